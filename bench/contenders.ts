// The two that are compared, each by the names a person sees. What leads up to a step is not timed; its click is.

import type { Locator, Page } from "@playwright/test"
import { expect } from "../tests/e2e/fixtures.ts"
import { AdminPage } from "../tests/e2e/pages.ts"
import type { Step } from "./stopwatch.ts"

export interface Contender {
  /** Loads the customer's page anew, and waits for the groups. */
  load(customerId: string): Promise<void>
  /** What opens the list of groups to add. */
  opening(): Step
  /** Closes that list. */
  close(): Promise<void>
  /** With that list open. */
  adding(group: string, options: { search: boolean }): Promise<Step>
  removing(group: string): Promise<Step>
  /** `undefined` where several cannot be removed at once. */
  removingSeveral(groups: string[]): Promise<Step | undefined>
  /** Shows all the customer's groups; tells whether they can all be shown. */
  showAll(): Promise<boolean>
  /** The field that searches all groups, in the open list. */
  searchField: Locator
  /** The field that searches the customer's groups. */
  filterField: Locator
}

export class Ours implements Contender {
  readonly #app: AdminPage

  constructor(page: Page) {
    this.#app = new AdminPage(page)
  }

  get searchField(): Locator {
    return this.#app.card.picker.field
  }

  get filterField(): Locator {
    return this.#app.card.region.getByRole("searchbox", { name: "Filter groups", exact: true })
  }

  async load(customerId: string): Promise<void> {
    await this.#app.open(customerId)
    await expect(this.#app.card.names.first()).toBeVisible()
  }

  opening(): Step {
    // Not the first list in it, of recent groups: those the browser has kept.
    const selector = "[role=dialog] [role=listbox][aria-label=Groups] > div:nth-of-type(2) [role=option]"
    return { click: this.#app.card.addButton, until: { selector } }
  }

  close(): Promise<void> {
    return this.#app.card.picker.close()
  }

  async adding(group: string): Promise<Step> {
    return { click: await this.#app.card.picker.find(group), until: this.#row(group) }
  }

  async removing(group: string): Promise<Step> {
    await this.#closePicker()
    return { click: this.#app.card.removeButton(group), until: { ...this.#row(group), gone: true } }
  }

  async removingSeveral(groups: string[]): Promise<Step | undefined> {
    await this.#closePicker()
    const { region } = this.#app.card
    const boxes = groups.map((group) => region.getByRole("checkbox", { name: `Select ${group}`, exact: true }))
    if (!(await boxes[0]!.isVisible())) return undefined
    for (const box of boxes) await box.check()
    const click = this.#app.card.button("Remove selected")
    return { click, until: { ...this.#row(groups.at(-1)!), gone: true } }
  }

  async showAll(): Promise<boolean> {
    const { card } = this.#app
    const more = card.button("Show more")
    for (let shown = await card.names.count(); await more.isVisible(); shown = await card.names.count()) {
      await more.click()
      await expect(card.names).not.toHaveCount(shown)
    }
    return true
  }

  #row(text: string) {
    return { selector: "section.customer-groups tbody th[scope=row]", text }
  }

  async #closePicker(): Promise<void> {
    const { picker } = this.#app.card
    if (await picker.dialog.isVisible()) await picker.close()
  }
}

/** In the section's rows; those of the dialog are no links. */
const groupLink = 'a[href^="/app/customer-groups/cusgroup"]'

/** The Medusa Admin's own section of a customer's page. Its controls have no names: they are found by what is beside them. */
export class MedusaAdmin implements Contender {
  readonly #page: Page
  readonly #section: Locator
  readonly #dialog: Locator
  readonly #prompt: Locator

  constructor(page: Page) {
    this.#page = page
    const heading = page.getByRole("heading", { name: "Customer Groups", exact: true, includeHidden: true })
    this.#section = heading.locator("xpath=../..")
    this.#dialog = page.getByRole("dialog")
    this.#prompt = page.getByRole("alertdialog")
  }

  get searchField(): Locator {
    return this.#dialog.getByRole("searchbox")
  }

  get filterField(): Locator {
    return this.#section.getByRole("searchbox")
  }

  async load(customerId: string): Promise<void> {
    await this.#page.goto(`/app/customers/${customerId}`)
    await expect(this.#page.locator(groupLink).first()).toBeVisible()
  }

  opening(): Step {
    return {
      click: this.#section.getByRole("link", { name: "Add" }),
      until: { selector: "[role=dialog] tbody td span" },
    }
  }

  async close(): Promise<void> {
    await this.#dialog.getByRole("button", { name: "Cancel", exact: true }).click()
    await expect(this.#dialog).toHaveCount(0)
  }

  async adding(group: string, { search }: { search: boolean }): Promise<Step> {
    // What is typed before its first results are there, the dialog forgets.
    await expect(this.#dialog.getByRole("row").nth(1)).toBeVisible()
    if (search) {
      // And at times also what is typed then, while it reads again what it had kept.
      await expect(async () => {
        await this.searchField.fill("")
        await this.searchField.fill(group)
        await expect(this.#row(this.#dialog, group)).toBeVisible({ timeout: 3000 })
      }).toPass()
    }
    await this.#select(this.#dialog, group)
    return { click: this.#dialog.getByRole("button", { name: "Save", exact: true }), until: this.#link(group) }
  }

  async removing(group: string): Promise<Step> {
    await this.#row(this.#section, group).getByRole("button").last().click()
    await this.#page.getByRole("menuitem", { name: "Remove", exact: true }).click()
    return this.#confirming(group)
  }

  async removingSeveral(groups: string[]): Promise<Step> {
    for (const group of groups) await this.#select(this.#section, group)
    // Beside what is selected stands one command.
    await this.#page.getByRole("button", { name: /^Remove/ }).click()
    return this.#confirming(groups.at(-1)!)
  }

  /** It shows ten at a time. */
  async showAll(): Promise<boolean> {
    return false
  }

  /** Its prompt is answered: the time a person takes to read it is not counted. */
  async #confirming(lastGroup: string): Promise<Step> {
    const click = this.#prompt.getByRole("button", { name: "Remove", exact: true })
    await expect(click).toBeVisible()
    return { click, until: { ...this.#link(lastGroup), gone: true } }
  }

  async #select(where: Locator, group: string): Promise<void> {
    const box = this.#row(where, group).getByRole("checkbox").first()
    await box.click()
    await expect(box).toBeChecked()
  }

  #row(where: Locator, group: string): Locator {
    return where.getByRole("row").filter({ has: this.#page.getByText(group, { exact: true }) })
  }

  #link(text: string) {
    return { selector: `${groupLink} span`, text }
  }
}
