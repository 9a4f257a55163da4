// The page in every language: which one it is, that a reader can choose, and that all of it fits.

import type { Page } from "@playwright/test"
import { readdirSync, readFileSync } from "node:fs"
import { accessibilityFaults } from "./axe.ts"
import { expect, test } from "./fixtures.ts"
import { sticksOut, toItsEnd } from "./fits.ts"

type Messages = Record<string, string>

const folder = new URL("../../src/text/languages/", import.meta.url)
const readJson = (url: URL) => JSON.parse(readFileSync(url, "utf8"))
const messages = (tag: string): Messages => readJson(new URL(`${tag}.json`, folder))
const tags = readdirSync(folder).map((file) => file.replace(".json", "")).sort()

const html = (page: Page) => page.locator("html")
const addButton = (page: Page) => page.locator(".cg-add")

for (const [locale, lang, language] of [
  ["de-AT", "de-AT", "de"],
  ["ar", "ar", "ar"],
  ["pt-BR", "pt-BR", "pt-BR"],
  ["en-US", "en-US", "en"],
  // There is none.
  ["is-IS", "en", "en"],
] as const) {
  test.describe(`in a browser whose language is ${locale}`, () => {
    test.use({ locale })

    test(`the page speaks ${language}`, async ({ app, admin, page }) => {
      await app.open(await admin.seeded("twelve"))
      await expect(addButton(page)).toHaveText(messages(language)["addToGroups"]!)
      await expect(html(page)).toHaveAttribute("lang", lang)
      await expect(html(page)).toHaveAttribute("dir", language === "ar" ? "rtl" : "ltr")
      const created = new Intl.DateTimeFormat(lang, { dateStyle: "medium", calendar: "gregory" })
      await expect(page.locator("tr", { hasText: "VIP" }).locator(".cg-created")).toHaveText(
        created.format(new Date("2024-01-08T12:00")),
      )
    })
  })
}

test("a tag in the address finds the language that it means", async ({ page }) => {
  const expected: Record<string, string | null> = readJson(new URL("../languages.json", import.meta.url))
  const found: Record<string, string | null> = {}
  const asked: string[] = []
  await page.route(/\/lang\/.*\.json/, (route) => {
    asked.push(/lang\/([\w-]+)\.json/.exec(route.request().url())![1]!)
    return route.abort()
  })
  for (const tag of Object.keys(expected)) {
    asked.length = 0
    await page.goto(`/?lang=${tag}`)
    await expect(html(page)).toHaveAttribute("data-boot", "done")
    const isEnglish = (await html(page).getAttribute("lang")) === Intl.getCanonicalLocales(tag)[0]
    found[tag] = asked[0] ?? (isEnglish || expected[tag] === "en" ? "en" : null)
  }
  expect(found).toEqual(expected)
})

test("a reader chooses another language in the bar, and it is kept", async ({ app, admin, page }) => {
  await app.open(await admin.seeded("twelve"))
  await expect(app.card.addButton).toBeVisible()
  const choice = page.getByRole("combobox", { name: "Language", exact: true })
  await expect(choice.getByRole("option")).toHaveText(["English"])
  await choice.focus()
  await expect(choice.getByRole("option")).toHaveCount(tags.length)
  await choice.selectOption({ label: "français" })
  await expect(addButton(page)).toHaveText(messages("fr")["addToGroups"]!)
  await expect(html(page)).toHaveAttribute("lang", "fr")
  await app.open()
  await expect(page.locator(".page-title")).toHaveText(messages("fr")["customerGroups"]!)
  // A link says otherwise, for once.
  await page.goto("/?lang=nl")
  await expect(page.locator(".page-title")).toHaveText(messages("nl")["customerGroups"]!)
  await app.open()
  await expect(page.locator(".page-title")).toHaveText(messages("fr")["customerGroups"]!)
})

test("whoever hosts the page names its language", async ({ app, admin, page }) => {
  await app.configure({ locale: "ja" })
  await app.open(await admin.seeded("twelve"))
  await expect(addButton(page)).toHaveText(messages("ja")["addToGroups"]!)
})

test("a language that does not come is English, and says so", async ({ app, admin, page }) => {
  await page.route(/\/lang\/he\.json/, (route) => route.abort())
  await page.goto(`/?lang=he&customer=${await admin.seeded("twelve")}`)
  await expect(app.card.addButton).toBeVisible()
  await expect(html(page)).toHaveAttribute("lang", "en")
  await expect(html(page)).toHaveAttribute("dir", "ltr")
})

