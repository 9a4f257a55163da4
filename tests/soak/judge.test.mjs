import assert from "node:assert/strict"
import { test } from "node:test"
import { judge } from "./judge.mjs"

/** @typedef {import("./judge.mjs").Entry} Entry */
/** @typedef {import("./judge.mjs").Sequence} Sequence */

const customers = [{ id: "cus_a", names: ["Ann A"] }, { id: "cus_b", names: ["Ben B"] }]

/**
 * @param {"in" | "out"} wish
 * @param {Partial<import("./judge.mjs").Wish>} [how]
 * @returns {Entry}
 */
const want = (wish, how) =>
  ({ is: "wish", tab: 1, customer: "cus_a", group: "Gold", wish, user: "ada", by: "click", ...how })
/** @returns {Entry} */
const told = (/** @type {string} */ text, customer = "cus_a", tab = 1) => ({ is: "told", tab, customer, text })
/**
 * @param {Partial<import("./judge.mjs").Batch>} [how]
 * @returns {Entry}
 */
const sent = (how) => {
  const passed = [{ at: 1, status: 200, isLate: false }]
  return { is: "sent", customer: "cus_a", add: ["Gold"], remove: [], user: "ada", passed, ...how }
}

/**
 * The kinds of what fell short.
 * @param {Entry[]} entries
 * @param {string[]} truth the server's groups of Ann
 * @param {Partial<Sequence>} [rest]
 */
function kinds(entries, truth, rest) {
  const server = { cus_a: truth, cus_b: [] }
  return judge({ entries, customers, server, screens: [], mayWait: true, ...rest }).map(({ kind }) => kind)
}

/**
 * @param {string[] | null} groups
 * @param {...string} texts
 */
const screen = (groups, ...texts) => ({ screens: [{ tab: 1, customer: "cus_a", groups, texts }] })

test("an edit that was done and told is as it should be", () => {
  assert.deepEqual(kinds([want("in"), sent(), told("Added to Gold.")], ["Gold"], screen(["Gold"])), [])
})

test("an edit that was not done must be told, and its refusal tells it", () => {
  assert.deepEqual(kinds([want("in")], []), ["unseen"])
  assert.deepEqual(kinds([want("in"), told("Adding to Gold…")], []), ["unseen"])
  assert.deepEqual(kinds([want("in"), told("Not added to Gold: the server refused it.")], []), [])
  assert.deepEqual(kinds([want("out"), told("Not removed from Gold: the server refused it.")], ["Gold"]), [])
})

test("the last wish counts, and what was told before it does not", () => {
  assert.deepEqual(kinds([want("in"), want("out")], []), [])
  assert.deepEqual(kinds([want("in"), told("Not added to Gold: no."), want("in")], []), ["unseen"])
})

test("what was taken back before it was sent is nobody's wish, and what was wanted before that still is", () => {
  const [removed, elsewhere] = [sent({ add: [], remove: ["Gold"] }), want("out", { tab: 2 })]
  assert.deepEqual(kinds([want("out"), want("in"), want("in"), elsewhere, removed], []), [])
  assert.deepEqual(kinds([elsewhere, removed, want("out"), want("in"), want("in")], []), [])
  assert.deepEqual(kinds([want("out"), removed, want("in")], []), ["unseen"])
  assert.deepEqual(kinds([want("in"), want("out"), want("in")], []), ["unseen"])
  assert.deepEqual(kinds([want("out", { tab: 2 }), want("in")], []), ["unseen"])
})

test("a success that the server contradicts was claimed, whatever was told before it", () => {
  assert.deepEqual(kinds([want("in"), told("Added to Gold.")], []), ["claimed"])
  assert.deepEqual(kinds([want("in"), told("Not saved yet\nAdd to Gold."), told("Added to Gold.")], []), ["claimed"])
})

test("what a late request of the gateway undid is told apart", () => {
  const late = sent({ passed: [{ at: 9, status: 200, isLate: true }] })
  const removed = sent({ add: [], remove: ["Gold"], passed: [{ at: 5, status: 200, isLate: false }] })
  assert.deepEqual(kinds([want("in"), late, want("out"), removed, told("Removed from Gold.")], ["Gold"]), ["overtaken"])
})

test("a refusal of what was done is a false alarm", () => {
  assert.deepEqual(kinds([want("in"), told("Not added to Gold: no.")], ["Gold"]), ["false alarm"])
})

test("it is no word for this customer that stands beside another, unless it names this one", () => {
  const words = "Not added to Gold: the server refused it."
  assert.deepEqual(kinds([want("in"), told(words, "cus_b")], []), ["told of another", "unseen"])
  assert.deepEqual(kinds([want("in"), told(`Ann A: ${words}`, "cus_b")], []), [])
})

