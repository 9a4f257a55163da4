// What fell short in a sequence, once nothing goes wrong any more: from what was wanted, told and sent, the server's
// truth and the screens.

import { isPickersFailure, isUnderWay, said } from "./told.mjs"
import { lastStanding, opposite, wishesBefore } from "./wishes.mjs"

/**
 * What happened, in its order. `tab` is the number of the browser's tab, `customer` an id, `group` a name.
 * @typedef {object} Wish
 * @property {"wish"} is
 * @property {number} tab
 * @property {string} customer
 * @property {string} group
 * @property {"in" | "out"} wish
 * @property {string} user
 * @property {"click" | "create" | "paste"} by
 *
 * Somebody pressed Discard.
 * @typedef {{ is: "withdrawn", tab: number, customer: string, group: string }} Withdrawn
 *
 * A text came on screen, beside that customer.
 * @typedef {{ is: "told", tab: number, customer: string, text: string }} Told
 *
 * The browser asked whether to leave what is not saved.
 * @typedef {{ is: "asked", tab: number }} Asked
 *
 * A host heard from that customer's element of the change of one.
 * @typedef {{ is: "event", tab: number, customer: string, of: string }} Event
 *
 * An edit came to the gateway, and was passed on to the server so often.
 * @typedef {object} Batch
 * @property {"sent"} is
 * @property {string} customer
 * @property {string[]} add
 * @property {string[]} remove
 * @property {string} user
 * @property {{ at: number, status: number, isLate: boolean }[]} passed
 *
 * @typedef {{ is: "crashed", tab: number, text: string }} Crashed
 * @typedef {Wish | Withdrawn | Told | Asked | Event | Batch | Crashed} Entry
 */

/**
 * What a tab shows of a customer. `null`: no groups, nor that there are none.
 * @typedef {{ tab: number, customer: string, groups: string[] | null, texts: string[] }} Screen
 */
/** @typedef {{ id: string, names: string[] }} Customer what each may be called by */
/** @typedef {{ kind: string, words: string }} Shortcoming */

/**
 * @typedef {object} Sequence
 * @property {Entry[]} entries
 * @property {Customer[]} customers
 * @property {Record<string, string[]>} server
 * @property {Screen[]} screens
 * @property {boolean} mayWait whether an edit may still be held, if the screen says so
 */

/**
 * @param {Sequence} sequence
 * @returns {Shortcoming[]}
 */
export function judge(sequence) {
  const rules = [crashes, strangeBatches, strangeWords, unmet, screens]
  return rules.flatMap((rule) => rule(sequence))
}

/** @param {Sequence} sequence */
function crashes({ entries }) {
  const crashes = entries.filter((entry) => entry.is === "crashed")
  return crashes.map(({ tab, text }) => ({ kind: "crash", words: `tab ${tab}: ${text}` }))
}

/**
 * Edits that reached the server and that nobody had wanted: not then, not for that customer, or not by that user.
 * @param {Sequence} sequence
 */
function strangeBatches({ entries, customers }) {
  /** @type {Shortcoming[]} */
  const found = []
  entries.forEach((entry, at) => {
    if (entry.is !== "sent" || !entry.passed.some(({ status }) => status === 200)) return
    for (const [wish, groups] of /** @type {const} */ ([["in", entry.add], ["out", entry.remove]])) {
      for (const group of groups) {
        const wishes = wishesBefore(entries, at, entry.customer, group).filter((earlier) => earlier.wish === wish)
        const what = `${call(customers, entry.customer)} ${wish} ${group}`
        if (wishes.length === 0) found.push({ kind: "sent unasked", words: `${what} was sent, which nobody wanted` })
        else if (!wishes.some(({ user }) => user === entry.user) && !mayTakeOver(entries, at, entry.user)) {
          const words = `${what} was wanted by ${wishes.at(-1)?.user} and sent in the session of ${entry.user}`
          found.push({ kind: "sent by another", words })
        }
      }
    }
  })
  return found
}

/**
 * Whether this user was asked whether to send what another one wanted.
 * @param {Entry[]} entries
 * @param {number} at
 * @param {string} user
 */
