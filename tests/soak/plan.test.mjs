import assert from "node:assert/strict"
import { test } from "node:test"
import { GROUPS, inWords, plan } from "./plan.mjs"

const seeds = Array.from({ length: 300 }, (_, seed) => seed)
const acts = seeds.flatMap((seed) => plan(seed).acts)

test("the same seed plans the same sequence, and the next one another", () => {
  const { place, members, acts } = plan(5)
  assert.deepEqual({ ...plan(5), isOtherUser: undefined }, { place, members, acts, isOtherUser: undefined })
  assert.notDeepEqual(plan(5).acts, plan(6).acts)
})

test("sequences are short, and every act comes in some", () => {
  for (const seed of seeds) {
    const { length } = plan(seed).acts
    assert.ok(length >= 6 && length <= 15, `${length}`)
  }
  assert.equal(new Set(acts.map(({ does }) => does)).size, 17)
})

test("nobody picks a group twice in one act, or one that there is not", () => {
  for (const act of acts) {
    if (act.does !== "add" && act.does !== "remove") continue
    assert.equal(new Set(act.groups).size, act.groups.length)
    assert.ok(act.groups.length >= 1 && act.groups.every((group) => group >= 0 && group < GROUPS.length))
  }
})

test("who signs in again is mostly who was signed in, and sometimes another", () => {
  const others = seeds.filter((seed) => plan(seed).isOtherUser(0)).length
  assert.ok(others > 20 && others < 90, `${others}`)
})

test("an act reads as a person would tell it", () => {
  assert.equal(inWords({ does: "switch", customer: 2 }), "switch, customer 2")
  assert.equal(inWords({ does: "reload" }), "reload")
})
