import assert from "node:assert/strict"
import { build } from "esbuild"
import { dirname, resolve } from "node:path"
import { test } from "node:test"
import { fileURLToPath } from "node:url"
import { readContract } from "./contract.mjs"
import { manifestOf, readmeOf, versioned } from "./docs.mjs"
import { withMeanings } from "./types.mjs"

const here = resolve(dirname(fileURLToPath(import.meta.url)), "..")

const contract = {
  ATTRIBUTES: { "page-size": { from: 1, to: 1000, default: 10 }, mode: ["instant", "staged"], readonly: false },
  ATTRIBUTE_MEANINGS: { "page-size": "Rows.", mode: "When edits are sent.", readonly: "Changes nothing." },
  EVENT_DETAILS: { load: { customer: "Customer" }, unauthorized: {} },
  EVENT_MEANINGS: { load: "Read.", unauthorized: "Signed out." },
  ERROR_KINDS: { config: { meaning: "makes no sense" } },
  PARTS: { row: "a row" },
  CUSTOM_PROPERTIES: { "--customer-groups-fg": { of: "text", else: "--fg-base" } },
}

const places = ["attributes", "events", "kinds", "custom properties", "parts"]
  .map((name) => `Words.\n<!-- ${name} -->\nold\n<!-- end of ${name} -->\n`)
  .join("")

test("the README's tables are made anew, and its other words stay", () => {
  const text = readmeOf(places, contract)
  assert.ok(!text.includes("old"))
  assert.equal(text.match(/Words\./g).length, 5)
  assert.ok(text.includes("| `page-size` | `pageSize` | 1 to 1,000 | `10` | Rows. |\n"))
  assert.ok(text.includes("| `mode` | `mode` | `instant`, `staged` | `instant` | When edits are sent. |\n"))
  assert.ok(text.includes("| `customer-groups-load` | `{ customer }` | Read. |\n"))
  assert.ok(text.includes("| `--customer-groups-fg` | text | `--fg-base` |\n"))
  assert.equal(readmeOf(text, contract), text)
})

test("an address in the README names the version that it is of", () => {
  const text = versioned("src=https://cdn.example.com/npm/medusa-customer-groups@0.1.0-rc.1/index.js", "0.2.0")
  assert.equal(text, "src=https://cdn.example.com/npm/medusa-customer-groups@0.2.0/index.js")
})

test("a README without a place for a table is a fault", () => {
  const without = places.replace("<!-- end of kinds -->", "")
  assert.throws(() => readmeOf(without, contract), /no place for the table “kinds”/)
})

test("custom-elements.json keeps the members that are no attributes", () => {
  const byHand = { kind: "method", name: "undo" }
  const stale = { kind: "field", name: "gone", attribute: "gone" }
  const element = { tagName: "medusa-customer-groups", members: [stale, byHand] }
  const text = JSON.stringify({ modules: [{ declarations: [element] }] })
  const made = JSON.parse(manifestOf(text, contract)).modules[0].declarations[0]
  assert.deepEqual(made.members.map(({ name }) => name), ["pageSize", "mode", "readonly", "undo"])
  assert.equal(made.attributes[0].description, "Rows. A whole number, 1 to 1,000.")
  assert.equal(made.attributes[1].type.text, '"instant" | "staged"')
  assert.equal(made.events[1].type.text, "CustomEvent<{}>")
})

test("the shipped types say what a property means", () => {
  const text = withMeanings("export type Properties = {\n    derived;\n};\nexport {};\n", contract)
  assert.ok(text.includes("    /** Changes nothing. */\n    readonly: boolean;\n"))
  assert.throws(() => withMeanings("export {}", contract))
})

test("what the element imports of the contract brings no descriptions along", async () => {
  const contents = 'import { ATTRIBUTES, EVENTS } from "./src/contract.ts"; console.log(ATTRIBUTES, EVENTS)'
  const stdin = { contents, resolveDir: here }
  const { outputFiles } = await build({ stdin, bundle: true, write: false, charset: "utf8", logLevel: "error" })
  const { text } = outputFiles[0]
  assert.ok(text.includes("customer-id"))
  const { ATTRIBUTE_MEANINGS, EVENT_MEANINGS, PARTS } = await readContract(here)
  for (const words of [ATTRIBUTE_MEANINGS, EVENT_MEANINGS, PARTS].flatMap(Object.values)) {
    assert.ok(!text.includes(words), words)
  }
})
