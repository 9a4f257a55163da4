// The page as a person meets it: by roles and names. What a test does and expects reads from these.

import { expect, type Locator, type Page } from "@playwright/test"
import { account } from "./admin-api.ts"

/** What the page's `<meta name="customer-groups-…">` say, and its `<meta name="medusa-admin-url">`. */
export interface Configuration {
  mode?: "staged"
  "page-size"?: string
  "group-href"?: string
  readonly?: string
  locale?: string
  "medusa-admin-url"?: string
}

/** A name in a label: between Unicode's marks of isolation if it may turn what is around it. */
function isolated(name: string): string {
  return /[\u0590-\u08ff\u200e\u200f\u202a-\u202e]/.test(name) ? `\u2068${name}\u2069` : name
}

/** The standalone page. */
export class AdminPage {
  readonly page: Page
  readonly card: Card
  /** The list of customers. */
  readonly customers: Locator
  readonly searchField: Locator
  readonly signOutButton: Locator
  /** Asks whether edits that wait for Save may be dropped. */
  readonly question: Locator
  /** Who the customer is, above the groups. */
  readonly who: Locator

  constructor(page: Page) {
    this.page = page
    this.card = new Card(page)
    this.customers = page.getByRole("navigation", { name: "Customers", exact: true })
    this.searchField = this.customers.getByRole("searchbox", { name: "Search customers", exact: true })
    this.question = page.getByRole("alertdialog", {
      name: "The changes of this customer's groups are not saved. Leave, and drop them?",
      exact: true,
    })
    this.who = page.locator(".page-who")
    this.signOutButton = page.getByRole("button", { name: "Sign out", exact: true })
  }

  /** Opens the page, with a customer's groups if an id is given. */
  async open(customerId?: string): Promise<void> {
    await this.page.goto(customerId ? `/?customer=${customerId}` : "/")
  }

  /** Searches the customers, until only those are listed that are called so: nothing moves under the pointer then. */
  async search(words: string): Promise<void> {
    await this.searchField.fill(words)
    await expect(this.customers.getByRole("link").filter({ hasText: words })).not.toHaveCount(0)
    await expect(this.customers.getByRole("link").filter({ hasNotText: words })).toHaveCount(0)
  }

  /** Has the page say these things of itself, as whoever hosts it writes them into it; before it is opened. */
  async configure(settings: Configuration): Promise<void> {
    const metas = Object.entries(settings).map(([setting, content]) => {
      const name = setting.startsWith("medusa-") ? setting : `customer-groups-${setting}`
      return `<meta name="${name}" content="${content}">`
    })
    const isDocument = (url: URL) => url.pathname === "/"
    await this.page.route(isDocument, async (route) => {
      const response = await route.fetch()
      // Before those that the page has already.
      const body = (await response.text()).replace("<head>", `<head>${metas.join("")}`)
      await route.fulfill({ response, body })
    })
  }

  /** What the browser tells a page that somebody comes back to. */
  async comeBack(): Promise<void> {
    await this.page.evaluate(() => {
      for (const state of ["hidden", "visible"]) {
        Object.defineProperty(document, "visibilityState", { configurable: true, get: () => state })
        document.dispatchEvent(new Event("visibilitychange", { bubbles: true }))
      }
    })
  }

