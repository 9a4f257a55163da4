// What a text on screen says of a group: the widget's own sentences (src/text/), read back.

/**
 * `in`, `out`: it is so now. `not in`, `not out`: it was wanted, and is not so. `waits`: it is wanted, and not yet so.
 * @typedef {"in" | "out" | "not in" | "not out" | "waits"} Says
 */

/** @type {[RegExp, Says][]} */
const SENTENCES = [
  [/Added to |Was already in /, "in"],
  [/Removed from |Was already out of /, "out"],
  [/Not added to |Not found:/, "not in"],
  [/Not removed from |Still in /, "not out"],
  [/Add to |Remove from /, "waits"],
]

/** Of a group that was to be made, or of pasted names: what failed, without a name. */
const OF_THE_PICKER = [
  "The group was not created.",
  "Not all groups were created.",
  "You may not create groups.",
  "Not all could be looked up.",
]

/** Where a sentence names but the first of its groups, the others stand below it, each in a line of its own. */
const AND_MORE = /\d more/

/**
 * What is said of the group of this name. A text's lines are its pieces on screen.
 * @param {string} text
 * @param {string} group
 * @returns {Says[]}
 */
export function said(text, group) {
  const lines = text.split("\n")
  const isListed = lines.some((line) => line === group)
  /** @type {Says[]} */
  const all = []
  for (const sentence of lines.flatMap((line) => line.split(/(?<=[.:]) (?=[A-Z])/))) {
    const says = SENTENCES.find(([words]) => words.test(sentence))?.[1]
    const isMeant = sentence.includes(group) || (isListed && (AND_MORE.test(sentence) || /Not found:$/.test(sentence)))
    if (says && isMeant) all.push(says)
  }
  return all
}

/**
 * Whether it says that what the picker was to do for a group came to nothing.
 * @param {string} text
 */
export function isPickersFailure(text) {
  return OF_THE_PICKER.some((words) => text.includes(words))
}

/**
 * Whether it says that something is on its way.
 * @param {string} text
 */
export function isUnderWay(text) {
  return /(Adding to|Removing from) .*…|Trying again…/.test(text)
}
