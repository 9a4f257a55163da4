// Every state of the page, on the seed's own customers and without changing them: to be looked at, and to be checked
// for access.

import { expect, type BrowserContext, type Page } from "@playwright/test"
import { account, type AdminApi, type Group } from "./admin-api.ts"
import { heldBack, pauseClock, type Clock } from "./clock.ts"
import { AdminPage } from "./pages.ts"
import { servePageAt } from "./servers.ts"
import { Hold, answer, batchUrl, customerUrl, flagsUrl, rightsUrl } from "./traffic.ts"

export interface Stage {
  page: Page
  app: AdminPage
  admin: AdminApi
  baseURL: string
  backendURL: string
  /** Runs at the end. */
  atEnd(action: () => Promise<void>): void
}

/** Shows a state in a browser that is signed in, if it is one of those, and does something there. */
export async function inState(
  state: State,
  stage: Omit<Stage, "app" | "atEnd" | "baseURL"> & {
    context: BrowserContext
    session: { name: string; value: string }
    baseURL: string | undefined
  },
  act: (app: AdminPage, clock: Clock | void) => Promise<void>,
): Promise<void> {
  const { page, context, session, admin, baseURL, backendURL } = stage
  const ends: (() => Promise<void>)[] = []
  if (!state.isSignedOut) {
    await context.addCookies([{ ...session, domain: new URL(backendURL).hostname, path: "/" }])
  }
  await page.emulateMedia({ reducedMotion: "reduce" })
  // Whatever becomes of it, no edit reaches the server: other tests rely on the same customers.
  await page.route(batchUrl, (route) => route.abort())
  const app = new AdminPage(page)
  const atEnd: Stage["atEnd"] = (action) => ends.push(action)
  try {
    const clock = await state.show({ page, app, admin, baseURL: baseURL!, backendURL, atEnd })
    await act(app, clock)
  } finally {
    await context.setOffline(true)
    await page.unrouteAll({ behavior: "ignoreErrors" })
    for (const end of ends) await end()
  }
}

export interface State {
  name: string
  /** Returns the page's clock if the state stands only while that is stopped. */
  show(stage: Stage): Promise<Clock | void>
  isSignedOut?: true
}

const fault500 = { status: 500, json: { type: "unknown_error", message: "An unknown error occurred." } }

