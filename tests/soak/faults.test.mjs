import assert from "node:assert/strict"
import { once } from "node:events"
import { createServer } from "node:http"
import { after, test } from "node:test"
import { answer } from "./faults.mjs"

/** @typedef {import("./weather.mjs").FaultName} FaultName */

const whole = JSON.stringify({ customer: { id: "cus_1" } })
const headers = { "content-type": "application/json" }
/** @type {FaultName} */
let name = "delay"
/** @type {boolean[]} */
let passed = []
/** @type {Promise<unknown>} */
let done = Promise.resolve()

const server = createServer((request, response) => {
  const pass = async (isLate = false) => {
    passed.push(isLate)
    return { status: 200, headers, body: Buffer.from(whole) }
  }
  const older = { status: 200, headers, body: Buffer.from(`"older"`) }
  const mayBeCached = request.headers["cache-control"] !== "no-cache"
  done = answer({ name, after: 0, wait: 20 }, { pass, response, older, mayBeCached })
})
await once(server.listen(0, "localhost"), "listening")
const { port } = /** @type {import("node:net").AddressInfo} */ (server.address())
after(() => server.close())

/**
 * @param {FaultName} fault
 * @param {Record<string, string>} [headers]
 */
async function ask(fault, headers = {}) {
  name = fault
  passed = []
  const response = await fetch(`http://localhost:${port}/`, { headers, redirect: "manual" })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

test("a connection that is cut gives no answer, and whether the server had the request is the fault's", async () => {
  for (const [fault, times] of /** @type {const} */ ([["drop before", 0], ["drop after", 1], ["body cut", 1]])) {
    await assert.rejects(ask(fault), `${fault} gave an answer`)
    assert.equal(passed.length, times, fault)
  }
})

test("a refusal is given in the server's place", async () => {
  for (const [fault, status] of /** @type {const} */ ([
    ["500 json", 500], ["502 html", 502], ["429 busy", 429], ["401 session", 401], ["redirect", 302],
    ["403 html", 403], ["403 gateway", 403], ["404 html", 404], ["404 gateway", 404],
  ])) {
    assert.equal((await ask(/** @type {FaultName} */ (fault))).status, status)
    assert.deepEqual(passed, [])
  }
  assert.equal((await ask("429 busy")).headers.get("retry-after"), "1")
  assert.match((await ask("403 gateway")).text, /no Route matched/)
  assert.match((await ask("404 html")).text, /<h1>/)
})

test("what is only slow, or passed on twice, comes whole", async () => {
  for (const [fault, times] of /** @type {const} */ ([["delay", 1], ["slow body", 1], ["twice", 2]])) {
    assert.equal((await ask(fault)).text, whole)
    assert.equal(passed.length, times, fault)
  }
})

test("JSON that ends early is a whole answer to HTTP, and none to its reader", async () => {
  const { status, text } = await ask("json truncated")
  assert.equal(status, 200)
  assert.throws(() => JSON.parse(text))
})

test("a cache gives the older answer, save to who says that it shall not", async () => {
  assert.equal((await ask("cached")).text, `"older"`)
  assert.equal((await ask("cached", { "cache-control": "no-cache" })).text, whole)
})

test("what is late is answered first and passed on then", async () => {
  assert.equal((await ask("late")).status, 504)
  assert.deepEqual(passed, [])
  await done
  assert.deepEqual(passed, [true])
})
