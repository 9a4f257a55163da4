// What the package weighs, and that the loader stays small: a page that imports it and shows no widget pays only that.

import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { brotliCompressSync, constants, gzipSync } from "node:zlib"

/** In brotli: the element with its attributes and events, its own states, where its languages are, and how it asks for
 * the customer before the rest is there. */
const LOADER = 6_250
/** In brotli: all that is said in another language, but for what is said where something is wrong. */
const LANGUAGE = 2_200

export async function checkSizes(out) {
  const names = (await readdir(out)).filter((name) => /\.(js|wasm)$/.test(name))
  const rows = await Promise.all(names.map(async (name) => measure(name, await readFile(join(out, name)))))
  const columns = ["raw", "gzip", "brotli"]
  const line = (name, cells) => name.padEnd(24) + cells.map((cell) => cell.toLocaleString("en").padStart(10)).join("")
  console.log(line("", columns))
  for (const row of rows) console.log(line(row.name, columns.map((column) => row[column])))

  const { brotli } = rows.find(({ name }) => name === "index.js")
  if (brotli > LOADER) throw new Error(`index.js, the loader, has ${brotli} bytes in brotli, of ${LOADER} allowed`)
  await checkLanguages(join(out, "lang"))
}

async function checkLanguages(folder) {
  const names = (await readdir(folder)).filter((name) => /^[\w-]+\.js$/.test(name))
  for (const name of names) {
    const { brotli } = measure(name, await readFile(join(folder, name)))
    if (brotli > LANGUAGE) throw new Error(`lang/${name} has ${brotli} bytes in brotli, of ${LANGUAGE} allowed`)
  }
}

function measure(name, bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 }
  const brotli = brotliCompressSync(bytes, { params }).length
  return { name, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli }
}
