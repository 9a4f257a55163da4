// What somebody does in a sequence: decided before it begins, from its seed alone.

import { Random } from "./random.mjs"

/**
 * Where it is done: the page of its own, one element in a host's page, or two, for one customer or for two.
 * @typedef {"page" | "element" | "two elements" | "elements of two customers"} Place
 */

/**
 * One act. Groups are numbers among those that can be added or removed when its turn comes, customers among those of
 * the sequence. What does not exist then, such as a message to dismiss, is passed over.
 * @typedef {{ does: "add", groups: number[] }
 *   | { does: "remove", groups: number[] }
 *   | { does: "remove together", groups: number[] }
 *   | { does: "undo", byKey: boolean }
 *   | { does: "filter", words: string }
 *   | { does: "create", name: string, waits: boolean }
 *   | { does: "paste", groups: number[], waits: boolean }
 *   | { does: "switch", customer: number }
 *   | { does: "reload" }
 *   | { does: "open tab", place: Place }
 *   | { does: "go to tab", tab: number }
 *   | { does: "close tab" }
 *   | { does: "go to element", element: number }
 *   | { does: "sign out", user: number }
 *   | { does: "come back" }
 *   | { does: "press", button: "Retry" | "Discard" | "Dismiss" }
 *   | { does: "pause", milliseconds: number }} Act
 */

/** Who signs in where a session has ended: now and then somebody else. */
const OTHER_USER = 0.15

/** @type {Record<Act["does"], number>} */
const WEIGHTS = {
  add: 11,
  remove: 10,
  "remove together": 4,
  undo: 6,
  filter: 1,
  create: 2,
  paste: 2,
  switch: 8,
  reload: 1.5,
  "open tab": 1.5,
  "go to tab": 1.5,
  "close tab": 0.5,
  "go to element": 2,
  "sign out": 1,
  "come back": 1.5,
  press: 3,
  pause: 4,
}

/** @type {Record<Place, number>} */
const PLACES = { page: 5, element: 2, "two elements": 1, "elements of two customers": 2 }

export const CUSTOMERS = ["Ann", "Ben", "Cleo"]
/** Those that are added and removed. No name holds another's words: a search for it would find both. */
export const GROUPS = ["Gold", "Silver", "Bronze", "Iron", "Copper"]
/** Those that are only ever pasted, which takes its time. */
export const PASTED = ["Tin", "Zinc"]

/** @param {number} seed */
export function plan(seed) {
  const random = new Random(seed, "plan")
  const groups = () => some(random, GROUPS.length, random.weighted({ 1: 6, 2: 3, 3: 1 }))
  let created = 0
  /** @returns {Act} */
  const act = () => {
    const does = random.weighted(WEIGHTS)
    switch (does) {
      case "add":
      case "remove":
        return { does, groups: groups() }
      case "remove together":
        return { does, groups: some(random, GROUPS.length, 2) }
      case "undo":
        return { does, byKey: random.happens(0.5) }
      case "filter":
        return { does, words: random.one(["o", "old", "nothing is called so"]) }
      case "create":
        // No more than fit on the first page of rows.
        if (created === 2) return { does: "undo", byKey: false }
        created += 1
        return { does, name: created === 1 ? "Nickel" : "Cobalt", waits: random.happens(0.7) }
      case "paste": {
        const groups = some(random, PASTED.length, random.between(1, PASTED.length))
        return { does, groups, waits: random.happens(0.7) }
      }
      case "switch":
        return { does, customer: random.between(0, CUSTOMERS.length - 1) }
      case "open tab":
        return { does, place: random.weighted(PLACES) }
      case "go to tab":
        return { does, tab: random.between(0, 2) }
      case "go to element":
        return { does, element: random.between(0, 1) }
      case "sign out":
        return { does, user: random.between(0, 1) }
      case "press":
        return { does, button: random.weighted({ Retry: 3, Discard: 1, Dismiss: 1 }) }
      case "pause":
        return { does, milliseconds: random.between(50, 1500) }
      default:
        return { does }
    }
  }
  return {
    place: random.weighted(PLACES),
    /** The groups that each customer is in at the start. */
    members: CUSTOMERS.map(() => some(random, GROUPS.length, random.between(1, 3))),
    acts: Array.from({ length: random.between(6, 15) }, act),
    /**
     * Who signs in, when it is asked for the time of this number: whoever was signed in, or the other one.
     * @param {number} time
     */
    isOtherUser: (time) => new Random(seed, "sign-in", time).happens(OTHER_USER),
  }
}

/**
 * So many different numbers below `count`, in a random order.
 * @param {Random} random
 * @param {number} count
 * @param {number | string} wanted
 */
function some(random, count, wanted) {
  const all = Array.from({ length: count }, (_, number) => number)
  return Array.from({ length: Number(wanted) }, () => all.splice(random.between(0, all.length - 1), 1)[0] ?? 0)
}

/**
 * An act in words.
 * @param {Act} act
 */
export function inWords({ does, ...how }) {
  const words = Object.entries(how).map(([name, value]) => `${name} ${JSON.stringify(value)}`)
  return [does, ...words].join(", ")
}