function mayTakeOver(entries, at, user) {
  const asks = `Save sends them as ${user}.`
  return entries.slice(0, at).some((entry) => entry.is === "told" && entry.text.includes(asks))
}

/**
 * What was told beside a customer, or to a customer's host, and is of another for whom nobody there wanted anything.
 * @param {Sequence} sequence
 */
function strangeWords({ entries, customers }) {
  /** @type {Shortcoming[]} */
  const found = []
  const groups = new Set(entries.flatMap((entry) => (entry.is === "wish" ? [entry.group] : [])))
  entries.forEach((entry, at) => {
    const isOthers = (/** @type {Entry} */ earlier) =>
      entry.is === "event" && earlier.is === "wish" && earlier.customer === entry.of && earlier.tab === entry.tab
    if (entry.is === "event" && entry.of !== entry.customer && !entries.slice(0, at).some(isOthers)) {
      const words = `the element of ${call(customers, entry.customer)} told its host of ${call(customers, entry.of)}`
      found.push({ kind: "told of another", words })
    }
    if (entry.is !== "told") return
    const meant = customers.filter((customer) => isAbout(entry, customer))
    for (const group of groups) {
      if (said(entry.text, group).length === 0) continue
      if (meant.some(({ id }) => wishesBefore(entries, at, id, group).length > 0)) continue
      const beside = `beside ${call(customers, entry.customer)}, for whom nobody wanted it`
      found.push({ kind: "told of another", words: `“${inOneLine(entry.text)}” stood ${beside}` })
    }
  })
  return found
}

/**
 * Wishes that the server does not have as they were, and nobody was told; and those that it has, and of which the last
 * word was that they failed.
 * @param {Sequence} sequence
 */
function unmet(sequence) {
  const { entries, customers, server } = sequence
  /** @type {Shortcoming[]} */
  const found = []
  for (const customer of customers) {
    const own = entries.flatMap((entry) => (entry.is === "wish" && entry.customer === customer.id ? [entry] : []))
    for (const group of new Set(own.map((entry) => entry.group))) {
      const last = lastStanding(entries, customer.id, group)
      if (last?.is !== "wish") continue
      const is = server[customer.id]?.includes(group) ? "in" : "out"
      const words = `${call(customers, customer.id)} was wanted ${last.wish} ${group}, and is ${is}`
      const told = lastWord(entries, last, customer)
      if (is === last.wish) {
        const isRefused = told === "not in" || told === "not out"
        if (isRefused) found.push({ kind: "false alarm", words: `${words}; told: ${told}` })
      } else if (!isTold(sequence, last, customer, told)) {
        const kind = kindOf(sequence, last, told)
        found.push({ kind, words: `${words}; told: ${told ?? "nothing"}` })
      }
    }
  }
  return found
}

/**
 * How a wish came to nothing, without a word that it has.
 * @param {Sequence} sequence
 * @param {Wish} wish
 * @param {import("./told.mjs").Says | undefined} lastWord
 */
function kindOf({ entries, mayWait }, wish, lastWord) {
  if (wasOvertaken(entries, wish)) return "overtaken"
  if (lastWord === wish.wish) return "claimed"
  // It was tried again with nothing in its way, and still waits.
  return lastWord === "waits" && !mayWait ? "stuck" : "unseen"
}

/**
 * The last that was said of what a wish came to.
 * @param {Entry[]} entries
 * @param {Wish} wish
 * @param {Customer} customer
 */
function lastWord(entries, wish, customer) {
  const after = entries.slice(entries.indexOf(wish))
  const texts = after.flatMap((entry) => (entry.is === "told" && isAbout(entry, customer) ? [entry.text] : []))
  return texts.flatMap((text) => said(text, wish.group)).at(-1)
}

/**
 * Whether an admin could know that a wish has not come true.
 * @param {Sequence} sequence
 * @param {Wish} wish
 * @param {Customer} customer
 * @param {import("./told.mjs").Says | undefined} lastWord
 */
