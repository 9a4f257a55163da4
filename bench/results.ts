// Keeps what was measured: `results.json` for machines, `RESULTS.md` for people. Each bench replaces its own part.

import type { Browser } from "@playwright/test"
import { readFile, writeFile } from "node:fs/promises"
import { cpus } from "node:os"
import { loadPage, type Load } from "./load-figures.ts"
import { uiPage, type Ui } from "./report.ts"

/** What figures were made with. */
export interface Made {
  /** ISO 8601. */
  date: string
  medusa: string
  chromium: string
  cores: number
}

export interface Results {
  ui?: Ui
  load?: Load
}

const file = (name: string) => new URL(name, import.meta.url)
const json = async (name: string) => JSON.parse(await readFile(file(name), "utf8"))

export async function made(browser: Browser): Promise<Made> {
  const { dependencies } = await json("../backend/package.json")
  return {
    date: new Date().toISOString(),
    medusa: dependencies["@medusajs/medusa"],
    chromium: browser.version(),
    cores: cpus().length,
  }
}

/** Writes a bench's results, and prints them. */
export async function record(part: Results): Promise<void> {
  const results: Results = { ...(await json("results.json")), ...part }
  const tenths = (_: string, value: unknown) => (typeof value === "number" ? Math.round(value * 10) / 10 : value)
  await writeFile(file("results.json"), `${JSON.stringify(results, tenths, 2)}\n`)
  await writeFile(file("RESULTS.md"), page(results))
  console.log(`\n${page(part)}`)
}

function page({ ui, load }: Results): string {
  return [ui && uiPage(ui), load && loadPage(load)].filter(Boolean).join("\n")
}
