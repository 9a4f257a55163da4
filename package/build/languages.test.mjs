// Whether every language says all that English says, in its own forms and signs.

import assert from "node:assert/strict"
import { transform } from "esbuild"
import { readFile } from "node:fs/promises"
import { test } from "node:test"
import { messagesIn, namesIn, ownMessages, pack, readLanguages } from "./languages.mjs"

const read = (path) => readFile(new URL(`../../${path}`, import.meta.url), "utf8")

const { en: english, ...others } = await readLanguages()
const languages = Object.entries(others)
const names = Object.keys(english)

/** Each text of a message: its plural forms, or just itself. */
const textsOf = (message) => (typeof message === "string" ? [message] : Object.values(message))
const placeholdersIn = (text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()

/** What is wrong, as sentences, in all languages. */
function faults(find) {
  return languages.flatMap(([tag, messages]) =>
    names.flatMap((name) => (find(messages[name], english[name], name, tag) ?? []).map((fault) => `${tag} ${name}: ${fault}`)),
  )
}

test("there are the languages of the Medusa Admin", () => {
  const wanted =
    "ar bg bs cs de el en-GB es fa fi fr he hr hu id it ja ko lt mk mn nl pl pt-BR pt-PT ro ru sv th tr uk vi zh-CN zh-TW"
  assert.equal(Object.keys(others).join(" "), wanted)
})

test("English is what the sources say, in their order", async () => {
  const rust = messagesIn(await read("src/text/english.rs"))
  assert.deepEqual(Object.entries(english).slice(0, Object.keys(rust).length), Object.entries(rust))
  const own = { ...(await ownMessages()), ...bootMessages(await read("page/boot.js")) }
  for (const [name, text] of Object.entries(own)) assert.equal(english[name], text, name)
  assert.deepEqual(names.filter((name) => !(name in rust) && !(name in own)), [])
})

test("every language has all of it, in the same order: by that the wasm knows what is what", () => {
  for (const [tag, messages] of languages) assert.deepEqual(Object.keys(messages), names, tag)
})

test("a text keeps the placeholders of English, each as often", () => {
  const wrong = faults((message, original) => {
    const wanted = placeholdersIn(textsOf(original).at(-1))
    const texts = textsOf(message)
    // In words where the language has a form for just this number: "one group".
    const isCounted = texts.length > 1
    return texts
      .filter((text) => {
        const found = placeholdersIn(text)
        return `${found}` !== `${wanted}` && !(isCounted && `${found}` === `${wanted.filter((name) => name !== "count")}`)
      })
      .map((text) => `“${text}” needs ${wanted.map((name) => `{${name}}`).join(", ") || "no placeholder"}`)
  })
  assert.deepEqual(wrong, [])
})

test("where a number decides there is a form for each category of the language, and none besides", () => {
  const wrong = faults((message, original, _, tag) => {
    if (typeof original === "string") return typeof message === "string" ? [] : ["has forms, where English has none"]
    const wanted = new Intl.PluralRules(tag).resolvedOptions().pluralCategories.toSorted()
    const found = Object.keys(message).toSorted()
    return `${found}` === `${wanted}` ? [] : [`has the forms ${found}, and needs ${wanted}`]
  })
  assert.deepEqual(wrong, [])
})

test("a number is only left out where the form is for one number", () => {
  const wrong = faults((message, original, _, tag) => {
    if (typeof original === "string" || !original.other.includes("{count}")) return []
    const rules = new Intl.PluralRules(tag)
    return Object.entries(message)
      .filter(([category, text]) => {
        const numbers = Array.from({ length: 130 }, (_, number) => number).filter((n) => rules.select(n) === category)
        return !text.includes("{count}") && numbers.length !== 1
      })
      .map(([category, text]) => `“${text}” is said of several numbers (${category})`)
  })
  assert.deepEqual(wrong, [])
})

/** Labels as short as these may be as long as a language needs; and one that is the Medusa Admin's own. */
const SHORT = 9
const LONG = new Set(["el showMore", "hu showMore", "id showMore"])

test("a text is about as long as in English", () => {
  const wrong = faults((message, original, name, tag) => {
    const length = textsOf(original).at(-1).length
    if (length <= SHORT || LONG.has(`${tag} ${name}`)) return []
    const shortest = /^(zh|ja|ko)/.test(tag) ? 0.2 : 0.25
    return textsOf(message)
      .filter((text) => text.length > length * 2.2 || text.length < length * shortest)
      .map((text) => `“${text}” has ${(text.length / length).toFixed(2)} times the length`)
  })
  assert.deepEqual(wrong, [])
})

/** How sentences, headings that introduce, and questions end; `…` is the same everywhere. */
const ENDS = { ".": /[.。]$/u, ":": /[:：]$/u, "?": /[?？؟;]$/u, "…": /…$/u }

test("a text ends as in English, in the language's own signs", () => {
  const wrong = faults((message, original, _, tag) => {
    const last = textsOf(original).at(-1).at(-1)
    return textsOf(message)
      .filter((text) => {
        // Thai has no full stops.
        if (tag === "th" && last === ".") return /[.。]$/u.test(text)
        return ENDS[last] ? !ENDS[last].test(text) : Object.values(ENDS).some((end) => end.test(text))
      })
      .map((text) => `“${text}”`)
  })
  assert.deepEqual(wrong, [])
})

test("no text has spaces at its ends, two in a row, or three dots for an ellipsis", () => {
  assert.deepEqual(faults((message) => textsOf(message).filter((text) => /^\s|\s$| {2}|\.\.\./.test(text))), [])
})

/** What is written in Latin letters everywhere: names, code, and what they are set to. */
const LATIN =
  /\{\w+\}|Medusa( Admin)?|wasm|WebAssembly|Content-Security-Policy|(script|connect)-src|SameSite=None; Secure|https?|\(s\)|Vite|JSON|CORS|cookies?|URL|API|email|e-mail|backend|token|build|proxy|widget|header|\bID\b|\bimport\b|^E(?=メール)|(?<=では)E(?=メール)/gi

/** The languages that are not written in Latin letters, each with its own. */
const SCRIPTS = {
  ar: "Arabic", fa: "Arabic", he: "Hebrew", el: "Greek", th: "Thai", ko: "Hangul",
  bg: "Cyrillic", mk: "Cyrillic", mn: "Cyrillic", ru: "Cyrillic", uk: "Cyrillic",
  ja: "Han", "zh-CN": "Han", "zh-TW": "Han",
}

test("a text is written in the letters of its language", () => {
  const wrong = faults((message, _, __, tag) => {
    const script = SCRIPTS[tag] ?? "Latin"
    const others = script === "Latin" ? /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u : /\p{Script=Latin}/u
    return textsOf(message).filter((text) => others.test(text.replace(LATIN, "")))
  })
  assert.deepEqual(wrong, [])
})

test("what is said differently in English is said differently everywhere", () => {
  const wrong = languages.flatMap(([tag, messages]) => {
    const said = new Map()
    return names.flatMap((name) => {
      const [text, original] = [JSON.stringify(messages[name]), JSON.stringify(english[name])]
      const before = said.get(text)
      said.set(text, name)
      return before && JSON.stringify(english[before]) !== original ? [`${tag}: ${before} and ${name} are ${text}`] : []
    })
  })
  assert.deepEqual(wrong, [])
})

test("a module has the wasm's phrases in their order, and what the element says by name", () => {
  const messages = { undo: "Zurück", results: { one: "eine", other: "{count}" }, retry: "Noch einmal", signOut: "Abmelden" }
  assert.deepEqual(pack(messages, ["undo", "results", "retry"], ["retry"]), {
    phrases: ["Zurück", { one: "eine", other: "{count}" }, "Noch einmal"],
    retry: "Noch einmal",
  })
})

test("names and texts are read from the Rust source", () => {
  const rust = `phrases! {\n    /// A button.\n    ADD_TO_GROUPS = "Add \\"to\\" groups";\n    LAST_7_DAYS = "{count} day|{count} days";\n}`
  assert.deepEqual(namesIn(rust), ["addToGroups", "last7Days"])
  assert.deepEqual(messagesIn(rust), {
    addToGroups: 'Add "to" groups',
    last7Days: { one: "{count} day", other: "{count} days" },
  })
})

test("a tag finds the language that is written as it says, of its region if there is one", async () => {
  const { code } = await transform(await read("package/src/languages.ts"), { loader: "ts", format: "esm" })
  const { find } = await import(`data:text/javascript,${encodeURIComponent(code)}`)
  const all = ["en", ...Object.keys(others)]
  for (const [tag, language] of Object.entries(JSON.parse(await read("tests/languages.json")))) {
    assert.equal(find(tag, all) ?? null, language, tag)
  }
})

/** What the page says where it cannot start. */
function bootMessages(source) {
  const table = /const ENGLISH = \{([^]*?)\n\};/.exec(source)[1]
  return Object.fromEntries([...table.matchAll(/^ {2}(\w+): "([^"]*)",$/gm)].map(([, name, text]) => [name, text]))
}
