// Keeps what was measured: `results.json` for machines, `RESULTS.md` for people. Each bench replaces its own part.

import { readFile, writeFile } from "node:fs/promises"
import { loadPage, type Load } from "./load-figures.ts"
import { uiPage, type Ui } from "./report.ts"

export interface Results {
  ui?: Ui
  load?: Load
}

const file = (name: string) => new URL(name, import.meta.url)

/** Writes a bench's results, and prints them. */
export async function record(part: Results): Promise<void> {
  const results: Results = { ...JSON.parse(await readFile(file("results.json"), "utf8")), ...part }
  const tenths = (_: string, value: unknown) => (typeof value === "number" ? Math.round(value * 10) / 10 : value)
  await writeFile(file("results.json"), `${JSON.stringify(results, tenths, 2)}\n`)
  await writeFile(file("RESULTS.md"), page(results))
  console.log(`\n${page(part)}`)
}

function page({ ui, load }: Results): string {
  return [ui && uiPage(ui), load && loadPage(load)].filter(Boolean).join("\n")
}
