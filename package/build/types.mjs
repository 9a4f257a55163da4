// The package's types: those of the entries, and of what they name.

import { execFile } from "node:child_process"
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { meaningOf, propertyOf, readContract, typeOf } from "./contract.mjs"
import { messageNames } from "./languages.mjs"

const run = promisify(execFile)

const ENTRIES = ["index", "define", "inline", "react", "vite", "vue", "testing", "admin", "plugin"]

export async function declare(here, out) {
  const folder = await mkdtemp(join(tmpdir(), "types-"))
  const options = ["--noEmit", "false", "--declaration", "--emitDeclarationOnly", "--outDir", folder]
  await run(join(here, "node_modules/.bin/tsc"), ["-p", here, ...options]).catch((error) => {
    throw new Error(`the types are wrong:\n${error.stdout}`)
  })
  const wanted = [...ENTRIES]
  for (const name of wanted) {
    let text = await readFile(join(folder, `${name}.d.ts`), "utf8")
    if (name === "attributes") text = withMeanings(text, await readContract(here))
    if (name === "types") text = withMessageNames(text, await messageNames())
    // The compiler leaves the names of sources in them.
    const declared = text.replace(/(["'])\.\/([\w-]+)\.ts\1/g, (_, quote, other) => {
      if (!wanted.includes(other)) wanted.push(other)
      return `${quote}./${other}.js${quote}`
    })
    await writeFile(join(out, `${name}.d.ts`), declared)
  }
  await rm(folder, { recursive: true })
}

/** The type of the attributes' properties as an interface that says what each means, which editors then show: they
 * find no words in a type that is derived. */
export function withMeanings(text, contract) {
  const derived = /export type Properties = \{[^]*?\n\};/
  if (!derived.test(text)) throw new Error("attributes.d.ts has no `export type Properties = {…};`")
  const members = Object.entries(contract.ATTRIBUTES).map(([name, kind]) => {
    return `    /** ${meaningOf(name, contract)} */\n    ${propertyOf(name)}: ${typeOf(kind)};\n`
  })
  return text.replace(derived, () => `export interface Properties {\n${members.join("")}}`)
}

/** The names of all that the widget says, in the place of any text. */
export function withMessageNames(text, names) {
  const any = "export type MessageName = string;"
  if (!text.includes(any)) throw new Error(`types.d.ts has no \`${any}\``)
  return text.replace(any, () => `export type MessageName = ${names.map((name) => `"${name}"`).join(" | ")};`)
}
