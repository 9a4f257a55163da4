// Every state of the demo's gallery in every language, one after the other on the same page: it fits, and three engines
// find no barrier.

import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { Page } from "@playwright/test"
import { barriers } from "../e2e/engines.ts"
import { expect, test } from "../e2e/fixtures.ts"
import { cutOff, sticksOut } from "../e2e/fits.ts"
import { demoFolder, serveDemo } from "./demo.ts"

const folder = new URL("../../src/text/languages/", import.meta.url)
const tags = readdirSync(folder).map((file) => file.replace(".json", "")).sort()
const messages = (tag: string) => JSON.parse(readFileSync(new URL(`${tag}.json`, folder), "utf8"))
const named = [...readFileSync(join(demoFolder, "states.js"), "utf8").matchAll(/\bname: "([\w-]+)"/g)]
// While it loads there are bars, the same in every language.
const states = named.map(([, name]) => name!).filter((name) => name !== "loading")
/** Those in which most of what the widget says is on display. */
const FULL = ["staged", "picker-pasted", "signed-out", "failed"]
const ELEMENT = "medusa-customer-groups"

const demo = serveDemo(8775)
test.use({ baseURL: demo.origin, viewport: { width: 280, height: 640 } })

test("the demo offers every language", async ({ page }) => {
  await page.goto("/")
  const choice = page.getByRole("combobox", { name: "Language" })
  await expect(choice.locator("option")).toHaveCount(1 + tags.length)
  const valueOf = (option: Node) => (option as HTMLOptionElement).value
  const offered = await Promise.all((await choice.locator("option").all()).map((option) => option.evaluate(valueOf)))
  expect(offered.filter(Boolean).sort()).toEqual(tags)
})

for (const state of states) {
  test(`“${state}” fits at 280 px in every language`, async ({ page }) => {
    test.setTimeout(120_000)
    await page.goto(`/state.html?state=${state}`)
    await expect(page.locator(`body[data-shown="${state}"]`)).toBeAttached()
    for (const tag of tags) {
      await speak(page, tag)
      expect.soft(await sticksOut(page, ELEMENT), tag).toEqual([])
      expect.soft(await cutOff(page, ELEMENT), tag).toEqual([])
    }
  })
}

for (const state of FULL) {
  test(`“${state}” passes three engines in every language`, async ({ page }) => {
    test.setTimeout(300_000)
    await page.goto(`/state.html?state=${state}`)
    await expect(page.locator(`body[data-shown="${state}"]`)).toBeAttached()
    for (const tag of tags) {
      await speak(page, tag)
      expect.soft(await barriers(page), tag).toEqual([])
    }
  })
}

/** Has the element speak another language, and waits until it does. */
async function speak(page: Page, tag: string): Promise<void> {
  const element = page.locator(ELEMENT)
  await element.evaluate((element, tag) => element.setAttribute("locale", tag), tag)
  await expect(element.locator("[part=frame]")).toHaveAttribute("lang", tag)
  const heading = element.locator("[part=heading]")
  if (await heading.count()) await expect(heading).toHaveText(messages(tag).customerGroups)
}
