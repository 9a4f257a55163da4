// The page as a person meets it: by roles and names. What a test does and expects reads from these.

import { expect, type Locator, type Page } from "@playwright/test"
import { account } from "./admin-api.ts"

/** The standalone page. */
export class AdminPage {
  readonly page: Page
  readonly card: Card
  /** The list of customers. */
  readonly customers: Locator
  readonly searchField: Locator
  readonly signOutButton: Locator

  constructor(page: Page) {
    this.page = page
    this.card = new Card(page)
    this.customers = page.getByRole("navigation", { name: "Customers", exact: true })
    this.searchField = this.customers.getByRole("searchbox", { name: "Search customers", exact: true })
    this.signOutButton = page.getByRole("button", { name: "Sign out", exact: true })
  }

  /** Opens the page, with a customer's groups if an id is given. */
  async open(customerId?: string): Promise<void> {
    await this.page.goto(customerId ? `/?customer=${customerId}` : "/")
  }

  /** A customer's link in the list. */
  customer(name: string): Locator {
    return this.customers.getByRole("link").filter({ hasText: name })
  }

  /** The form that asks for email and password, wherever it is. */
  get signInForm(): SignInForm {
    return new SignInForm(this.page.locator("form"))
  }
}

export class SignInForm {
  readonly form: Locator
  readonly email: Locator
  readonly password: Locator
  readonly button: Locator
  readonly error: Locator

  constructor(form: Locator) {
    this.form = form
    this.email = form.getByRole("textbox", { name: "Email", exact: true })
    this.password = form.getByRole("textbox", { name: "Password", exact: true })
    this.button = form.getByRole("button", { name: "Sign in", exact: true })
    // After the words that say why it asks.
    this.error = form.getByRole("alert").last()
  }

  async signIn({ email, password }: { email: string; password: string } = account): Promise<void> {
    await this.email.fill(email)
    await this.password.fill(password)
    await this.button.click()
  }
}

/** The widget. */
export class Card {
  readonly page: Page
  readonly region: Locator
  readonly heading: Locator
  readonly count: Locator
  readonly addButton: Locator
  readonly picker: Picker
  /** Every group's name, in the order shown. */
  readonly names: Locator
  /** What is said of edits, to be seen. */
  readonly messages: Locator
  /** The same, to be heard. */
  readonly announcer: Locator

  constructor(page: Page) {
    this.page = page
    this.region = page.getByRole("region", { name: "Customer groups", exact: true })
    this.heading = this.region.getByRole("heading", { name: "Customer groups", exact: true })
    this.count = this.region.locator("[part=count]")
    this.addButton = this.region.getByRole("button", { name: "Add to groups", exact: true })
    this.picker = new Picker(page, this.addButton)
    this.names = this.region.getByRole("rowheader")
    this.messages = this.region.locator("[part=status] [part=message]")
    this.announcer = this.region.locator(":scope > [role=status]")
  }

  row(name: string): Locator {
    return this.region.getByRole("row").filter({ has: this.page.getByRole("rowheader", { name, exact: true }) })
  }

  button(name: string): Locator {
    return this.region.getByRole("button", { name, exact: true })
  }

  removeButton(name: string): Locator {
    return this.button(`Remove ${name}`)
  }

  message(text: string): Locator {
    return this.messages.filter({ hasText: text })
  }

  async remove(name: string): Promise<void> {
    await this.removeButton(name).click()
  }

  /** Adds through the picker, and closes it. */
  async add(...names: string[]): Promise<void> {
    await this.picker.open()
    for (const name of names) await this.picker.pick(name)
    await this.picker.close()
  }

  /** Waits until these groups are shown, in this order, and nothing is on its way. */
  async expectGroups(...names: string[]): Promise<void> {
    await expect(this.names).toHaveText(names)
    await this.expectSettled()
  }

  async expectSettled(): Promise<void> {
    await expect(this.region.locator("[aria-busy=true]")).toHaveCount(0)
    await expect(this.messages.filter({ hasText: "…" })).toHaveCount(0)
  }
}

export class Picker {
  readonly dialog: Locator
  readonly field: Locator
  readonly list: Locator
  readonly options: Locator
  readonly #button: Locator

  constructor(page: Page, button: Locator) {
    this.#button = button
    this.dialog = page.getByRole("dialog", { name: "Add to groups", exact: true })
    this.field = this.dialog.getByRole("combobox", { name: "Search groups", exact: true })
    this.list = this.dialog.getByRole("listbox", { name: "Groups", exact: true })
    this.options = this.list.getByRole("option")
  }

  option(name: string): Locator {
    return this.list.getByRole("option", { name, exact: true })
  }

  /** Opens it, and waits until the server's groups are listed. */
  async open(): Promise<void> {
    await this.#button.click()
    await this.expectListed()
  }

  async expectListed(): Promise<void> {
    await expect(this.list).not.toHaveAttribute("aria-busy", "true")
    await expect(this.options.first()).toBeVisible()
  }

  /** Finds the group of this name, and leaves it at that. */
  async find(name: string): Promise<Locator> {
    await this.field.fill(name)
    // Not before the search is answered: the group may be in the list of all as well.
    await expect(this.options.filter({ hasNotText: name })).toHaveCount(0)
    await expect(this.option(name)).toBeVisible()
    return this.option(name)
  }

  async pick(name: string): Promise<void> {
    await (await this.find(name)).click()
  }

  async close(): Promise<void> {
    await this.field.press("Escape")
    await expect(this.dialog).toBeHidden()
  }
}

/** Moves the focus forward as a keyboard does, until it is there. */
export async function tabTo(target: Locator, steps = 60): Promise<void> {
  const page = target.page()
  for (let step = 0; step < steps; step++) {
    await page.keyboard.press("Tab")
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`Tab does not lead to ${target} in ${steps} steps`)
}