test("a page that cannot start says so in its language", async ({ page }) => {
  await page.route((url) => url.pathname.endsWith(".wasm"), (route) => route.abort())
  await page.goto("/?lang=pl")
  await expect(page.getByRole("alert")).toContainText(messages("pl")["pageFailed"]!)
  await expect(page.getByRole("alert")).toContainText(messages("pl")["filesMissing"]!)
  await expect(page.getByRole("button", { name: messages("pl")["reload"]!, exact: true })).toBeVisible()
})

/** Where the words of the Medusa Admin are found in its own files. */
const ADMIN: Record<string, string> = {
  customerGroups: "customers.groups.label",
  undo: "actions.undo",
  save: "actions.save",
  showMore: "actions.showMore",
  details: "general.details",
  name: "fields.name",
  created: "fields.created",
  updated: "fields.updatedAt",
  customers: "customers.domain",
  actions: "fields.actions",
  selectAll: "general.selectAll",
  new: "general.new",
  removed: "general.removed",
  from: "filters.date.from",
  to: "filters.date.to",
  today: "filters.date.today",
  last7Days: "filters.date.lastSevenDays",
  last30Days: "filters.date.lastThirtyDays",
  last90Days: "filters.date.lastNinetyDays",
  last12Months: "filters.date.lastTwelveMonths",
  groups: "customers.fields.groups",
  email: "fields.email",
  password: "fields.password",
  wrongPassword: "errors.invalidCredentials",
  registered: "customers.fields.registered",
  guest: "customers.fields.guest",
  language: "profile.fields.languageLabel",
}

/** Where the Admin's word would mislead: docs/translations.md says why. */
const NOT_ADMIN = new Set([
  "ar removed", "es removed", "fa undo", "fr removed", "lt language", "mk actions", "mk to", "mn removed", "th removed",
  "uk name", "uk new", "zh-CN new",
])

test("what the Medusa Admin has a word for is called by that, in every language", () => {
  const own = (text: unknown) => String(text).replace(/[.。]$/u, "").trim().toLowerCase()
  const others: string[] = []
  for (const tag of tags) {
    const file = `../../backend/node_modules/@medusajs/dashboard/src/i18n/translations/${tag.replace("-", "")}.json`
    const theirs = readJson(new URL(file, import.meta.url))
    const said = messages(tag)
    for (const [name, path] of Object.entries(ADMIN)) {
      const word = path.split(".").reduce((at, key) => at?.[key], theirs)
      const isTheirs = typeof word !== "string" || own(word) === own(said[name])
      const which = `${tag} ${name}`
      if (isTheirs === NOT_ADMIN.has(which)) others.push(`${which}: “${said[name]}”, the Admin: “${word}”`)
    }
  }
  expect(others).toEqual([])
})

for (const tag of tags) {
  test(`${tag} fits, in a window of 320 px and in a column of 280 px`, async ({ app: _, admin, page }) => {
    const said = messages(tag)
    await page.setViewportSize({ width: 320, height: 640 })
    await page.goto(`/?lang=${tag}&customer=${await admin.seeded("twelve")}`)
    await expect(addButton(page)).toHaveText(said["addToGroups"]!)
    expect.soft(await sticksOut(page)).toEqual([])
    await page.locator("tbody .cg-check").first().check()
    await expect(page.locator("[part=selection]")).toBeVisible()
    expect.soft(await sticksOut(page)).toEqual([])
    await page.locator(".cg-dates-button").click()
    await page.locator(".cg-dates select").first().selectOption("custom")
    expect.soft(await sticksOut(page)).toEqual([])
    await page.keyboard.press("Escape")
    await addButton(page).click()
    await expect(page.locator("[role=option]").first()).toBeVisible()
    await page.keyboard.type("no such group")
    await expect(page.locator(".cg-create")).toBeVisible()
    expect.soft(await sticksOut(page)).toEqual([])
    await page.keyboard.press("Escape")
    // The card in a column of 280 px.
    await page.setViewportSize({ width: 304, height: 640 })
    expect.soft(await sticksOut(page)).toEqual([])
    await toItsEnd(page)
    if (["ar", "de", "ja", "pl", "th"].includes(tag)) expect.soft(await accessibilityFaults(page)).toEqual([])
  })
}
