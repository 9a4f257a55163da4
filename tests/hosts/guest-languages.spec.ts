// The languages: which one an element speaks, when it is loaded, and what hosts can do about it.

import type { Locator, Page } from "@playwright/test"
import { readFileSync } from "node:fs"
import { customerUrl } from "../e2e/traffic.ts"
import { expect, holdWasm, test, widget } from "./guest.ts"

type Messages = Record<string, string>

/** What is said in a language, by name. */
const messages = (tag: string): Messages =>
  JSON.parse(readFileSync(new URL(`../../src/text/languages/${tag}.json`, import.meta.url), "utf8"))

const english = messages("en")

/** What of the package the page has asked for, by name. */
function filesOf(page: Page): string[] {
  const files: string[] = []
  page.on("request", (request) => {
    const [, file] = /medusa-customer-groups\/(.+)$/.exec(new URL(request.url()).pathname) ?? []
    if (file) files.push(file)
  })
  return files
}

/** The language that an element says it speaks, and the direction that it is written in. */
const spoken = (element: Locator) =>
  element.evaluate(({ shadowRoot }) => {
    const { lang, dir } = shadowRoot!.firstElementChild as HTMLElement
    return [lang, dir]
  })

/** The groups in the table, whatever the language. */
const names = (element: Locator) => element.locator("tbody th bdi")

const addButton = (element: Locator) => element.locator("[part~=add-button]")

for (const [tag, language, direction] of [
  ["de", "de", "ltr"],
  ["fr-CA", "fr", "ltr"],
  ["ar", "ar", "rtl"],
  ["he", "he", "rtl"],
  ["fa-IR", "fa", "rtl"],
  ["zh-HK", "zh-TW", "ltr"],
  ["pt", "pt-BR", "ltr"],
  ["pt-MZ", "pt-PT", "ltr"],
  ["en-GB", "en-GB", "ltr"],
] as const) {
  test(`locale="${tag}" is said in ${language}`, async ({ guest, admin, silent: _ }) => {
    const gold = await admin.createGroup("Gold")
    const customer = await admin.createCustomer([gold])
    const said = messages(language)
    await guest.open(widget(customer.id, `locale="${tag}"`))
    await expect(names(guest.element)).toHaveText([gold.name])
    await expect(addButton(guest.element)).toHaveText(said["addToGroups"]!)
    await expect(guest.element.getByRole("heading")).toHaveText(said["customerGroups"]!)
    expect(await spoken(guest.element)).toEqual([tag, direction])
  })
}

for (const tag of ["is", "sr-Latn", "bs-Cyrl"]) {
  test(`${tag}, which there is not, is English, and says so, also on a page from right to left`, async ({
    guest,
    admin,
    silent: _,
  }) => {
    const customer = await admin.createCustomer([await admin.createGroup("Gold")])
    await guest.open(widget(customer.id), { root: `lang="${tag}" dir="rtl"` })
    await expect(addButton(guest.element)).toHaveText(english["addToGroups"]!)
    expect(await spoken(guest.element)).toEqual(["en", "ltr"])
  })
}

test("an English page loads no language", async ({ guest, admin, page, silent: _ }) => {
  const customer = await admin.createCustomer([await admin.createGroup("Gold")])
  const files = filesOf(page)
  await guest.show(customer.id, { root: `lang="en-AU"` })
  expect(files.sort()).toEqual(["customer-groups.wasm", "index.js", "widget.js"])
})

test("another language is loaded while the wasm is on its way, and nothing of the others", async ({
  guest,
  admin,
  page,
  silent: _,
}) => {
  const customer = await admin.createCustomer([await admin.createGroup("Gold")])
  const files = filesOf(page)
  const letGo = await holdWasm(page)
  const loaded = page.waitForResponse(/lang\/de\.js$/)
  await guest.open(widget(customer.id), { root: `lang="de"` })
  await loaded
  await expect(guest.element.getByText(messages("de")["loading"]!)).toHaveCount(1)
  letGo()
  await expect(addButton(guest.element)).toHaveText(messages("de")["addToGroups"]!)
  expect(files.sort()).toEqual(["customer-groups.wasm", "index.js", "lang/de.js", "widget.js"])
})

test("it follows the nearest lang and its own locale at any time, and keeps what it knows", async ({
  guest,
  admin,
  page,
  traffic,
  silent: _,
}) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  await guest.show(customer.id, { root: `lang="en"` })
  const say = (tag: string, act: () => void) =>
    test.step(tag, async () => {
      await page.evaluate(act)
      await expect(addButton(guest.element)).toHaveText(messages(tag)["addToGroups"]!)
      await expect(names(guest.element)).toHaveText([gold.name])
    })
  await say("fr", () => (document.documentElement.lang = "fr"))
  await say("ja", () => document.querySelector("medusa-customer-groups")!.setAttribute("lang", "ja"))
  await say("ru", () => document.querySelector("medusa-customer-groups")!.setAttribute("locale", "ru"))
  await say("ja", () => document.querySelector("medusa-customer-groups")!.removeAttribute("locale"))
  await say("en", () => {
    document.querySelector("medusa-customer-groups")!.removeAttribute("lang")
    document.documentElement.lang = "en"
  })
  await traffic.settled()
  expect((await guest.heard("error")).map(({ detail }) => detail)).toEqual([])
})

