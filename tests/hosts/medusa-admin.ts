// The real Medusa Admin with the widget in its customer page, as a person meets it.

import type { Locator, Page } from "@playwright/test"
import { readFileSync } from "node:fs"
import { account, expect, test as base, type AdminApi } from "../e2e/fixtures.ts"
import { Card } from "../e2e/pages.ts"
import { OwnBackend } from "../e2e/servers.ts"
import { packedPackage } from "./packed.ts"

const port = Number(process.env.HOSTS_MEDUSA_PORT || 9020)
export const url = `http://localhost:${port}`
const readme = readFileSync(new URL("../../examples/medusa-admin/README.md", import.meta.url), "utf8")

export const test = base.extend<{ medusa: MedusaAdmin }>({
  medusa: async ({ page }, use) => {
    await use(new MedusaAdmin(page))
  },
})

/** Starts a Medusa with the widget in its Admin for the tests of a group. */
export function serve(...options: string[]): void {
  start(["--widget", packedPackage(), ...options])
}

/** Starts a Medusa that knows nothing of the widget, with the same database. */
export function serveWithoutWidget(): void {
  start([])
}

function start(options: string[]): void {
  let backend: OwnBackend
  test.beforeAll(async () => {
    // The first time it bundles the Admin and makes its database.
    test.setTimeout(600_000)
    backend = new OwnBackend(port, ".data-test-hosts", options)
    await backend.start()
  })
  test.afterAll(() => backend.kill())
}

/** What nobody caught; a console error is also the Admin's own way to find out that nobody is signed in. */
export const uncaught = (problems: string[]) =>
  problems.filter((problem) => !problem.startsWith("console: Failed to load resource"))

/** Lays out the customer page, for all users of the store or for this one; without widgets it is put back. */
export async function saveLayout(
  admin: AdminApi,
  widgets: Record<string, { order?: number; hidden?: boolean }>,
  is_default: boolean,
): Promise<void> {
  await admin.request("POST", "/admin/layouts/customer.details/configuration", {
    is_default,
    configuration: { widgets },
  })
}

export class MedusaAdmin {
  readonly page: Page
  readonly card: Card
  readonly element: Locator
  /** The Admin's own section on a customer's groups. */
  readonly coreSection: Locator

  constructor(page: Page) {
    this.page = page
    this.card = new Card(page)
    this.element = page.locator("medusa-customer-groups")
    this.coreSection = page.getByRole("heading", { name: "Customer Groups", exact: true }).locator("../..")
  }

  /** Opens a customer's page as one who has to sign in first. */
  async open(customerId: string): Promise<void> {
    await this.page.goto(`/app/customers/${customerId}`)
    await this.page.locator("input[name=email]").fill(account.email)
    await this.page.locator("input[name=password]").fill(account.password)
    await this.page.locator("input[name=password]").press("Enter")
    await expect(this.page).toHaveURL(new RegExp(`/app/customers/${customerId}$`))
  }

  /** What stands in the widget's column, by heading; the widget itself by its tag. */
  sections(): Promise<string[]> {
    return this.element.evaluate((element) => {
      const nameOf = (section: Element) => section.querySelector("h1, h2")?.textContent ?? section.localName
      return [...element.parentElement!.children].map(nameOf)
    })
  }

  /** Types into the browser's console what examples/medusa-admin/README.md says; to be seen after a reload. */
  async hideCoreSection(): Promise<void> {
    const [, code] = /```js\n(.*?)```/s.exec(readme)!
    await this.page.evaluate(`(async () => { ${code} })()`)
  }

  /** Goes to another customer with the Admin's search: the page stays, its customer changes. */
  async jumpTo(email: string): Promise<void> {
    await this.page.getByRole("button", { name: "Search" }).first().click()
    const dialog = this.page.getByRole("dialog")
    await dialog.getByRole("combobox").fill(email)
    await dialog.getByRole("option").filter({ hasText: email }).click()
  }

  /** In the menu under the user's name. */
  async chooseTheme(name: "Light" | "Dark"): Promise<void> {
    await this.page.getByRole("button", { name: "Ada Admin" }).click()
    await this.page.getByRole("menuitem", { name: "Theme", exact: true }).click()
    await this.page.getByRole("menuitemradio", { name, exact: true }).click()
    await this.page.keyboard.press("Escape")
    await this.page.keyboard.press("Escape")
    await expect(this.page.getByRole("menu")).toHaveCount(0)
  }

  coreRow(group: string): Locator {
    return this.coreSection.getByRole("row").filter({ hasText: group })
  }

  /** Removes with the row's own menu, which asks back. */
  async removeInCoreSection(group: string): Promise<void> {
    await this.coreRow(group).getByRole("button").last().click()
    await this.page.getByRole("menuitem", { name: "Remove", exact: true }).click()
    await this.page.getByRole("alertdialog").getByRole("button", { name: "Remove", exact: true }).click()
  }
}
