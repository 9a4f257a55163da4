// How much a visitor loads, in brotli: the custom element, and the standalone page.

import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { brotliCompressSync, constants, gzipSync } from "node:zlib"
import { expect, test } from "./fixtures.ts"

/** Wasm, glue, element, style sheet and English. */
const ELEMENT = 135_000
/** Without the element, with the page's own: its first requests, the list of customers, the name above the groups, the
 * top bar. */
const PAGE = 135_000

const folder =
  process.env.E2E_PACKAGE || fileURLToPath(new URL("../../target/npm/medusa-customer-groups", import.meta.url))

test(`the custom element weighs at most ${ELEMENT} bytes in brotli`, async () => {
  const files = new Map<string, Buffer>()
  for (const name of ["index.js", "widget.js", "customer-groups.wasm"])
    files.set(name, await readFile(join(folder, name)))
  expectWithin(ELEMENT, files)
})

test(`the standalone page weighs at most ${PAGE} bytes in brotli`, async ({ app, card, admin, page, baseURL }) => {
  const customer = await admin.createCustomer()
  const bodies = new Map<string, Promise<Buffer>>()
  page.on("response", (response) => {
    const { origin, pathname } = new URL(response.url())
    const isCode = /\.(wasm|js|css)$/.test(pathname)
    if (origin === new URL(baseURL!).origin && isCode) bodies.set(pathname.slice(1), response.body())
  })
  await app.open(customer.id)
  await expect(card.region).toContainText("No groups yet")
  // What would be loaded on demand counts as well.
  await card.picker.open()
  const files = new Map<string, Buffer>()
  for (const [name, body] of bodies) files.set(name.replace(/-[0-9a-f]{8,16}/, ""), await body)
  expectWithin(PAGE, files)
})

function expectWithin(budget: number, files: Map<string, Buffer>): void {
  const rows = [...files].sort().map(([file, raw]) => ({
    file,
    raw: raw.length,
    gzip: gzipSync(raw, { level: 9 }).length,
    brotli: brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length,
  }))
  const columns = ["raw", "gzip", "brotli"] as const
  const sum = (key: (typeof columns)[number]) => rows.reduce((total, row) => total + row[key], 0)
  rows.push({ file: "in total", raw: sum("raw"), gzip: sum("gzip"), brotli: sum("brotli") })
  const line = (name: string, cells: (string | number)[]) =>
    name.padEnd(20) + cells.map((cell) => String(cell).padStart(10)).join("")
  const table = [
    line("", [...columns]),
    ...rows.map((row) =>
      line(
        row.file,
        columns.map((key) => row[key]),
      ),
    ),
  ].join("\n")
  console.log(table)
  for (const kind of [".wasm", ".js"])
    expect(
      rows.some((row) => row.file.endsWith(kind)),
      kind,
    ).toBe(true)
  expect(rows.at(-1)!.brotli, `in brotli, of ${budget} allowed:\n${table}`).toBeLessThanOrEqual(budget)
}
