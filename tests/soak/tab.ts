// A tab of the sequence's browser: the page of its own, or a host's page with elements.

import type { BrowserContext, Locator, Page } from "@playwright/test"
import type { GuestServer } from "../hosts/guest-server.ts"
import { AdminPage, Card, SignInForm } from "../e2e/pages.ts"
import type { Customer } from "../e2e/admin-api.ts"
import type { Place } from "./plan.mjs"
import type { RecordedWindow, Shown } from "./recorder.ts"

interface WidgetElement extends HTMLElement {
  customerId: string
}

/** Where the pages with elements are, on the page's own origin. */
export const ELEMENTS = "/elements/"

export class Tab {
  readonly page: Page
  readonly number: number
  readonly app: AdminPage
  readonly #place: Place
  /** Which of the elements somebody is at. */
  #element = 0

  private constructor(page: Page, number: number, place: Place) {
    this.page = page
    this.number = number
    this.app = new AdminPage(page)
    this.#place = place
  }

  /** Opens it with the first customer, and with the second one where there are two. */
  static async open(
    context: BrowserContext,
    guests: GuestServer,
    { number, place, customers }: { number: number; place: Place; customers: Customer[] },
  ): Promise<Tab> {
    const page = await context.newPage()
    const tab = new Tab(page, number, place)
    const [first, second] = customers
    if (tab.isPage) {
      await tab.app.open(first!.id)
      return tab
    }
    const shown = {
      page: [],
      element: [first],
      "two elements": [first, first],
      "elements of two customers": [first, second],
    }
    const elements = shown[place].map(
      (customer) => `<medusa-customer-groups guard-unload customer-id="${customer!.id}"></medusa-customer-groups>`,
    )
    const script = `<script type="module" src="/medusa-customer-groups/index.js"></script>`
    const path = `${ELEMENTS}${first!.id}-${number}`
    guests.files.set(path, `<!doctype html><html lang="en"><title>A host</title>${script}${elements.join("")}`)
    await page.goto(path)
    return tab
  }

  get isPage(): boolean {
    return this.#place === "page"
  }

  get card(): Card {
    return new Card(this.page, this.scope)
  }

  /** All of the page, or the element that somebody is at. */
  get scope(): Page | Locator {
    return this.isPage ? this.page : this.page.locator("medusa-customer-groups").nth(this.#element)
  }

  get signInForm(): SignInForm {
    return new SignInForm(this.page.locator("form").first())
  }

  /** Whose groups somebody is at. */
  async customer(): Promise<string> {
    if (this.isPage) return new URL(this.page.url()).searchParams.get("customer") ?? ""
    return (this.scope as Locator).evaluate((element) => (element as WidgetElement).customerId)
  }

  async goToElement(element: number): Promise<void> {
    if (!this.isPage) this.#element = element % (await this.page.locator("medusa-customer-groups").count())
  }

  /** Has another customer shown, as one does there. */
  async switchTo(customer: Customer): Promise<void> {
    if (this.isPage) {
      await this.app.searchField.fill(customer.email)
      return this.app.customer(customer.last_name).click()
    }
    const at = this.#place === "two elements" ? this.page.locator("medusa-customer-groups") : (this.scope as Locator)
    await at.evaluateAll((elements, id) => {
      for (const element of elements) (element as WidgetElement).customerId = id
    }, customer.id)
  }

  /** Presses it, where it is to be seen. */
  async press(button: string): Promise<boolean> {
    const found = this.scope.getByRole("button", { name: button, exact: true }).filter({ visible: true }).first()
    if ((await found.count()) === 0) return false
    await found.click()
    return true
  }

  /** Presses all of them on the page, whichever element they are in. */
  async pressAll(button: string): Promise<void> {
    const found = this.page.getByRole("button", { name: button, exact: true }).filter({ visible: true })
    // In one go: of two that are for the same edit, the first takes the other away.
    await found.evaluateAll((buttons) => {
      for (const button of buttons) (button as HTMLElement).click()
    })
  }

  /** What is on screen, for each customer that it shows. */
  async shown(): Promise<Shown[]> {
    const all = await this.page.evaluate(() => (window as unknown as RecordedWindow).soakShown())
    return all.filter(({ customer, isBusy }) => customer || isBusy)
  }
}