export const states: State[] = [
  {
    name: "sign-in",
    isSignedOut: true,
    async show({ app }) {
      await app.open()
      await expect(app.signInForm.button).toBeVisible()
    },
  },
  {
    name: "sign-in-error",
    isSignedOut: true,
    async show({ app }) {
      await app.open()
      await app.signInForm.signIn({ ...account, password: "not this one" })
      await expect(app.signInForm.error).toContainText("Wrong email or password.")
    },
  },
  {
    name: "cors-refused",
    isSignedOut: true,
    async show({ app, page, baseURL, backendURL, atEnd }) {
      const at = await servePageAt({ from: baseURL, backend: backendURL, port: 8073 })
      atEnd(() => at.close())
      await page.goto(at.origin)
      await expect(app.page.getByRole("alert")).toContainText("ADMIN_CORS")
    },
  },
  {
    name: "customers",
    async show({ app }) {
      await app.open()
      await app.searchField.fill("a")
      await expect(app.customers.getByRole("link").first()).toBeVisible()
    },
  },
  {
    name: "skeleton",
    async show(stage) {
      await Hold.on(stage.page, customerUrl, "GET")
      await stage.app.open(await stage.admin.seeded("twelve"))
      await expect(stage.app.card.region).toContainText("Loading customer groups…")
    },
  },
  { name: "groups", show: (stage) => showGroups(stage) },
  {
    name: "empty",
    async show(stage) {
      await stage.app.open(await stage.admin.seeded("none"))
      await expect(stage.app.card.region).toContainText("No groups yet")
    },
  },
  {
    name: "not-found",
    async show({ app }) {
      await app.open("cus_does_not_exist")
      await expect(app.card.region).toContainText("Customer not found")
    },
  },
  {
    name: "failed",
    async show(stage) {
      await answer(stage.page, customerUrl, "GET", { status: 200, html: "<!DOCTYPE html><title>Gateway</title>" })
      await stage.app.open(await stage.admin.seeded("twelve"))
      await expect(stage.app.card.region.getByRole("alert")).toContainText("The groups could not be loaded")
    },
  },
  {
    name: "picker",
    async show(stage) {
      await showGroups(stage)
      await stage.app.card.picker.open()
    },
  },
  {
    name: "picker-search",
    async show(stage) {
      await showGroups(stage)
      await stage.app.card.picker.open()
      await stage.app.card.picker.field.fill("loyalty")
      await expect(stage.app.card.picker.dialog).toContainText("4 groups")
    },
  },
  {
    name: "picker-recent",
    async show(stage) {
      await stage.page.addInitScript(() => {
        const recent = [
          ["cusgroup_recent_1", "Friends & family"],
          ["cusgroup_recent_2", "Early adopters"],
        ]
        const groups = recent.map(([id, name]) => ({ id, name }))
        localStorage.setItem("medusa-customer-groups:recent", JSON.stringify({ [location.origin]: groups }))
      })
      await showGroups(stage)
      await stage.app.card.picker.open()
      await expect(stage.app.card.picker.recent).toHaveCount(2)
      await expect(stage.app.card.picker.dialog).toContainText(/\d\u200b? groups/)
    },
  },
  {
    name: "picker-create",
    async show(stage) {
      await showGroups(stage)
      await stage.app.card.picker.open()
      await stage.app.card.picker.field.fill("loyal")
      await expect(stage.app.card.picker.create).toBeVisible()
    },
  },
  {
    name: "picker-twin",
    async show(stage) {
      await showGroups(stage)
      await stage.app.card.picker.open()
      await stage.app.card.picker.field.fill("vip")
      await expect(stage.app.card.picker.list.locator("[part=create]")).toHaveText("Create “vip” “VIP” exists")
    },
  },
  {
    name: "picker-pasted",
    async show(stage) {
      await answerEdits(stage)
      await showGroups(stage)
      const { picker } = stage.app.card
      await picker.open()
      await picker.paste("Friends & family\nVIP\nLoyalty Glod\nResellers of nowhere, Quux")
      await expect(picker.pasted).toContainText("Not found:")
    },
  },
  {
    name: "selection",
    async show(stage) {
      await showGroups(stage)
      for (const name of ["Black Friday 2025", "Group 2", "Newsletter"]) await stage.app.card.checkbox(name).click()
      await expect(stage.app.card.selection).toContainText("3 selected")
    },
  },
  {
    name: "filtered",
    async show(stage) {
      await showGroups(stage)
      const { card } = stage.app
      await fillDates(stage)
      await card.dates.span("Updated").selectOption("From – to")
      await card.dates.day("Updated", "From").fill("2024-02-01")
      await stage.page.keyboard.press("Escape")
      await card.filterField.fill("e")
      await expect(card.chips).toHaveCount(2)
      await expect(card.names.first()).toBeVisible()
    },
  },
  {
    name: "no-match",
    async show(stage) {
      await showGroups(stage)
      await stage.app.card.filterField.fill("no such group")
      await expect(stage.app.card.region).toContainText("No group matches the filter")
    },
  },
  {
    name: "dates",
    async show(stage) {
      await showGroups(stage)
      await fillDates(stage)
    },
  },
  {
    name: "staged",
    async show(stage) {
      await stage.app.configure({ mode: "staged" })
      await showGroups(stage)
      const { card } = stage.app
      await card.add("Friends & family")
      await card.remove("Black Friday 2025")
      await expect(card.mark("Friends & family")).toHaveText("New")
      await expect(card.mark("Black Friday 2025")).toHaveText("Removed")
    },
  },
  {
    name: "leave",
    async show(stage) {
      await stage.app.configure({ mode: "staged" })
      await showGroups(stage)
      await stage.app.card.remove("Black Friday 2025")
      await stage.app.customers.getByRole("link").first().click()
      await expect(stage.app.question).toBeVisible()
    },
  },
  {
    name: "odd-names",
    async show(stage) {
      const names = [`Long ${"name ".repeat(600)}`, "\u202eWritten backwards", "عملاء مميزون", "\u200b\u3164"]
      await stage.page.route(customerUrl, async (route) => {
        const response = await route.fetch()
        const body = (await response.json()) as { customer: { groups?: Group[] } }
        body.customer.groups?.forEach((group, at) => (group.name = names[at] ?? group.name))
        await route.fulfill({ response, json: body })
      })
      await showGroups(stage)
      await stage.app.card.region.getByRole("checkbox", { name: /Select cusgroup_/ }).check()
      // At the end of the page the bar for what is selected stands in its place, and covers no row.
      await stage.page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
    },
  },
  {
    name: "read-only",
    async show(stage) {
      await answer(stage.page, flagsUrl, "GET", { status: 200, json: { feature_flags: { rbac: true } } })
      await answer(stage.page, rightsUrl, "GET", {
        status: 200,
        json: { permissions: ["customer:read", "customer_group:read"] },
      })
      await showGroups(stage)
      await expect(stage.app.card.note).toContainText("You can see these groups, but not change them")
    },
  },
  {
    name: "many",
    async show(stage) {
      const { card } = stage.app
      await stage.app.open(await stage.admin.seeded("all"))
      for (const count of [10, 20, 40]) {
        await expect(card.names).toHaveCount(count)
        await card.showMore.click()
      }
      await expect(card.names).toHaveCount(60)
      await expect(card.allCustomers.first()).toHaveText(/^\d+$/)
    },
  },
  {
    name: "undo",
    async show(stage) {
      await answerEdits(stage)
      await showGroups(stage)
      await stage.app.card.remove("Black Friday 2025")
      await expect(stage.app.card.message("Removed from Black Friday 2025.")).toBeVisible()
    },
  },
  {
    name: "problem",
    async show(stage) {
      await answerEdits(stage, { withoutAdds: true })
      await showGroups(stage)
      await stage.app.card.add("Friends & family")
      await expect(stage.app.card.message("Not added to Friends & family")).toBeVisible()
    },
  },
  {
    name: "retrying",
    async show(stage) {
      const clock = await pauseClock(stage.page)
      const fault = await answer(stage.page, batchUrl, "POST", fault500)
      await showGroups(stage)
      await stage.app.card.remove("Black Friday 2025")
      // Until the waits are long.
      const attempts = async () => {
        await clock.runFor(100)
        return fault.count
      }
      await expect.poll(attempts, { intervals: [50] }).toBe(3)
      await expect(stage.app.card.message("Trying again…")).toBeVisible()
      return clock
    },
  },
  {
    name: "held",
    async show(stage) {
      const clock = await pauseClock(stage.page)
      await answer(stage.page, batchUrl, "POST", fault500)
      await showGroups(stage)
      await stage.app.card.remove("Black Friday 2025")
      await expect(await heldBack(clock, stage.app.card)).toBeVisible()
      return clock
    },
  },
  {
    name: "left-behind",
    async show(stage) {
      const clock = await pauseClock(stage.page)
      await answer(stage.page, batchUrl, "POST", fault500)
      await showGroups(stage)
      await stage.app.card.remove("Black Friday 2025")
      await heldBack(clock, stage.app.card)
      const link = stage.app.customers.getByRole("link").first()
      const id = new URL((await link.getAttribute("href"))!, stage.baseURL).searchParams.get("customer")!
      await link.click()
      await expect(stage.page).toHaveURL(new RegExp(id))
      await expect(stage.app.card.region).toContainText("Remove from Black Friday 2025.")
      return clock
    },
  },
  {
    name: "signed-out",
    async show(stage) {
      await answer(stage.page, batchUrl, "POST", { status: 401, json: { message: "Unauthorized" } })
      await showGroups(stage)
      await stage.app.card.remove("Black Friday 2025")
      await expect(stage.app.signInForm.form).toContainText("Sign in, and your change is saved.")
      // An answer to what is asked later, as when the button gets the focus, would be taken for a new sign-in.
      await stage.page.context().clearCookies()
    },
  },
  {
    name: "another-user",
    async show(stage) {
      await answer(stage.page, batchUrl, "POST", { status: 401, json: { message: "Unauthorized" } }, 1)
      await showGroups(stage)
      await stage.app.card.remove("Black Friday 2025")
      await expect(stage.app.signInForm.form).toBeVisible()
      const user = { id: "user_bea", email: "bea@medusa.test" }
      await answer(stage.page, /\/admin\/users\/me/, "GET", { status: 200, json: { user } })
      await stage.app.signInForm.signIn(account)
      await expect(stage.app.card.region).toContainText("Save sends them as bea@medusa.test.")
    },
  },
]

