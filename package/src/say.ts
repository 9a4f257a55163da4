// Sentences of the element's own, before and around the wasm: in English where they are used, and in the other
// languages by the names that src/text/languages has for them.

/** What is said in a language, as the build packs it: what the wasm says in the order of its phrases, and what the
 * element itself says by name. Without one, all is said in English. */
export interface Messages {
  readonly phrases?: readonly unknown[]
  readonly [name: string]: unknown
}

/** What an element speaks. */
export interface Language {
  /** A BCP 47 tag: what is said is in this language, dates and numbers, too. */
  readonly tag: string
  readonly messages?: Messages | undefined
  /** Loads what is said where something is wrong: it is in none of `messages`. */
  problems?(): Promise<Messages>
  /** Why it is English in the place of what was asked for. */
  readonly error?: unknown
}

/** The sentence of this name, with values in the places of `{theirs}`. */
export function say(
  messages: Messages | undefined,
  name: string,
  english: string,
  values: Record<string, unknown> = {},
): string {
  return String(messages?.[name] ?? english).replace(/\{(\w+)\}/g, (_, key: string) => String(values[key]))
}

/** An error that can be said in other languages, too. */
export interface Said extends Error {
  inWordsOf?(messages: Messages | undefined): string
}

export function said(inWordsOf: (messages?: Messages) => string): Said {
  return Object.assign(new Error(inWordsOf()), { inWordsOf })
}

/** The words of an error: in the language if it has them, else those that it came with. */
export function wordsOf(error: Said, messages: Messages | undefined): string {
  return error.inWordsOf?.(messages) ?? error.message
}
