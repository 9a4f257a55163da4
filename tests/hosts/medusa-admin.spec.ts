// The widget in the real Medusa Admin, as the store's plugin, or by the file of examples/medusa-admin.

import { readFileSync } from "node:fs"
import { expect } from "../e2e/fixtures.ts"
import { batchUrl } from "../e2e/traffic.ts"
import { expectToEdit } from "./editing.ts"
import { saveLayout, serve, serveWithoutWidget, test, uncaught, url } from "./medusa-admin.ts"

// One Medusa after the other, on one database. Each test starts with the 7 MB of the Admin itself.
test.describe.configure({ mode: "default", timeout: 60_000 })
test.use({ baseURL: url, backendURL: url })

test.describe("in the place of the Admin's own section", () => {
  serve("--plugin", "medusa-customer-groups")

  test("it stands where that one did, and nothing of it is saved", async ({
    medusa,
    admin,
    page,
    problems,
    traffic,
  }) => {
    const [gold, silver] = await admin.createGroups("Gold", "Silver")
    const customer = await admin.createCustomer([gold!])
    const layout = () => admin.request("GET", "/admin/layouts/customer.details/configuration")
    const before = await layout()
    await medusa.open(customer.id)
    const { card } = medusa
    await card.expectGroups(gold!.name)
    expect(await medusa.sections()).toEqual([customer.email, "Orders", "medusa-customer-groups", "Metadata", "JSON"])
    await expect(medusa.coreSection).toHaveCount(0)
    await card.add(silver!.name)
    await card.expectGroups(gold!.name, silver!.name)
    await card.remove(gold!.name)
    await card.expectGroups(silver!.name)
    await expect.poll(() => admin.groupNames(customer.id)).toEqual([silver!.name])
    // Not even for a moment: that section asks for all about the customer's groups.
    const asked = traffic.calls.map((call) => new URL(call.url()))
    const ofSection = asked.filter(({ pathname }) => pathname === "/admin/customer-groups")
    expect(ofSection.filter(({ searchParams }) => searchParams.has("customers"))).toEqual([])
    expect(await layout()).toEqual(before)
    // A file of its own, not a text in the code of every page.
    const files = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name))
    expect(files.filter((name) => name.endsWith(".wasm"))).toHaveLength(1)
    expect(uncaught(problems)).toEqual([])
  })

  for (const [who, isDefault] of [["store", true], ["user", false]] as const) {
    test(`a layout that the ${who} has saved is kept, until it is put back`, async ({ medusa, admin, page }) => {
      const customer = await admin.createCustomer()
      try {
        await saveLayout(admin, { "core:MetadataSection": { hidden: true } }, isDefault)
        await medusa.open(customer.id)
        await expect(medusa.card.addButton).toBeVisible()
        await expect(medusa.coreSection).toBeVisible()
        expect(await medusa.sections()).not.toContain("Metadata")
        await saveLayout(admin, {}, isDefault)
        await page.reload()
        await expect(medusa.card.addButton).toBeVisible()
        expect(await medusa.sections()).toContain("Metadata")
        await expect(medusa.coreSection).toHaveCount(0)
      } finally {
        await saveLayout(admin, {}, isDefault)
      }
    })
  }
})

test.describe("once the plugin's line is gone", () => {
  serveWithoutWidget()

  test("the Admin has its own section again, and nothing else is left", async ({ medusa, admin, page, problems }) => {
    const gold = await admin.createGroup("Gold")
    const customer = await admin.createCustomer([gold])
    await medusa.open(customer.id)
    await expect(medusa.coreRow(gold.name)).toBeVisible()
    await medusa.removeInCoreSection(gold.name)
    await expect.poll(() => admin.groupNames(customer.id)).toEqual([])
    await expect(page.locator("medusa-customer-groups")).toHaveCount(0)
    expect(uncaught(problems)).toEqual([])
  })
})