/** The seed's customer who is in twelve groups. */
async function showGroups(stage: Stage): Promise<void> {
  await stage.app.open(await stage.admin.seeded("twelve"))
  await expect(stage.app.card.names).toHaveCount(10)
}

/** Opens the filters by date, and leaves a year's groups. */
async function fillDates({ app: { card } }: Stage): Promise<void> {
  await card.datesButton.click()
  await card.dates.span("Created").selectOption("From – to")
  await card.dates.day("Created", "From").fill("2024-01-08")
  await card.dates.day("Created", "To").fill("2024-12-31")
  await expect(card.chips).toHaveText([/Created.*2024 – .*2024/])
}

/** Answers edits as Medusa does, without making them. */
async function answerEdits({ page, admin }: Stage, { withoutAdds = false } = {}): Promise<void> {
  await page.route(batchUrl, async (route) => {
    const [, id] = /customers\/([^/]+)/.exec(route.request().url()) ?? []
    const { add, remove } = route.request().postDataJSON() as { add: string[]; remove: string[] }
    const before = await admin.groupsOf(id!)
    const list = `/admin/customer-groups?fields=id,name&limit=100`
    const { customer_groups } = await admin.request<{ customer_groups: Group[] }>("GET", list)
    const added = withoutAdds ? [] : customer_groups.filter((group) => add.includes(group.id))
    const groups = [...before.filter((group) => !remove.includes(group.id)), ...added]
    await route.fulfill({ json: { customer: { id, groups } } })
  })
}
