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
const answer = liveReload(folder, builds)
const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, "http://localhost")
  if (!answer(pathname, response)) response.writeHead(404).end()
})
await once(server.listen(0, "localhost"), "listening")
const page = `http://localhost:${server.address().port}`
after(async () => {
  server.close()
  server.closeAllConnections()
  await rm(folder, { recursive: true })
})

test("a page that was never built has the script all the same, and so has one that was", async () => {
  const script = /<script type="module" src="\/@live\.js\?build=\d+"><\/script><\/head>/
  assert.match(await (await fetch(page)).text(), script)
  await writeFile(join(folder, "index.html"), "<html><head><title>It</title></head></html>")
  assert.match(await (await fetch(page)).text(), script)
  assert.equal((await fetch(`${page}/other.js`)).status, 404)
})

test("an open page is told of each build, and why one failed", async () => {
  const { body } = await fetch(`${page}/@live`)
  const events = body.pipeThrough(new TextDecoderStream()).getReader()
  const next = async () => JSON.parse((await events.read()).value.replace("data: ", ""))
  const { build } = await next()
  const log = join(folder, "log")
  await writeFile(log, "error: a brace is missing")
  builds.write(`failed ${log}\n`)
  assert.deepEqual(await next(), { build, error: "error: a brace is missing" })
  builds.write("built\n")
  const mended = await next()
  assert.equal(mended.error, "")
  assert.ok(mended.build > build)
})
