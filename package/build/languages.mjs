// The languages beside English as modules of the package, one each, of the files in src/text/languages.

import { mkdir, readdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("../../", import.meta.url))
const folder = join(root, "src/text/languages")

/** Writes `lang/<tag>.js` and `lang/<tag>.problems.js`, and `lang/names.js` with the names of the wasm's phrases. */
export async function packLanguages(out) {
  const languages = await readLanguages()
  const phrases = await phraseNames()
  const said = Object.keys(await ownMessages())
  const own = said.filter((name) => phrases.includes(name))
  // What only the element says is about something that is wrong. Few ever read that, so it has a module of its own.
  const problems = said.filter((name) => !phrases.includes(name))
  await mkdir(join(out, "lang"), { recursive: true })
  const write = (name, value) => writeFile(join(out, "lang", `${name}.js`), `export default ${JSON.stringify(value)}\n`)
  await write("names", phrases)
  for (const [tag, messages] of Object.entries(languages)) {
    if (tag === "en") continue
    await write(tag, pack(messages, phrases, own))
    await write(`${tag}.problems`, pick(messages, problems))
  }
}

/** What is said in one language, as the element takes it: `Messages` of src/say.ts. */
export function pack(messages, phrases, own) {
  return { phrases: phrases.map((name) => messages[name]), ...pick(messages, own) }
}

function pick(messages, names) {
  return Object.fromEntries(names.map((name) => [name, messages[name]]))
}

/** All that is said in every language, by tag and name. */
export async function readLanguages() {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort()
  const read = async (file) => [file.replace(".json", ""), JSON.parse(await readFile(join(folder, file), "utf8"))]
  return Object.fromEntries(await Promise.all(files.map(read)))
}

/** The names of all that the element says, and its wasm. */
export async function messageNames() {
  return [...new Set([...(await phraseNames()), ...Object.keys(await ownMessages())])]
}

/** The names of the phrases that the element's wasm says, in its order. */
async function phraseNames() {
  const source = await readFile(join(root, "src/text/english.rs"), "utf8")
  const [widget, page] = source.split("not sent to the element.")
  if (!page) throw new Error("src/text/english.rs no longer says where the phrases of the page begin")
  return namesIn(widget)
}

/** The names of what is declared there: `ADD_TO_GROUPS` is `addToGroups`. */
export function namesIn(rust) {
  return Object.keys(messagesIn(rust))
}

/** What is declared there, by name; with two forms where a number decides. */
export function messagesIn(rust) {
  const declared = [...rust.matchAll(/^ {4}([A-Z0-9_]+) = ("(?:[^"\\]|\\.)*");$/gm)]
  return Object.fromEntries(
    declared.map(([, name, literal]) => {
      const camel = name.toLowerCase().replace(/_(.)/g, (_, letter) => letter.toUpperCase())
      const [one, other] = JSON.parse(literal).split("|")
      return [camel, other === undefined ? one : { one, other }]
    }),
  )
}

/** What the element itself says, in English: by `say(messages, "name", "English")`, where the text may be a constant of
 * that file. */
export async function ownMessages() {
  const sources = join(root, "package/src")
  const messages = {}
  for (const file of await readdir(sources)) {
    const source = await readFile(join(sources, file), "utf8")
    for (const [call, name, literal, constant] of source.matchAll(
      /\bsay\(\s*\w+,\s*"(\w+)",\s*(?:("[^"]*")|(\w+))/g,
    )) {
      messages[name] = literal ? JSON.parse(literal) : constantIn(source, constant, source.indexOf(call))
    }
  }
  return messages
}

/** The text of the constant of this name that is declared last before a place in a source. */
function constantIn(source, name, place) {
  const declared = [...source.slice(0, place).matchAll(new RegExp(`const ${name} =\\s*("[^"]*"(?:\\s*\\+\\s*"[^"]*")*)`, "g"))]
  const [, literals] = declared.at(-1) ?? []
  if (!literals) throw new Error(`package/src says no text that can be read for “${name}”`)
  return [...literals.matchAll(/"[^"]*"/g)].map(([literal]) => JSON.parse(literal)).join("")
}