function isTold({ entries, screens, mayWait }, wish, customer, lastWord) {
  const after = entries.slice(entries.indexOf(wish))
  if (lastWord === "not in" || lastWord === "not out") return true
  if (lastWord === "waits" && mayWait) {
    const isOf = (/** @type {string} */ text, /** @type {string} */ beside) =>
      isAbout({ customer: beside, text }, customer) && said(text, wish.group).includes("waits")
    const isShown = screens.some(({ customer: beside, texts }) => texts.some((text) => isOf(text, beside)))
    if (isShown || !screens.some((screen) => screen.customer === customer.id)) return true
  }
  // Left behind with a page, by somebody who was asked.
  if (lastWord !== wish.wish && after.some((entry) => entry.is === "asked" && entry.tab === wish.tab)) return true
  // What the picker was to do for a customer who has left the screen is told by name.
  const ofGroup = after.flatMap((entry) => (entry.is === "told" && entry.text.includes(wish.group) ? [entry] : []))
  const isElsewhere = ofGroup.some((entry) => isAbout(entry, customer) && isPickersFailure(entry.text))
  if (wish.by !== "click" && isElsewhere) return true
  const texts = after.flatMap((entry) => (entry.is === "told" && entry.customer === customer.id ? [entry] : []))
  if (wish.by !== "click" && texts.some(({ text }) => isPickersFailure(text))) return true
  // Two tabs wanted opposites, and the other one said last what it came to.
  const wishes = wishesBefore(entries, entries.length, customer.id, wish.group)
  const others = texts.filter(({ tab }) => tab !== wish.tab && wishes.some((other) => other.tab === tab))
  return others.some(({ text }) => said(text, wish.group).at(-1) === opposite(wish.wish))
}

/**
 * Whether what the server did last for the wish's group was a request that the gateway had answered long before.
 * @param {Entry[]} entries
 * @param {Wish} wish
 */
function wasOvertaken(entries, wish) {
  const passed = entries.flatMap((entry) => {
    if (entry.is !== "sent" || entry.customer !== wish.customer) return []
    const isOfGroup = [...entry.add, ...entry.remove].includes(wish.group)
    return isOfGroup ? entry.passed.filter(({ status }) => status === 200) : []
  })
  return passed.sort((one, other) => one.at - other.at).at(-1)?.isLate ?? false
}

/**
 * Screens that differ from the server, and do not say that they do; or that say what is not so of what is on its way.
 * @param {Sequence} sequence
 */
function screens({ screens, server, customers }) {
  /** @type {Shortcoming[]} */
  const found = []
  for (const { tab, customer, groups, texts } of screens) {
    const where = `tab ${tab}, ${call(customers, customer)}:`
    for (const text of texts.filter(isUnderWay)) {
      found.push({ kind: "screen", words: `${where} “${inOneLine(text)}”, and nothing is on its way` })
    }
    if (groups === null) {
      if (texts.length === 0) found.push({ kind: "screen", words: `${where} no groups, and no word why` })
      continue
    }
    const truth = server[customer] ?? []
    for (const group of new Set([...groups, ...truth])) {
      const isSaid = texts.some((text) => said(text, group).includes("waits"))
      if (groups.includes(group) === truth.includes(group) || isSaid) continue
      const isShown = groups.includes(group)
      const words = isShown ? "is shown, and the server does not have it" : "is not shown, and the server has it"
      found.push({ kind: "screen", words: `${where} ${group} ${words}` })
    }
  }
  return found
}

/**
 * Whether a text is of a customer: it stands beside that one, or names that one.
 * @param {Pick<Told, "customer" | "text">} told
 * @param {Customer} customer
 */
function isAbout({ customer: beside, text }, { id, names }) {
  return beside === id || names.some((name) => text.includes(name))
}

/** @param {string} text */
const inOneLine = (text) => text.replaceAll("\n", " ")

/**
 * @param {Customer[]} customers
 * @param {string} id
 */
function call(customers, id) {
  return customers.find((customer) => customer.id === id)?.names[0] ?? (id || "nobody")
}