  /** Answers the question. */
  async answer(how: "Leave" | "Stay"): Promise<void> {
    await this.question.getByRole("button", { name: how, exact: true }).click()
    await expect(this.question).toHaveCount(0)
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

/** The widget: the page's only one, or the one in `within`. */
export class Card {
  readonly page: Page
  readonly region: Locator
  readonly heading: Locator
  readonly count: Locator
  readonly addButton: Locator
  readonly picker: Picker
  /** Every group's name, in the order shown. */
  readonly names: Locator
  readonly filterField: Locator
  readonly datesButton: Locator
  readonly dates: DateFilters
  /** What the list is limited to by date. */
  readonly chips: Locator
  /** Over the column of boxes. */
  readonly selectAll: Locator
  /** What is selected, and what can be done with it. */
  readonly selection: Locator
  readonly removeSelected: Locator
  readonly showMore: Locator
  /** Why something cannot be done here. */
  readonly note: Locator
  /** What waits for Save. */
  readonly staged: Locator
  /** What is said of edits, to be seen. */
  readonly messages: Locator
  /** The same, to be heard. */
  readonly announcer: Locator

  constructor(page: Page, within: Page | Locator = page) {
    this.page = page
    this.region = within.getByRole("region", { name: "Customer groups", exact: true })
    this.heading = this.region.getByRole("heading", { name: "Customer groups", exact: true })
    this.count = this.region.locator("[part=count]")
    this.addButton = this.region.getByRole("button", { name: "Add to groups", exact: true })
    this.picker = new Picker(within, this.addButton)
    // Without what a row is marked with.
    this.names = this.region.getByRole("rowheader").locator("bdi")
    this.filterField = this.region.getByRole("searchbox", { name: "Filter groups", exact: true })
    this.datesButton = this.region.getByRole("button", { name: "Dates", exact: true })
    this.dates = new DateFilters(this.region.getByRole("dialog", { name: "Dates", exact: true }))
    this.chips = this.region.locator("[part=chip]")
    this.selectAll = this.region.getByRole("checkbox", { name: "Select all", exact: true })
    this.selection = this.region.locator("[part=selection]")
    this.removeSelected = this.selection.getByRole("button", { name: "Remove selected", exact: true })
    this.showMore = this.region.getByRole("button", { name: "Show more", exact: true })
    this.note = this.region.locator("[part=note]")
    this.staged = this.region.locator("[part=staged]")
    this.messages = this.region.locator("[part=status] [part=message]")
    this.announcer = this.region.locator(".cg-card > p[role=status]")
  }

  row(name: string): Locator {
    const header = this.page.getByRole("rowheader").getByText(name, { exact: true })
    return this.region.getByRole("row").filter({ has: header })
  }

  /** A column's header. */
  header(name: string): Locator {
    return this.region.getByRole("columnheader", { name, exact: true })
  }

  /** The button in it that sorts. */
  sortButton(name: string): Locator {
    return this.header(name).getByRole("button", { name, exact: true })
  }

  checkbox(name: string): Locator {
    return this.region.getByRole("checkbox", { name: `Select ${isolated(name)}`, exact: true })
  }

  /** The boxes that are ticked, without the one over them. */
  get ticked(): Locator {
    return this.region.getByRole("rowgroup").last().getByRole("checkbox", { checked: true })
  }

  /** How many customers are in the group, as its row says. */
  customers(name: string): Locator {
    return this.row(name).locator("td.cg-customers")
  }

  /** That, of all rows in the order shown. */
  get allCustomers(): Locator {
    return this.region.locator("td.cg-customers")
  }

  created(name: string): Locator {
    return this.row(name).locator("td.cg-date").first()
  }

  updated(name: string): Locator {
    return this.row(name).locator("td.cg-updated")
  }

  /** What a row is marked with: New, Removed. */
  mark(name: string): Locator {
    return this.row(name).locator("[part=mark]")
  }

  button(name: string): Locator {
    return this.region.getByRole("button", { name, exact: true })
  }

  removeButton(name: string): Locator {
    return this.button(`Remove ${isolated(name)}`)
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

  /** Waits until the focus is in the widget: not lost with what had it. */
  async expectFocus(): Promise<void> {
    const focused = () =>
      this.region.evaluate((element) =>
        element.contains(document.activeElement) ? "within" : document.activeElement?.localName,
      )
    await expect.poll(focused, { message: "where the focus is" }).toBe("within")
  }

  async expectSettled(): Promise<void> {
    await expect(this.region.locator("[aria-busy=true]")).toHaveCount(0)
    await expect(this.messages.filter({ hasText: "…" })).toHaveCount(0)
  }
}

/** The filters by date. */
export class DateFilters {
  readonly dialog: Locator

  constructor(dialog: Locator) {
    this.dialog = dialog
  }

  /** Which span of time. */
  span(of: "Created" | "Updated"): Locator {
    return this.dialog.getByRole("combobox", { name: of, exact: true })
  }

  day(of: "Created" | "Updated", end: "From" | "To"): Locator {
    return this.dialog.getByRole("group", { name: of, exact: true }).getByLabel(end, { exact: true })
  }
}

export class Picker {
  readonly dialog: Locator
  readonly field: Locator
  readonly list: Locator
  /** The groups to choose from, in the order shown. */
  readonly options: Locator
  /** The option that makes a new group. */
  readonly create: Locator
  /** The groups added last. */
  readonly recent: Locator
  /** What became of a pasted list. */
  readonly pasted: Locator
  readonly #button: Locator

  constructor(within: Page | Locator, button: Locator) {
    this.#button = button
    this.dialog = within.getByRole("dialog", { name: "Add to groups", exact: true })
    this.field = this.dialog.getByRole("combobox", { name: "Search groups", exact: true })
    this.list = this.dialog.getByRole("listbox", { name: "Groups", exact: true })
    this.options = this.list.locator("[role=option]:not([part=create])")
    this.create = this.list.getByRole("option", { name: /^Creat(e|ing) “.*”…?$/ })
    this.recent = this.list.getByRole("group", { name: "Recent", exact: true }).getByRole("option")
    this.pasted = this.dialog.locator("[part=pasted]")
  }

  option(name: string): Locator {
    return this.list.getByRole("option", { name, exact: true })
  }

  /** The option that the arrow keys have reached. */
  get active(): Locator {
    return this.list.locator("[role=option][data-active]")
  }

  /** Pastes a text into the field, as from a spreadsheet. */
  async paste(text: string): Promise<void> {
    await this.field.focus()
    await this.field.evaluate((field, text) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData("text/plain", text)
      const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true, composed: true })
      // As the browser does where the page leaves it to it.
      if (field.dispatchEvent(event)) document.execCommand("insertText", false, text)
    }, text)
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
