// Chance that can be had again: the same words give the same numbers.

import { createHash } from "node:crypto"

/** What `words` decide. Other words, however near, decide something else. */
export class Random {
  /** @type {string} */
  #words
  #count = 0

  /** @param {...(string | number)} words */
  constructor(...words) {
    this.#words = words.join("\n")
  }

  /** A number from 0 up to, but not including, 1. */
  next() {
    const hash = createHash("sha256").update(`${this.#words}\n${this.#count++}`).digest()
    return hash.readUInt32BE() / 2 ** 32
  }

  /** @param {number} chance from 0, never, to 1, always */
  happens(chance) {
    return this.next() < chance
  }

  /**
   * A whole number from `from` to `to`, both included.
   * @param {number} from
   * @param {number} to
   */
  between(from, to) {
    return from + Math.floor(this.next() * (to - from + 1))
  }

  /**
   * One of them.
   * @template T
   * @param {readonly T[]} choices
   * @returns {T}
   */
  one(choices) {
    return /** @type {T} */ (choices[Math.floor(this.next() * choices.length)])
  }

  /**
   * One of the keys, each as often as its weight says.
   * @template {string} T
   * @param {Record<T, number>} weights
   * @returns {T}
   */
  weighted(weights) {
    const entries = /** @type {[T, number][]} */ (Object.entries(weights))
    let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [key, weight] of entries) {
      left -= weight
      if (left < 0) return key
    }
    throw new Error("nothing to choose from")
  }
}
