import assert from "node:assert/strict"
import { once } from "node:events"
import { createServer } from "node:http"
import { after, test } from "node:test"
import { passOnTo } from "./proxy.mjs"

const servers = []
after(() => servers.forEach((server) => server.close()))

/** Starts a server that answers by `listener`. */
async function serve(listener) {
  const server = createServer(listener).listen(0, "localhost")
  servers.push(server)
  await once(server, "listening")
  return `http://localhost:${server.address().port}`
}

test("what the browser sends arrives, and the answer comes back with its cookies, redirects not followed", async () => {
  const backend = await serve(async (request, response) => {
    let body = ""
    for await (const chunk of request) body += chunk
    const { method, url, headers } = request
    response.writeHead(302, { location: "/elsewhere", "set-cookie": ["a=1", "b=2"] })
    response.end(JSON.stringify({ method, url, body, host: headers.host, cookie: headers.cookie }))
  })
  const page = await serve(passOnTo(`${backend}/prefix`))
  const answer = await fetch(`${page}/admin/x?y=1`, {
    method: "POST",
    body: "words",
    headers: { cookie: "s=1" },
    redirect: "manual",
  })
  assert.equal(answer.status, 302)
  assert.equal(answer.headers.get("location"), "/elsewhere")
  assert.deepEqual(answer.headers.getSetCookie(), ["a=1", "b=2"])
  const host = new URL(backend).host
  const sent = { method: "POST", url: "/prefix/admin/x?y=1", body: "words", host, cookie: "s=1" }
  assert.deepEqual(await answer.json(), sent)
})

test("a backend that is down is a bad gateway, and an answer that it breaks off is broken off", async () => {
  const down = await fetch(await serve(passOnTo("http://localhost:1")))
  assert.equal(down.status, 502)
  const backend = await serve((_, response) => {
    response.writeHead(200, { "content-length": 100 }).write("half", () => response.destroy())
  })
  const answer = await fetch(await serve(passOnTo(backend)))
  await assert.rejects(answer.text())
})
