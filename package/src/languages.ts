// The languages beside English: each is a module of its own, and what hosts have registered. Loaded when an element asks
// for another language than English.

import type { Language, Messages } from "./say.ts"
import type { OwnMessages } from "./types.ts"

/** Written out, so that every bundler finds them. */
const MODULES: Record<string, () => Promise<{ default: Messages }>> = {
  ar: () => import("./lang/ar.js"),
  bg: () => import("./lang/bg.js"),
  bs: () => import("./lang/bs.js"),
  cs: () => import("./lang/cs.js"),
  de: () => import("./lang/de.js"),
  el: () => import("./lang/el.js"),
  "en-GB": () => import("./lang/en-GB.js"),
  es: () => import("./lang/es.js"),
  fa: () => import("./lang/fa.js"),
  fi: () => import("./lang/fi.js"),
  fr: () => import("./lang/fr.js"),
  he: () => import("./lang/he.js"),
  hr: () => import("./lang/hr.js"),
  hu: () => import("./lang/hu.js"),
  id: () => import("./lang/id.js"),
  it: () => import("./lang/it.js"),
  ja: () => import("./lang/ja.js"),
  ko: () => import("./lang/ko.js"),
  lt: () => import("./lang/lt.js"),
  mk: () => import("./lang/mk.js"),
  mn: () => import("./lang/mn.js"),
  nl: () => import("./lang/nl.js"),
  pl: () => import("./lang/pl.js"),
  "pt-BR": () => import("./lang/pt-BR.js"),
  "pt-PT": () => import("./lang/pt-PT.js"),
  ro: () => import("./lang/ro.js"),
  ru: () => import("./lang/ru.js"),
  sv: () => import("./lang/sv.js"),
  th: () => import("./lang/th.js"),
  tr: () => import("./lang/tr.js"),
  uk: () => import("./lang/uk.js"),
  vi: () => import("./lang/vi.js"),
  "zh-CN": () => import("./lang/zh-CN.js"),
  "zh-TW": () => import("./lang/zh-TW.js"),
}

/** What hosts have registered, by tag. */
const registered = new Map<string, OwnMessages>()
/** What is said in each language that was asked for. The same each time: by that the wasm knows a language again. */
const loaded = new Map<string, Promise<Messages | undefined>>()

export function register(tag: string, messages: OwnMessages): void {
  const [language] = Intl.getCanonicalLocales(tag)
  if (!language) throw new TypeError('registerMessages() takes a language tag such as "de", and messages by name')
  registered.set(language, { ...registered.get(language), ...messages })
  loaded.clear()
}

export async function languageOf(tag: string): Promise<Language> {
  const language = find(tag, ["en", ...Object.keys(MODULES), ...registered.keys()])
  if (!language) return { tag: "en" }
  if (!loaded.has(language)) loaded.set(language, load(language))
  try {
    return { tag, messages: await loaded.get(language) }
  } catch (error) {
    // So that it is tried again.
    loaded.delete(language)
    throw error
  }
}

async function load(language: string): Promise<Messages | undefined> {
  const messages = (await MODULES[language]?.())?.default
  const own = registered.get(language)
  if (!own) return messages
  const { default: names }: { default: string[] } = await import("./lang/names.js")
  const phrases = names.map((name, at) => own[name] ?? messages?.phrases?.[at])
  return { ...messages, ...own, phrases }
}

/** The one of these languages that is written and spoken as this tag says, of the tag's own region if there is one:
 * nothing if there is none. */
export function find(tag: string, languages: string[]): string | undefined {
  const [language, script, region] = parts(tag)
  const same = languages.filter((ours) => parts(ours)[0] === language && parts(ours)[1] === script)
  // Of Portuguese, which has two regions and none that goes for all, the other is Portugal's.
  return same.find((ours) => parts(ours)[2] === region) ?? same.find((ours) => ours === language) ?? same.at(-1)
}

/** Language, script and region: of a tag that does not say them, the likeliest. */
function parts(tag: string): (string | undefined)[] {
  const { language, script, region } = new Intl.Locale(tag).maximize()
  return [language, script, region]
}