test.describe("beside the Admin's own section", () => {
  serve("--plugin", "medusa-customer-groups/beside")

  test("groups are shown, one is added, one removed, and that is undone", async ({ medusa, admin, problems }) => {
    const groups = await admin.createGroups("Gold", "Silver")
    const customer = await admin.createCustomer([groups[0]!])
    await medusa.open(customer.id)
    await expectToEdit(medusa.card, admin, customer.id, groups)
    expect(uncaught(problems)).toEqual([])
  })

  test("the layout of the README puts it in that one's place", async ({ medusa, admin, page }) => {
    const customer = await admin.createCustomer()
    await medusa.open(customer.id)
    await expect(medusa.coreSection).toBeVisible()
    try {
      await medusa.hideCoreSection()
      await page.reload()
      await expect(medusa.card.addButton).toBeVisible()
      // The Admin shows the page as it ships until it has read the layout.
      await expect
        .poll(() => medusa.sections())
        .toEqual([customer.email, "Orders", "medusa-customer-groups", "Metadata", "JSON"])
      await expect(medusa.coreSection).toHaveCount(0)
    } finally {
      await saveLayout(admin, {}, true)
    }
  })

  test("each follows what is done in the other", async ({ medusa, admin }) => {
    const [gold, silver] = await admin.createGroups("Gold", "Silver")
    const customer = await admin.createCustomer([gold!])
    await medusa.open(customer.id)
    await medusa.card.expectGroups(gold!.name)
    await expect(medusa.coreRow(gold!.name)).toBeVisible()
    await medusa.card.add(silver!.name)
    await expect(medusa.coreRow(silver!.name)).toBeVisible()
    await medusa.removeInCoreSection(gold!.name)
    await expect(medusa.coreRow(gold!.name)).toHaveCount(0)
    await medusa.card.expectGroups(silver!.name)
  })

  test("it follows from one customer to another without being made anew", async ({ medusa, admin, page }) => {
    const [gold, silver] = await admin.createGroups("Gold", "Silver")
    const first = await admin.createCustomer([gold!])
    const second = await admin.createCustomer([silver!])
    await medusa.open(first.id)
    await medusa.card.expectGroups(gold!.name)
    const element = await medusa.element.elementHandle()
    await medusa.jumpTo(second.email)
    await expect(page).toHaveURL(new RegExp(`/${second.id}$`))
    await medusa.card.expectGroups(silver!.name)
    expect(await medusa.element.evaluate((now, before) => now === before, element)).toBe(true)
    // What is added now is the second one's.
    await medusa.card.add(gold!.name)
    await expect.poll(() => admin.groupNames(second.id)).toEqual([gold!.name, silver!.name])
    expect(await admin.groupNames(first.id)).toEqual([gold!.name])
  })

  test("it has the Admin's colours, in the light and in the dark", async ({ medusa, admin }) => {
    const customer = await admin.createCustomer()
    await medusa.open(customer.id)
    await expect(medusa.card.addButton).toBeVisible()
    const colours = (section: Element) => {
      const { backgroundColor, color } = getComputedStyle(section)
      return { backgroundColor, color }
    }
    const seen = new Set<string>()
    for (const theme of ["Dark", "Light"] as const) {
      await medusa.chooseTheme(theme)
      const { backgroundColor } = await medusa.coreSection.evaluate(colours)
      await expect
        .poll(() => medusa.card.region.evaluate(colours), { message: theme })
        .toMatchObject({ backgroundColor })
      const own = await medusa.card.heading.evaluate(colours)
      expect(own.color).toBe((await medusa.coreSection.getByRole("heading").evaluate(colours)).color)
      seen.add(backgroundColor)
    }
    expect(seen.size).toBe(2)
  })

  test("it speaks the Admin's language, as soon as the Admin does", async ({ medusa, admin, context }) => {
    const gold = await admin.createGroup("Gold")
    const customer = await admin.createCustomer([gold])
    const [group] = await admin.datedGroupsOf(customer.id)
    const { page } = medusa
    const element = page.locator("medusa-customer-groups")
    const speaks = async (tag: string, direction: string) => {
      const url = new URL(`../../src/text/languages/${tag}.json`, import.meta.url)
      const said = JSON.parse(readFileSync(url, "utf8"))
      const format = { dateStyle: "medium", timeZone: "UTC" } as const
      const created = new Intl.DateTimeFormat(tag, format).format(new Date(group!.created_at))
      await expect(element.locator("[part~=add-button]")).toHaveText(said.addToGroups)
      // As the Admin's own section, which stands behind it.
      await expect(element.getByRole("heading")).toHaveText(said.customerGroups)
      await expect(element.locator("tr", { hasText: gold.name }).locator(".cg-created")).toHaveText(created)
      await expect(element.locator("section")).toHaveCSS("direction", direction)
    }
    await context.addCookies([{ name: "lng", value: "de", url }])
    await medusa.open(customer.id)
    await speaks("de", "ltr")
    await context.addCookies([{ name: "lng", value: "ar", url }])
    await page.reload()
    await speaks("ar", "rtl")
    // What the Admin does when its language is changed.
    await page.evaluate(() => document.documentElement.setAttribute("lang", "pt-BR"))
    await speaks("pt-BR", "ltr")
  })

  test("what is typed into its fields is none of the Admin's shortcuts", async ({ medusa, admin, page }) => {
    const customer = await admin.createCustomer([await admin.createGroup("Gold")])
    await medusa.open(customer.id)
    const { card } = medusa
    await card.picker.open()
    await page.clock.install()
    // The Admin waits for further keys before it acts.
    const type = async () => {
      await page.keyboard.press("g")
      await page.keyboard.press("c")
      await page.clock.runFor(5000)
    }
    await card.picker.field.focus()
    await type()
    await expect(card.picker.field).toHaveValue("gc")
    await expect(page).toHaveURL(new RegExp(`/app/customers/${customer.id}$`))
    // Anywhere else it is one.
    await card.picker.close()
    await page.clock.runFor(5000)
    await page.locator("body").evaluate(() => (document.activeElement as HTMLElement).blur())
    await type()
    await expect(page).toHaveURL(/\/app\/collections$/)
  })

  test("Ctrl+R is left to the browser, wherever the focus is", async ({ medusa, admin, page }) => {
    const gold = await admin.createGroup("Gold")
    const customer = await admin.createCustomer([gold])
    await medusa.open(customer.id)
    const { card } = medusa
    await card.checkbox(gold.name).check()
    const pressed = () =>
      page.evaluate(() => {
        const handled = new Promise<boolean>((resolve) => {
          const listen = (event: KeyboardEvent) =>
            event.key === "r" && setTimeout(() => resolve(event.defaultPrevented))
          addEventListener("keydown", listen, { capture: true })
        })
        Object.assign(window, { handled })
      })
    for (const target of [card.checkbox(gold.name), card.filterField, card.addButton]) {
      await pressed()
      await target.focus()
      await page.keyboard.press("Control+r")
      expect(await page.evaluate(() => (window as unknown as { handled: Promise<boolean> }).handled)).toBe(false)
      await expect(card.ticked).toHaveCount(1)
      await expect(page.getByRole("alertdialog")).toHaveCount(0)
    }
  })

  test("a group's name leads to its page without loading the Admin again", async ({ medusa, admin, page }) => {
    const gold = await admin.createGroup("Gold")
    const customer = await admin.createCustomer([gold])
    await medusa.open(customer.id)
    const link = medusa.card.region.getByRole("link", { name: gold.name, exact: true })
    await expect(link).toHaveAttribute("href", `/app/customer-groups/${gold.id}`)
    await page.evaluate(() => Object.assign(window, { isSamePage: true }))
    await link.click()
    await expect(page).toHaveURL(new RegExp(`/app/customer-groups/${gold.id}$`))
    await expect(page.getByRole("heading", { name: gold.name })).toBeVisible()
    expect(await page.evaluate(() => "isSamePage" in window)).toBe(true)
  })

  test("a session that ends in the middle of an edit is taken up again in place", async ({
    medusa,
    admin,
    context,
    page,
    traffic,
  }) => {
    const [gold, silver] = await admin.createGroups("Gold", "Silver")
    const customer = await admin.createCustomer([gold!, silver!])
    await medusa.open(customer.id)
    const { card } = medusa
    await card.expectGroups(gold!.name, silver!.name)
    // By then it is known who is signed in.
    await traffic.settled()
    await context.clearCookies({ name: "connect.sid" })
    await card.remove(gold!.name)
    const form = card.region.locator("form").filter({ has: page.getByRole("textbox", { name: "Password" }) })
    await form.getByRole("textbox", { name: "Email", exact: true }).fill("admin@medusa.test")
    await form.getByRole("textbox", { name: "Password", exact: true }).fill("supersecret")
    await form.getByRole("button", { name: "Sign in", exact: true }).click()
    await card.expectGroups(silver!.name)
    await expect.poll(() => admin.groupNames(customer.id)).toEqual([silver!.name])
    await expect(page).toHaveURL(new RegExp(`/app/customers/${customer.id}$`))
  })
})

