import assert from "node:assert/strict"
import { once } from "node:events"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { createServer } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { PassThrough } from "node:stream"
import { after, test } from "node:test"
import { liveReload } from "./live.mjs"

const folder = await mkdtemp(join(tmpdir(), "live-"))
const builds = new PassThrough()
const answer = liveReload({ page: folder, element: folder }, builds)
const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, "http://localhost")
  if (!answer(pathname, response)) response.writeHead(404).end()
})
await once(server.listen(0, "localhost"), "listening")
const origin = `http://localhost:${server.address().port}`
after(async () => {
  server.close()
  server.closeAllConnections()
  await rm(folder, { recursive: true })
})

/** Reads what open pages of that name are told, one event at a time. */
async function events(name) {
  const { body } = await fetch(`${origin}/@live/${name}`)
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  return async () => JSON.parse((await reader.read()).value.replace("data: ", ""))
}

test("a page that was never built has the script all the same, and so has one that was", async () => {
  const script = /<script type="module" src="\/@live\.js\?page=page&build=\d+"><\/script><\/head>/
  assert.match(await (await fetch(origin)).text(), script)
  await writeFile(join(folder, "index.html"), "<html><head><title>It</title></head></html>")
  assert.match(await (await fetch(origin)).text(), script)
  assert.match(await (await fetch(`${origin}/element.html`)).text(), /@live\.js\?page=element&build=\d+"/)
  assert.equal((await fetch(`${origin}/other.js`)).status, 404)
})

test("an open page is told of each build, and why one failed", async () => {
  const next = await events("page")
  const { build } = await next()
  const log = join(folder, "log")
  await writeFile(log, "error: a brace is missing")
  builds.write(`page failed ${log}\n`)
  assert.deepEqual(await next(), { build, error: "error: a brace is missing" })
  builds.write("page built\n")
  const mended = await next()
  assert.equal(mended.error, "")
  assert.ok(mended.build > build)
})

test("what became of the element is told to its own page alone", async () => {
  const [nextOfPage, nextOfElement] = [await events("page"), await events("element")]
  const [page, element] = [await nextOfPage(), await nextOfElement()]
  const log = join(folder, "log")
  await writeFile(log, "error: a type is missing")
  builds.write(`element failed ${log}\n`)
  assert.deepEqual(await nextOfElement(), { ...element, error: "error: a type is missing" })
  builds.write("page built\n")
  const built = await nextOfPage()
  assert.equal(built.error, "")
  assert.ok(built.build > page.build)
})
