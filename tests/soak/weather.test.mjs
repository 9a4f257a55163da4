import assert from "node:assert/strict"
import { test } from "node:test"
import { kindOf, weather } from "./weather.mjs"

const row = (/** @type {number} */ seed, /** @type {import("./weather.mjs").Kind} */ kind = "batch") =>
  Array.from({ length: 50 }, (_, number) => weather(seed).fault(kind, number))

test("the same seed brings the same weather, and the next one another", () => {
  assert.deepEqual(row(7), row(7))
  assert.notDeepEqual(row(7), row(8))
  assert.notDeepEqual(row(7, "batch"), row(7, "create"))
})

test("each fault comes, and some requests are left alone", () => {
  const seen = new Set()
  for (let seed = 0; seed < 200; seed++) for (const fault of row(seed, "read")) seen.add(fault?.name)
  assert.equal(seen.size, 19)
  assert.ok(seen.has(undefined))
})

test("what comes late comes one to six seconds later, and nothing else keeps anybody waiting for long", () => {
  for (let seed = 0; seed < 100; seed++) {
    for (const fault of row(seed)) {
      if (!fault) continue
      const [least, most] = fault.name === "late" ? [1000, 6000] : [100, 1200]
      assert.ok(fault.wait >= least && fault.wait <= most, `${fault.name}: ${fault.wait}`)
      assert.ok(fault.after <= 1500, `${fault.name}: after ${fault.after}`)
    }
  }
})

test("no edit is answered out of a cache", () => {
  for (let seed = 0; seed < 200; seed++) {
    for (const kind of /** @type {const} */ (["batch", "create", "auth"])) {
      assert.ok(row(seed, kind).every((fault) => fault?.name !== "cached"))
    }
  }
})

test("edits, reads and sign-ins are told apart by method and path", () => {
  assert.equal(kindOf("POST", "/admin/customers/cus_1/customer-groups?fields=id"), "batch")
  assert.equal(kindOf("POST", "/admin/customer-groups?fields=id"), "create")
  assert.equal(kindOf("GET", "/admin/customers/cus_1?fields=id"), "read")
  assert.equal(kindOf("GET", "/admin/customers?q=x"), "list")
  assert.equal(kindOf("GET", "/admin/customer-groups?limit=20"), "list")
  assert.equal(kindOf("DELETE", "/auth/session"), "auth")
  assert.equal(kindOf("GET", "/admin/users/me"), "auth")
})
