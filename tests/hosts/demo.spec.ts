// A stranger's ways through the demo: a folder of files, and no Medusa.

import type { Page } from "@playwright/test"
import { expect, test } from "../e2e/fixtures.ts"
import { Card } from "../e2e/pages.ts"
import { serveDemo } from "./demo.ts"

const demo = serveDemo(8775)
test.use({ baseURL: demo.origin })

test("a stranger edits, in another language, without any server", async ({ page, problems }) => {
  const elsewhere: string[] = []
  page.on("request", (request) => {
    if (!request.url().startsWith(`${demo.origin}/`)) elsewhere.push(request.url())
  })
  await page.goto("/")
  const card = new Card(page)
  await expect(card.names).toHaveCount(6)
  await card.add("VIP")
  await card.remove("Employees")
  await expect(card.message("Removed from Employees.")).toBeVisible()
  await expect(page.getByRole("list", { name: "What happened" })).toContainText("− Employees")

  await setting(page, "Edits").selectOption("wait for Save")
  await expect(page.locator("pre")).toContainText('mode="staged"')
  await setting(page, "Language").selectOption("de")
  await expect(page.getByRole("heading", { name: "Kundengruppen" })).toBeVisible()
  expect(new URL(page.url()).search).toBe("?mode=staged&locale=de")
  await page.reload()
  await expect(page.getByRole("heading", { name: "Kundengruppen" })).toBeVisible()
  expect(elsewhere).toEqual([])
  expect(problems).toEqual([])
})

test("the session ends, and the demo's own sign-in begins another", async ({ page }) => {
  await page.goto("/")
  const card = new Card(page)
  await expect(card.names).toHaveCount(6)
  await page.getByRole("button", { name: "End the session" }).click()
  await page.getByLabel("Email").fill("admin@medusa.test")
  await page.getByLabel("Password").fill("supersecret")
  await page.getByRole("button", { name: "Sign in" }).click()
  await card.add("VIP")
  await expect(card.names).toHaveCount(7)
})

test("every state of the gallery is there, in a language from right to left as well", async ({ page, problems }) => {
  await page.goto("/gallery.html")
  const frames = page.locator("iframe")
  const sources = await frames.evaluateAll((all) => all.map((frame) => (frame as HTMLIFrameElement).src))
  expect(sources.length).toBeGreaterThan(20)
  for (const [at, source] of sources.entries()) {
    // One of the two is enough for each: the act is the same.
    await page.goto(at % 2 ? source : source.replace("locale=", "locale=ar"))
    await expect(page.locator("body[data-shown]"), source).toBeAttached()
    await expect(page.locator("medusa-customer-groups [part=frame]")).toHaveAttribute("dir", at % 2 ? "ltr" : "rtl")
  }
  expect(problems).toEqual([])
})

const setting = (page: Page, name: string) => page.getByRole("form", { name: "Settings" }).getByLabel(name)
