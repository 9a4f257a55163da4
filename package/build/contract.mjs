// The tables of src/contract.ts, for the scripts that build the package.

import { transform } from "esbuild"
import { readFile } from "node:fs/promises"
import { join } from "node:path"

/** What contract.ts exports. It imports nothing, so that it can be run by itself. */
export async function readContract(here) {
  const source = await readFile(join(here, "src/contract.ts"), "utf8")
  const { code } = await transform(source, { loader: "ts", format: "esm" })
  return import(`data:text/javascript,${encodeURIComponent(code)}`)
}

/** The name of the property that reflects an attribute. */
export function propertyOf(attribute) {
  return attribute.replace(/-(.)/g, (_, letter) => letter.toUpperCase())
}

/** An attribute's type in TypeScript. */
export function typeOf(kind) {
  if (kind === "") return "string"
  if (kind === false) return "boolean"
  return Array.isArray(kind) ? kind.map((word) => `"${word}"`).join(" | ") : "number"
}

/** What is in effect where the attribute is missing. */
export function defaultOf(kind) {
  if (kind === "" || kind === false) return kind
  return Array.isArray(kind) ? kind[0] : kind.default
}

export function rangeOf({ from, to }) {
  return `${from} to ${to.toLocaleString("en")}`
}

/** What an attribute means, with its range if it is a number. */
export function meaningOf(attribute, { ATTRIBUTES, ATTRIBUTE_MEANINGS }) {
  const [kind, meaning] = [ATTRIBUTES[attribute], ATTRIBUTE_MEANINGS[attribute]]
  return typeOf(kind) === "number" ? `${meaning} A whole number, ${rangeOf(kind)}.` : meaning
}

/** The type of an event's `detail` in TypeScript. */
export function detailOf(keys) {
  const fields = Object.entries(keys).map(([key, type]) => `${key}: ${type}`)
  return fields.length ? `{ ${fields.join(", ")} }` : "{}"
}