test("two elements in two languages each say in their own what became of one edit", async ({
  guest,
  admin,
  page,
  silent: _,
}) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  await guest.open(widget(customer.id, `locale="de"`) + widget(customer.id, `locale="tr"`))
  const [german, turkish] = [guest.element.first(), guest.element.last()]
  await expect(addButton(german)).toHaveText(messages("de")["addToGroups"]!)
  await expect(addButton(turkish)).toHaveText(messages("tr")["addToGroups"]!)
  await german.getByRole("button", { name: messages("de")["remove"]!.replace("{group}", gold.name) }).click()
  await expect(german.getByText(messages("de")["removedFrom"]!.replace("{groups}", gold.name)).last()).toBeVisible()
  await expect(turkish.getByText(messages("tr")["removedFrom"]!.replace("{groups}", gold.name)).last()).toBeVisible()
  await expect(turkish.getByRole("button", { name: messages("tr")["undo"]!, exact: true })).toBeVisible()
  await page.evaluate(() => document.querySelector("medusa-customer-groups")!.remove())
  await turkish.getByRole("button", { name: messages("tr")["undo"]!, exact: true }).click()
  await expect.poll(() => admin.groupNames(customer.id)).toEqual([gold.name])
})

test("a language that cannot be loaded is English, says so, and is tried again", async ({ guest, admin, page }) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  await page.route(/lang\/de\.js$/, (route) => route.abort(), { times: 1 })
  await guest.open(widget(customer.id), { root: `lang="de"` })
  await guest.card.expectGroups(gold.name)
  expect(await spoken(guest.element)).toEqual(["en", "ltr"])
  const [told] = await guest.heard("error")
  expect(told!.detail).toMatchObject({ kind: "load", customerId: customer.id })
  expect(told!.detail["message"]).toContain("“de” could not be loaded")
  await page.evaluate(() => document.documentElement.setAttribute("lang", "de-AT"))
  await expect(addButton(guest.element)).toHaveText(messages("de")["addToGroups"]!)
})

for (const [tag, direction] of [["de", "ltr"], ["ar", "rtl"]] as const) {
  test(`what goes wrong before the widget is there is said in ${tag}, too`, async ({ guest, admin, page }) => {
    const customer = await admin.createCustomer([])
    const said = messages(tag)
    await page.route(/customer-groups\.wasm$/, (route) => route.fulfill({ status: 404 }), { times: 1 })
    await guest.open(widget(customer.id, `page-size="many"`), { root: `lang="${tag}"` })
    await expect(guest.element.getByRole("alert")).toContainText(said["elementFailed"]!)
    await expect(guest.element.getByRole("alert")).toContainText("404")
    const retry = guest.element.getByRole("button", { name: said["retry"]!, exact: true })
    await expect(retry).toHaveCSS("direction", direction)
    expect((await spoken(guest.element))[0]).toBe(tag)
    await retry.click()
    await expect(addButton(guest.element)).toHaveText(said["addToGroups"]!)
    expect(await spoken(guest.element)).toEqual([tag, direction])
    const problem = said["badNumber"]!.replace("{attribute}", "page-size").replace("{value}", "many")
    await expect(guest.element.getByRole("alert").first()).toContainText(problem.split("{")[0]!)
  })
}

test("what a page's developer is told is English, and stands in its own direction in any language", async ({
  guest,
}) => {
  await guest.open(widget("cus_1", `backend-url="nonsense" locale="ar"`))
  const told = guest.element.getByRole("alert").getByText("is not a valid http:// or https:// URL").first()
  // Unicode's own marks: it is one of several sentences in a line.
  await expect(told).toHaveText(/^\u2068The backend URL .*\u2069$/)
})

/** Has a page's script call the package, under its strict policy. */
const hostScript = (guest: { server: { files: Map<string, string> } }, code: string) => {
  guest.server.files.set("/host.js", `import { registerMessages } from "/medusa-customer-groups/index.js"\n${code}`)
  return "/host.js"
}

