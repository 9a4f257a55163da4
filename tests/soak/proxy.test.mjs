import assert from "node:assert/strict"
import { once } from "node:events"
import { createServer } from "node:http"
import { after, test } from "node:test"
import { Proxy } from "./proxy.mjs"

const medusa = createServer(async (request, response) => {
  for await (const _ of request);
  if (request.url === "/auth/session") response.setHeader("set-cookie", "connect.sid=s-bea; Path=/; HttpOnly")
  const answer = request.url === "/auth/user/emailpass" ? { token: "t-bea" } : { url: request.url }
  response.setHeader("content-type", "application/json").end(JSON.stringify(answer))
})
await once(medusa.listen(0, "localhost"), "listening")
const { port } = /** @type {import("node:net").AddressInfo} */ (medusa.address())
const proxy = new Proxy(() => `http://localhost:${port}`)
const origin = await proxy.listen(0)
after(async () => {
  await proxy.close()
  medusa.close()
})

/** A seed with much weather: most requests of it fail. */
const rough = 4

test("a sequence's requests are listed with what befell them and whose session they had", async () => {
  const { stream, cookie } = proxy.open(rough)
  stream.heal()
  proxy.isOf("s-ada", "ada@medusa.test")
  const headers = { cookie: `${cookie.name}=${cookie.value}; connect.sid=s-ada` }
  await fetch(`${origin}/admin/customers/cus_1/customer-groups`, { method: "POST", body: `{"add":["g"]}`, headers })
  const [sent] = stream.sent
  assert.equal(sent?.kind, "batch")
  assert.equal(sent?.user, "ada@medusa.test")
  assert.equal(sent?.body, `{"add":["g"]}`)
  assert.deepEqual(sent?.passed.map(({ status, isLate }) => [status, isLate]), [[200, false]])
})

test("who signs in through it is known from then on", async () => {
  const { stream, cookie } = proxy.open(rough)
  stream.heal()
  const browser = `${cookie.name}=${cookie.value}`
  const body = JSON.stringify({ email: "bea@medusa.test", password: "secret" })
  await fetch(`${origin}/auth/user/emailpass`, { method: "POST", body, headers: { cookie: browser } })
  const authorization = "Bearer t-bea"
  await fetch(`${origin}/auth/session`, { method: "POST", headers: { cookie: browser, authorization } })
  await fetch(`${origin}/admin/users/me`, { headers: { cookie: `${browser}; connect.sid=s-bea` } })
  assert.equal(stream.sent.at(-1)?.user, "bea@medusa.test")
})

test("nothing goes wrong without a sequence, for the page's files, or once the weather is fair", async () => {
  const { stream, cookie } = proxy.open(rough)
  const headers = { cookie: `${cookie.name}=${cookie.value}` }
  for (let count = 0; count < 20; count++) {
    assert.equal((await fetch(`${origin}/admin/customers/cus_1`)).status, 200)
    assert.equal((await fetch(`${origin}/index.html`, { headers })).status, 200)
  }
  assert.deepEqual(stream.sent, [])
  stream.heal()
  for (let count = 0; count < 20; count++) {
    assert.equal((await fetch(`${origin}/admin/customers/cus_1`, { headers })).status, 200)
  }
  assert.ok(stream.sent.every(({ fault }) => fault === ""))
})

test("it is quiet once all is answered and passed on", async () => {
  const { stream } = proxy.open(rough)
  await stream.quiet()
  stream.heal()
  let arrive = () => {}
  const whole = { status: 200, headers: {}, body: Buffer.alloc(0) }
  const arrived = new Promise((resolve) => (arrive = () => resolve(whole)))
  const response = /** @type {any} */ ({ destroyed: true })
  const request = { method: "GET", path: "/admin/customers/cus_1", body: "", user: "", mayBeCached: false }
  const taken = stream.take(request, () => /** @type {Promise<any>} */ (arrived), response)
  let isQuiet = false
  const quiet = stream.quiet().then(() => (isQuiet = true))
  await new Promise((resolve) => setImmediate(resolve))
  assert.equal(isQuiet, false)
  arrive()
  await Promise.all([taken, quiet])
  assert.equal(isQuiet, true)
})
