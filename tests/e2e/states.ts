// Every state of the page, on the seed's own customers and without changing them: to be looked at, and to be checked for
// access.

import { expect, type Page } from "@playwright/test"
import { account, type AdminApi, type Group } from "./admin-api.ts"
import { heldBack, pauseClock, type Clock } from "./clock.ts"
import { AdminPage } from "./pages.ts"
import { servePageAt } from "./servers.ts"
import { Hold, answer, batchUrl, customerUrl } from "./traffic.ts"

export interface Stage {
  page: Page
  app: AdminPage
  admin: AdminApi
  baseURL: string
  backendURL: string
  /** Runs at the end. */
  atEnd(action: () => Promise<void>): void
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
      await stage.app.open(await seeded(stage, "twelve"))
      await expect(stage.app.card.region).toContainText("Loading customer groups…")
    },
  },
  { name: "groups", show: (stage) => showGroups(stage) },
  {
    name: "empty",
    async show(stage) {
      await stage.app.open(await seeded(stage, "none"))
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
      await stage.app.open(await seeded(stage, "twelve"))
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
    name: "signed-out",
    async show(stage) {
      await answer(stage.page, batchUrl, "POST", { status: 401, json: { message: "Unauthorized" } })
      await showGroups(stage)
      await stage.app.card.remove("Black Friday 2025")
      await expect(stage.app.signInForm.form).toContainText("Sign in, and your change is saved.")
    },
  },
]

/** The seed's customer who is in twelve groups. */
async function showGroups(stage: Stage): Promise<void> {
  await stage.app.open(await seeded(stage, "twelve"))
  await expect(stage.app.card.names).toHaveCount(12)
}

async function seeded({ admin }: Stage, who: "twelve" | "none"): Promise<string> {
  const { customers } = await admin.request<{ customers: { id: string }[] }>("GET", `/admin/customers?email=${who}@medusa.test&fields=id`)
  const [customer] = customers
  if (!customer) throw new Error(`the seed has no ${who}@medusa.test`)
  return customer.id
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