test("an edit may be held while the screen says so, and not for ever", () => {
  const held = "Not saved yet\nAdd to Gold."
  const entries = [want("in"), told(held)]
  assert.deepEqual(kinds(entries, [], screen(["Gold"], held)), [])
  assert.deepEqual(kinds(entries, [], { ...screen([]), mayWait: true }), ["unseen"])
  assert.deepEqual(kinds(entries, [], { ...screen(["Gold"], held), mayWait: false }), ["stuck"])
  // Said in one tab beside another customer, by name, while a second tab shows this one.
  const beside = { tab: 1, customer: "cus_b", groups: [], texts: [`Ann A: ${held}`] }
  const { screens } = screen([])
  assert.deepEqual(kinds(entries, [], { screens: [...screens, beside] }), [])
  assert.deepEqual(kinds(entries, [], { screens: [...screens, { ...beside, texts: [held] }] }), ["unseen"])
  // Its customer is no longer on screen, where it was said.
  assert.deepEqual(kinds(entries, []), [])
})

test("what somebody discards, or leaves when asked, is given up", () => {
  /** @type {Entry} */
  const discarded = { is: "withdrawn", tab: 1, customer: "cus_a", group: "Gold" }
  assert.deepEqual(kinds([want("in"), discarded], []), [])
  assert.deepEqual(kinds([want("in"), { is: "asked", tab: 1 }], []), [])
  assert.deepEqual(kinds([want("in"), { is: "asked", tab: 2 }], []), ["unseen"])
  assert.deepEqual(kinds([want("in"), told("Added to Gold."), { is: "asked", tab: 1 }], []), ["claimed"])
})

test("of two tabs that want opposites, the other one may say what it came to", () => {
  const opposites = [want("in", { tab: 2 }), want("out"), told("Removed from Gold.")]
  assert.deepEqual(kinds([...opposites, told("Added to Gold.", "cus_a", 2)], ["Gold"]), [])
  assert.deepEqual(kinds(opposites, ["Gold"]), ["claimed"])
})

test("a group that was not made is told without its name", () => {
  const failed = told("The group was not created.\nThe server has a problem.")
  assert.deepEqual(kinds([want("in", { by: "create" }), failed], []), [])
  assert.deepEqual(kinds([want("in"), failed], []), ["unseen"])
})

test("only what was wanted is sent, for that customer and by that user", () => {
  const done = told("Added to Gold.")
  assert.deepEqual(kinds([want("in"), sent({ customer: "cus_b" }), sent(), done], ["Gold"]), ["sent unasked"])
  assert.deepEqual(kinds([want("in"), sent({ user: "bea" }), done], ["Gold"]), ["sent by another"])
  assert.deepEqual(kinds([sent(), want("in"), done], ["Gold"]), ["sent unasked"])
  const asked = told("Not saved yet\nAdd to Gold.\nada made these changes. Save sends them as bea.")
  assert.deepEqual(kinds([want("in"), asked, sent({ user: "bea" }), done], ["Gold"]), [])
  // What the server refused has done no harm.
  const refused = sent({ user: "", passed: [{ at: 1, status: 401, isLate: false }] })
  assert.deepEqual(kinds([want("in"), refused, sent(), done], ["Gold"]), [])
})

test("a screen shows what the server has, or says that it does not", () => {
  assert.deepEqual(kinds([], ["Gold"], screen([])), ["screen"])
  assert.deepEqual(kinds([], [], screen(["Gold"])), ["screen"])
  assert.deepEqual(kinds([], ["Gold"], screen(null)), ["screen"])
  assert.deepEqual(kinds([], ["Gold"], screen(null, "The groups could not be loaded")), [])
  assert.deepEqual(kinds([], ["Gold"], screen(["Gold"], "Adding to Gold…\nUndo")), ["screen"])
})

test("an element tells its host of its own customer, and of those whose edits were left there", () => {
  /** @type {Entry} */
  const other = { is: "event", tab: 1, customer: "cus_b", of: "cus_a" }
  assert.deepEqual(kinds([other], []), ["told of another"])
  assert.deepEqual(kinds([want("in"), other, told("Ann A: Added to Gold.", "cus_b")], ["Gold"]), [])
  assert.deepEqual(kinds([{ is: "event", tab: 1, customer: "cus_a", of: "cus_a" }], []), [])
})

test("a crash is one, whatever the rest", () => {
  assert.deepEqual(kinds([{ is: "crashed", tab: 1, text: "unreachable" }], []), ["crash"])
})
