// When, with which versions and on how many cores figures were made.

import type { Browser } from "@playwright/test"
import { readFile } from "node:fs/promises"
import { cpus } from "node:os"

export interface Made {
  /** ISO 8601. */
  date: string
  medusa: string
  chromium: string
  cores: number
}

export async function made(browser: Browser): Promise<Made> {
  const manifest = await readFile(new URL("../backend/package.json", import.meta.url), "utf8")
  return {
    date: new Date().toISOString(),
    medusa: JSON.parse(manifest).dependencies["@medusajs/medusa"],
    chromium: browser.version(),
    cores: cpus().length,
  }
}