test.describe("in an Admin that signs in by token", () => {
  serve("--plugin", "medusa-customer-groups", "--admin-auth", "jwt")

  test("it calls through the Admin's own client", async ({ medusa, admin, context, traffic }) => {
    const [gold, silver] = await admin.createGroups("Gold", "Silver")
    const customer = await admin.createCustomer([gold!])
    const { card } = medusa
    await medusa.open(customer.id)
    await card.expectGroups(gold!.name)
    await card.add(silver!.name)
    await card.expectGroups(gold!.name, silver!.name)
    await card.remove(gold!.name)
    await card.expectGroups(silver!.name)
    await expect.poll(() => admin.groupNames(customer.id)).toEqual([silver!.name])
    expect((await context.cookies()).map((cookie) => cookie.name)).not.toContain("connect.sid")
    const edits = traffic.calls.filter((call) => call.method() === "POST" && batchUrl.test(call.url()))
    expect(edits).toHaveLength(2)
    for (const edit of edits) expect(edit.headers()["authorization"]).toMatch(/^Bearer /)
  })
})

test.describe("under medusa develop", () => {
  serve("--plugin", "medusa-customer-groups", "--develop")

  test("it comes from the dev server, in React's strict mode too", async ({ medusa, admin, problems }) => {
    // The dev server bundles what the Admin is made of when the page is first asked for.
    test.setTimeout(240_000)
    const { card, page } = medusa
    const [gold, silver] = await admin.createGroups("Gold", "Silver")
    const customer = await admin.createCustomer([gold!])
    await page.goto("/app/login", { timeout: 180_000, waitUntil: "commit" })
    await page.locator("input[name=email]").waitFor({ timeout: 180_000 })
    await medusa.open(customer.id)
    await expect(card.names).toHaveText([gold!.name], { timeout: 60_000 })
    await card.add(silver!.name)
    await card.expectGroups(gold!.name, silver!.name)
    await expect.poll(() => admin.groupNames(customer.id)).toEqual([gold!.name, silver!.name])
    await card.remove(gold!.name)
    await card.expectGroups(silver!.name)
    await expect(card.region).toHaveCount(1)
    expect(uncaught(problems)).toEqual([])
  })
})

test.describe("by a file in src/admin/widgets", () => {
  serve()

  test("it works as the plugin does", async ({ medusa, admin, problems }) => {
    const [gold, silver] = await admin.createGroups("Gold", "Silver")
    const customer = await admin.createCustomer([gold!])
    await medusa.open(customer.id)
    await medusa.card.expectGroups(gold!.name)
    await medusa.card.add(silver!.name)
    await expect(medusa.coreRow(silver!.name)).toBeVisible()
    await expect.poll(() => admin.groupNames(customer.id)).toEqual([gold!.name, silver!.name])
    expect(uncaught(problems)).toEqual([])
  })
})
