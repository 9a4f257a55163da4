// How much a visitor loads: the release build's files, as they are served.

import { brotliCompressSync, constants, gzipSync } from "node:zlib"
import { expect, test } from "./fixtures.ts"

const BUDGET = 120_000

test(`wasm, scripts and styles weigh at most ${BUDGET} bytes in brotli`, async ({ app, card, admin, page, baseURL }) => {
  const customer = await admin.createCustomer()
  const files = new Map<string, Promise<Buffer>>()
  page.on("response", (response) => {
    const { origin, pathname } = new URL(response.url())
    const isCode = /\.(wasm|js|css)$/.test(pathname)
    if (origin === new URL(baseURL!).origin && isCode) files.set(pathname.slice(1), response.body())
  })
  await app.open(customer.id)
  await expect(card.region).toContainText("No groups yet")
  // What would be loaded on demand counts as well.
  await card.picker.open()

  const rows: { file: string; raw: number; gzip: number; brotli: number }[] = []
  for (const [name, body] of [...files].sort()) {
    const raw = await body
    const gzip = gzipSync(raw, { level: 9 }).length
    const brotli = brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length
    rows.push({ file: name.replace(/-[0-9a-f]{8,16}/, ""), raw: raw.length, gzip, brotli })
  }
  const sum = (key: "raw" | "gzip" | "brotli") => rows.reduce((total, row) => total + row[key], 0)
  rows.push({ file: "in total", raw: sum("raw"), gzip: sum("gzip"), brotli: sum("brotli") })
  const columns = ["raw", "gzip", "brotli"] as const
  const line = (name: string, cells: (string | number)[]) => name.padEnd(20) + cells.map((cell) => String(cell).padStart(10)).join("")
  const table = [line("", [...columns]), ...rows.map((row) => line(row.file, columns.map((key) => row[key])))].join("\n")
  console.log(table)

  for (const kind of [".wasm", ".js", ".css"]) expect(rows.some((row) => row.file.endsWith(kind)), kind).toBe(true)
  expect(rows.at(-1)!.brotli, `in brotli, of ${BUDGET} allowed:\n${table}`).toBeLessThanOrEqual(BUDGET)
})