test("a host changes words of a language, and brings one that there is not", async ({
  guest,
  admin,
  page,
  silent: _,
}) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  const code = `
    const results = { one: "{count} Treffer", other: "{count} Treffer" }
    registerMessages("de", { addToGroups: "Gruppen zuordnen", results })
    registerMessages("en", { addToGroups: "Assign groups" })
    registerMessages("eo", { addToGroups: "Aldoni al grupoj" })`
  const script = hostScript(guest, code)
  await guest.open(widget(customer.id), { root: `lang="de"`, script })
  await expect(addButton(guest.element)).toHaveText("Gruppen zuordnen")
  await expect(guest.element.getByRole("heading")).toHaveText(messages("de")["customerGroups"]!)
  await addButton(guest.element).click()
  await expect(guest.element.getByRole("dialog").getByText(/^[\d.]+ Treffer$/)).toBeVisible()
  await page.keyboard.press("Escape")
  await page.evaluate(() => (document.documentElement.lang = "en"))
  await expect(addButton(guest.element)).toHaveText("Assign groups")
  await page.evaluate(() => (document.documentElement.lang = "eo"))
  await expect(addButton(guest.element)).toHaveText("Aldoni al grupoj")
  expect(await spoken(guest.element)).toEqual(["eo", "ltr"])
  // What it does not say is English.
  await expect(guest.element.getByRole("heading")).toHaveText(english["customerGroups"]!)
})

for (const tag of ["de-DE", "de-AT"]) {
  test(`what a host says in ${tag} is said beside our German`, async ({ guest, admin, silent: _ }) => {
    const customer = await admin.createCustomer([await admin.createGroup("Gold")])
    const script = hostScript(guest, `registerMessages("${tag}", { addToGroups: "Gruppen zuordnen" })`)
    await guest.open(widget(customer.id), { root: `lang="${tag}"`, script })
    await expect(addButton(guest.element)).toHaveText("Gruppen zuordnen")
    await expect(guest.element.getByRole("heading")).toHaveText(messages("de")["customerGroups"]!)
  })
}

test("while the wasm is on its way, the page's language and a host's words may change", async ({
  guest,
  admin,
  page,
  silent: _,
}) => {
  const customer = await admin.createCustomer([await admin.createGroup("Gold")])
  const script = hostScript(guest, "window.registerMessages = registerMessages")
  const letGo = await holdWasm(page)
  await guest.open(widget(customer.id), { root: `lang="en"`, script })
  await page.evaluate(async () => {
    type Registering = { registerMessages(tag: string, messages: object): Promise<void> }
    await (window as unknown as Registering).registerMessages("de", { addToGroups: "Gruppen zuordnen" })
    document.documentElement.lang = "de"
  })
  letGo()
  await expect(addButton(guest.element)).toHaveText("Gruppen zuordnen")
  await expect(guest.element.getByRole("heading")).toHaveText(messages("de")["customerGroups"]!)
})

test("a language that changes after one that could not be loaded is followed", async ({ guest, admin, page }) => {
  const customer = await admin.createCustomer([await admin.createGroup("Gold")])
  await page.route(/lang\/de\.js$/, (route) => route.abort())
  const letGo = await holdWasm(page)
  const failed = page.waitForEvent("requestfailed")
  await guest.open(widget(customer.id), { root: `lang="de"` })
  await failed
  await page.evaluate(() => (document.documentElement.lang = "fr"))
  letGo()
  await expect(addButton(guest.element)).toHaveText(messages("fr")["addToGroups"]!)
})

test("a host's words for a language and for a region of it are both said there", async ({
  guest,
  admin,
  silent: _,
}) => {
  const customer = await admin.createCustomer([await admin.createGroup("Gold")])
  const code = `
    registerMessages("de", { addToGroups: "Gruppen zuordnen", customerGroups: "Gruppen" })
    registerMessages("de-AT", { customerGroups: "Kundengruppen AT" })`
  await guest.open(widget(customer.id), { root: `lang="de-AT"`, script: hostScript(guest, code) })
  await expect(addButton(guest.element)).toHaveText("Gruppen zuordnen")
  await expect(guest.element.getByRole("heading")).toHaveText("Kundengruppen AT")
})

test("words that a host registers later are said at once", async ({ guest, admin, page, silent: _ }) => {
  const customer = await admin.createCustomer([await admin.createGroup("Gold")])
  const script = hostScript(guest, "window.registerMessages = registerMessages")
  await guest.show(customer.id, { script })
  await page.evaluate(() => {
    const { registerMessages } = window as unknown as { registerMessages(tag: string, messages: object): Promise<void> }
    return registerMessages("en", { addToGroups: "Assign groups" })
  })
  await expect(addButton(guest.element)).toHaveText("Assign groups")
  await page.evaluate(() => document.querySelector("medusa-customer-groups")!.remove())
})

test("the groups are asked for once, whatever the language", async ({ guest, admin, traffic, silent: _ }) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  const calls = await traffic.during(() => guest.open(widget(customer.id, `locale="ko"`)))
  await expect(addButton(guest.element)).toHaveText(messages("ko")["addToGroups"]!)
  expect(calls.filter((call) => customerUrl.test(call.url()))).toHaveLength(1)
})
