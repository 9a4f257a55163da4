// The README's tables and custom-elements.json, made from src/contract.ts, and the version in it, from Cargo.toml.
// `npm run docs` brings both up to date; every build of the package looks whether they are.

import { readFile, writeFile } from "node:fs/promises"
import { dirname, join, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { defaultOf, detailOf, meaningOf, propertyOf, rangeOf, readContract, typeOf } from "./contract.mjs"
import { checkSources } from "./sources.mjs"

/** Fails if the documents, the Rust sources or the style sheets are not what contract.ts says. */
export async function checkDocs(root, here) {
  const contract = await readContract(here)
  const faults = await checkSources(contract, root, here)
  for (const { name, text, wanted } of await documents(contract, here)) {
    if (text !== wanted) {
      faults.push(`${name} is not what src/contract.ts and Cargo.toml say: run \`npm run docs\` in package/`)
    }
  }
  if (faults.length) throw new Error(faults.join("\n"))
}

async function documents(contract, here) {
  const [, version] = /^version = "(.+)"$/m.exec(await readFile(join(here, "../Cargo.toml"), "utf8"))
  const readme = (text) => versioned(readmeOf(text, contract), version)
  const make = { "README.md": readme, "custom-elements.json": manifestOf }
  return Promise.all(
    Object.entries(make).map(async ([name, made]) => {
      const text = await readFile(join(here, name), "utf8")
      return { name, text, wanted: made(text, contract) }
    }),
  )
}

/** The README with its tables made anew. Each stands between two comments, `<!-- attributes -->` and
 * `<!-- end of attributes -->`. */
export function readmeOf(text, contract) {
  for (const [name, table] of Object.entries(tablesOf(contract))) {
    const [start, end] = [`<!-- ${name} -->\n`, `<!-- end of ${name} -->`]
    const from = text.indexOf(start)
    const to = text.indexOf(end, from)
    if (from < 0 || to < 0) throw new Error(`README.md has no place for the table “${name}”: ${start}${end}`)
    text = `${text.slice(0, from)}${start}\n${table}\n${text.slice(to)}`
  }
  return text
}

/** The text with this version of the package in each address that names one. */
export function versioned(text, version) {
  return text.replace(/medusa-customer-groups@[\w.-]+/g, `medusa-customer-groups@${version}`)
}

function tablesOf(contract) {
  const { ATTRIBUTES, ATTRIBUTE_MEANINGS, EVENT_DETAILS, EVENT_MEANINGS } = contract
  const { ERROR_KINDS, PARTS, CUSTOM_PROPERTIES } = contract
  const rows = (facts, row) => Object.entries(facts).map(([name, fact]) => row(name, fact))
  const attribute = (name, kind) => {
    const initial = String(defaultOf(kind))
    return [code(name), code(propertyOf(name)), values(kind), initial && code(initial), ATTRIBUTE_MEANINGS[name]]
  }
  const event = (name, keys) => {
    const detail = Object.keys(keys).join(", ")
    return [code(eventName(name)), code(detail ? `{ ${detail} }` : "{}"), EVENT_MEANINGS[name]]
  }
  const property = (name, { of, else: other }) => [code(name), of, other ? code(other) : ""]
  return {
    attributes: table(["attribute", "property", "values", "default", ""], rows(ATTRIBUTES, attribute)),
    events: table(["event", "`detail`", ""], rows(EVENT_DETAILS, event)),
    kinds: table(["kind", ""], rows(ERROR_KINDS, (name, { meaning }) => [code(name), meaning])),
    "custom properties": table(["custom property", "of", "else"], rows(CUSTOM_PROPERTIES, property)),
    parts: table(["part", ""], rows(PARTS, (name, meaning) => [code(name), meaning])),
  }
}

/** What an attribute may hold, in words. */
function values(kind) {
  if (kind === "") return "text"
  if (kind === false) return "present or not"
  return Array.isArray(kind) ? kind.map(code).join(", ") : rangeOf(kind)
}

function eventName(name) {
  return `customer-groups-${name}`
}

function code(text) {
  return `\`${text}\``
}

function table(head, rows) {
  const line = (cells) => `|${cells.map((cell) => (cell ? ` ${cell} ` : " ")).join("|")}|\n`
  return line(head) + `|${head.map(() => "---|").join("")}\n` + rows.map(line).join("")
}

/** custom-elements.json with what it says of the tables made anew. What it says of other members, such as the
 * methods, is written by hand and stays. */
export function manifestOf(text, contract) {
  const manifest = JSON.parse(text)
  const element = manifest.modules.flatMap(({ declarations }) => declarations).find(({ tagName }) => tagName)
  const fields = Object.entries(contract.ATTRIBUTES).map(([name, kind]) => ({
    name,
    property: propertyOf(name),
    type: { text: typeOf(kind) },
    default: JSON.stringify(defaultOf(kind)),
    description: meaningOf(name, contract),
  }))
  const byHand = element.members.filter(({ attribute }) => !attribute)
  element.attributes = fields.map(({ property, ...field }) => ({ ...field, fieldName: property }))
  element.members = fields.map(({ name, property, ...field }) => {
    return { kind: "field", name: property, ...field, attribute: name, reflects: true }
  })
  element.members.push(...byHand)
  element.events = Object.entries(contract.EVENT_DETAILS).map(([name, keys]) => ({
    name: eventName(name),
    type: { text: `CustomEvent<${detailOf(keys)}>` },
    description: contract.EVENT_MEANINGS[name],
  }))
  element.cssParts = Object.entries(contract.PARTS).map(([name, description]) => ({ name, description }))
  element.cssProperties = Object.entries(contract.CUSTOM_PROPERTIES).map(([name, { of, else: other }]) => {
    return { name, description: other ? `${of}; else ${code(other)}` : of }
  })
  return `${JSON.stringify(manifest, null, 2)}\n`
}

async function main() {
  const here = resolve(dirname(fileURLToPath(import.meta.url)), "..")
  if (!process.argv.includes("--write")) return checkDocs(resolve(here, ".."), here)
  for (const { name, text, wanted } of await documents(await readContract(here), here)) {
    if (text === wanted) continue
    await writeFile(join(here, name), wanted)
    console.log(`${name} was brought up to date`)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
