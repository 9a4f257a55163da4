// The languages beside English: each is a module of its own, which is loaded with the first element that needs it, and
// what hosts have registered. English is part of the code.

import type { Language, Messages } from "./say.ts"
import type { OwnMessages } from "./types.ts"

type Module = () => Promise<{ default: Messages }>

/** What is said, and what is said where something is wrong. Written out, so that every bundler finds them, and here, in
 * the loader: in a module of their own, a language would be there a round trip later. */
const MODULES: Record<string, [all: Module, problems: Module]> = {
  ar: [() => import("./lang/ar.js"), () => import("./lang/ar.problems.js")],
  bg: [() => import("./lang/bg.js"), () => import("./lang/bg.problems.js")],
  bs: [() => import("./lang/bs.js"), () => import("./lang/bs.problems.js")],
  cs: [() => import("./lang/cs.js"), () => import("./lang/cs.problems.js")],
  de: [() => import("./lang/de.js"), () => import("./lang/de.problems.js")],
  el: [() => import("./lang/el.js"), () => import("./lang/el.problems.js")],
  "en-GB": [() => import("./lang/en-GB.js"), () => import("./lang/en-GB.problems.js")],
  es: [() => import("./lang/es.js"), () => import("./lang/es.problems.js")],
  fa: [() => import("./lang/fa.js"), () => import("./lang/fa.problems.js")],
  fi: [() => import("./lang/fi.js"), () => import("./lang/fi.problems.js")],
  fr: [() => import("./lang/fr.js"), () => import("./lang/fr.problems.js")],
  he: [() => import("./lang/he.js"), () => import("./lang/he.problems.js")],
  hr: [() => import("./lang/hr.js"), () => import("./lang/hr.problems.js")],
  hu: [() => import("./lang/hu.js"), () => import("./lang/hu.problems.js")],
  id: [() => import("./lang/id.js"), () => import("./lang/id.problems.js")],
  it: [() => import("./lang/it.js"), () => import("./lang/it.problems.js")],
  ja: [() => import("./lang/ja.js"), () => import("./lang/ja.problems.js")],
  ko: [() => import("./lang/ko.js"), () => import("./lang/ko.problems.js")],
  lt: [() => import("./lang/lt.js"), () => import("./lang/lt.problems.js")],
  mk: [() => import("./lang/mk.js"), () => import("./lang/mk.problems.js")],
  mn: [() => import("./lang/mn.js"), () => import("./lang/mn.problems.js")],
  nl: [() => import("./lang/nl.js"), () => import("./lang/nl.problems.js")],
  pl: [() => import("./lang/pl.js"), () => import("./lang/pl.problems.js")],
  "pt-BR": [() => import("./lang/pt-BR.js"), () => import("./lang/pt-BR.problems.js")],
  "pt-PT": [() => import("./lang/pt-PT.js"), () => import("./lang/pt-PT.problems.js")],
  ro: [() => import("./lang/ro.js"), () => import("./lang/ro.problems.js")],
  ru: [() => import("./lang/ru.js"), () => import("./lang/ru.problems.js")],
  sv: [() => import("./lang/sv.js"), () => import("./lang/sv.problems.js")],
  th: [() => import("./lang/th.js"), () => import("./lang/th.problems.js")],
  tr: [() => import("./lang/tr.js"), () => import("./lang/tr.problems.js")],
  uk: [() => import("./lang/uk.js"), () => import("./lang/uk.problems.js")],
  vi: [() => import("./lang/vi.js"), () => import("./lang/vi.problems.js")],
  "zh-CN": [() => import("./lang/zh-CN.js"), () => import("./lang/zh-CN.problems.js")],
  "zh-TW": [() => import("./lang/zh-TW.js"), () => import("./lang/zh-TW.problems.js")],
}

const OURS = ["en", ...Object.keys(MODULES)]

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

/** The tag of what is said where this one is asked for: English's for a language that there is not. */
export function spokenTag(tag: string): string {
  return languageFor(tag) ? tag : "en"
}

function languageFor(tag: string): string | undefined {
  // English, but for the United Kingdom's: there is nothing to look for.
  if (!registered.size && /^en(-|$)(?!GB)/.test(tag)) return "en"
  return find(tag, [...new Set([...OURS, ...registered.keys()])])
}

/** What is said in the language of this tag, once it is there. */
export async function languageOfTag(tag: string): Promise<Language> {
  const language = languageFor(tag)
  if (!language) return { tag: "en" }
  // English is part of the code.
  if (language === "en" && !registered.size) return { tag }
  if (!loaded.has(language)) loaded.set(language, load(language))
  try {
    return { tag, messages: await loaded.get(language), problems: () => loadProblems(language) }
  } catch (error) {
    // So that it is tried again.
    loaded.delete(language)
    throw error
  }
}

async function load(language: string): Promise<Messages | undefined> {
  const { modules, own } = known(language)
  const messages = (await modules?.[0]())?.default
  if (!Object.keys(own).length) return messages
  const { default: names }: { default: string[] } = await import("./lang/names.js")
  const phrases = names.map((name, at) => own[name] ?? messages?.phrases?.[at])
  return { ...messages, ...own, phrases }
}

/** If it cannot be loaded, that is said in English: something is wrong already. */
async function loadProblems(language: string): Promise<Messages> {
  const { modules, own } = known(language)
  const problems = await modules?.[1]().catch(() => undefined)
  return { ...problems?.default, ...own }
}

/** Our modules for a language or one region's, and what hosts have registered for both. */
function known(language: string) {
  const ours = find(language, OURS) ?? ""
  return { modules: MODULES[ours], own: { ...registered.get(ours), ...registered.get(language) } as OwnMessages }
}

/** The one of these languages that is written and spoken as this tag says, of the tag's own region if there is one:
 * nothing if there is none. */
export function find(tag: string, languages: string[]): string | undefined {
  if (languages.includes(tag)) return tag
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
