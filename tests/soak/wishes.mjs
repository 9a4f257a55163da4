// What was wanted for a customer and a group, and what of it still counts.

/** @typedef {import("./judge.mjs").Entry} Entry */
/** @typedef {import("./judge.mjs").Wish} Wish */
/** @typedef {import("./judge.mjs").Withdrawn} Withdrawn */

/**
 * @param {Entry[]} entries
 * @param {number} at
 * @param {string} customer
 * @param {string} group
 */
export function wishesBefore(entries, at, customer, group) {
  return entries
    .slice(0, at)
    .flatMap((entry) => (entry.is === "wish" && entry.customer === customer && entry.group === group ? [entry] : []))
}

/**
 * The last that somebody wanted, or discarded. What was taken back in its own tab before it was sent counts no more,
 * nor does the taking back: nothing was left to be done.
 * @param {Entry[]} entries
 * @param {string} customer
 * @param {string} group
 */
export function lastStanding(entries, customer, group) {
  /** @type {(Wish | Withdrawn)[]} */
  const standing = []
  /** @type {Entry | undefined} */
  let before
  for (const entry of entries) {
    if (entry.is !== "wish" && entry.is !== "withdrawn") continue
    if (entry.customer !== customer || entry.group !== group) continue
    const last = standing.at(-1)
    if (isRepeated(before, entry)) {
      // Of what took another back, nothing stands.
      if (last === before) standing.splice(-1, 1, entry)
    } else if (last?.is === "wish" && takesBack(entry, last) && !wasSent(entries, last, entry)) standing.pop()
    else standing.push(entry)
    before = entry
  }
  return standing.at(-1)
}

/**
 * Whether the same was wanted again: what a button does is heard twice.
 * @param {Entry | undefined} before
 * @param {Entry} entry
 */
function isRepeated(before, entry) {
  return before?.is === "wish" && entry.is === "wish" && before.tab === entry.tab && before.wish === entry.wish
}

/**
 * @param {Entry} entry
 * @param {Wish} wish
 */
function takesBack(entry, wish) {
  return entry.is === "wish" && entry.tab === wish.tab && entry.wish === opposite(wish.wish)
}

/**
 * Whether what was wanted came to the gateway before something else was.
 * @param {Entry[]} entries
 * @param {Wish} wish
 * @param {Entry} until
 */
function wasSent(entries, wish, until) {
  return entries.slice(entries.indexOf(wish), entries.indexOf(until)).some((entry) => {
    if (entry.is !== "sent" || entry.customer !== wish.customer) return false
    return (wish.wish === "in" ? entry.add : entry.remove).includes(wish.group)
  })
}

/** @param {"in" | "out"} wish */
export const opposite = (wish) => (wish === "in" ? "out" : "in")
