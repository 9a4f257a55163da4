// Somebody at work in a sequence: does what the plan says, through what is on screen.

import type { BrowserContext } from "@playwright/test"
import { stripVTControlCharacters } from "node:util"
import { expect, type Customer, type Group } from "../e2e/fixtures.ts"
import type { GuestServer } from "../hosts/guest-server.ts"
import type { Ledger } from "./ledger.ts"
import { inWords, type Act, type Place } from "./plan.mjs"
import { Tab } from "./tab.ts"

export interface Account {
  email: string
  password: string
}

export interface Setting {
  context: BrowserContext
  guests: GuestServer
  ledger: Ledger
  customers: Customer[]
  /** Those to add and remove, then those to paste. */
  groups: Group[]
  pasted: Group[]
  users: Account[]
  /** Whether it is the other user who signs in, the time of this number. */
  isOtherUser(time: number): boolean
  /** Makes a name that no other sequence has. */
  unique(name: string): string
}

/** How many tabs a person has open at most. */
const TABS = 3
/** For what the picker looks up or makes: long enough for a slow answer, and its wait after a cut one. */
const PATIENCE = { timeout: 8000 }

export class Person {
  readonly tabs: Tab[] = []
  readonly #setting: Setting
  #tab = 0
  #opened = 0
  #user = 0
  #signIns = 0
  #closing: Promise<unknown>[] = []

  constructor(setting: Setting) {
    this.#setting = setting
  }

  get tab(): Tab {
    return this.tabs[this.#tab]!
  }

  async open(place: Place): Promise<void> {
    const { context, guests, customers, ledger } = this.#setting
    const number = (this.#opened += 1)
    ledger.act(`tab ${number}: ${place}`)
    this.tabs.push(await Tab.open(context, guests, { number, place, customers }))
    this.#tab = this.tabs.length - 1
  }

  /** Does it, if it can be done: what is not to be seen cannot be clicked. */
  async do(act: Act): Promise<void> {
    const { ledger } = this.#setting
    ledger.act(inWords(act))
    try {
      await this.signInIfAsked()
      await this.#do(act)
    } catch (error) {
      // Without the colours that Playwright gives its words.
      const [first = ""] = stripVTControlCharacters(String(error)).split("\n")
      ledger.act(`could not: ${first}`)
      await this.tab.page.keyboard.press("Escape")
    }
  }

  /** Signs in where that is asked for: as before, or as somebody else. */
  async signInIfAsked(tab = this.tab): Promise<void> {
    if (!(await tab.signInForm.form.isVisible())) return
    if (this.#setting.isOtherUser(this.#signIns++)) this.#user = 1 - this.#user
    await this.#signIn(tab)
  }

  /** The browser has asked whether to leave the tab's page, and was told yes. */
  leaves(tab: number): void {
    this.#setting.ledger.add({ is: "asked", tab })
  }

  /** Resolves when tabs that were to close have closed. */
  async closed(): Promise<void> {
    await Promise.all(this.#closing)
  }

  async #do(act: Act): Promise<void> {
    const { tab } = this
    const { card, page } = tab
    const { groups, customers } = this.#setting
    switch (act.does) {
      case "add": {
        const members = await this.#members()
        const others = groups.map(({ name }) => name).filter((name) => !members.includes(name))
        return this.#add(chosen(act.groups, others))
      }
      case "remove":
        for (const name of chosen(act.groups, await this.#members())) await card.remove(name)
        return
      case "remove together": {
        const names = chosen(act.groups, await this.#members())
        for (const name of names) await card.checkbox(name).check()
        return names.length > 0 ? card.removeSelected.click() : undefined
      }
      case "undo":
        return act.byKey ? card.addButton.press("Control+z") : void (await tab.press("Undo"))
      case "filter":
        await card.filterField.fill(act.words)
        return card.filterField.fill("")
      case "create":
        return this.#create(this.#setting.unique(act.name), act.waits)
      case "paste":
        return this.#paste(act.groups.map((group) => this.#setting.pasted[group]!.name), act.waits)
      case "switch":
        return tab.switchTo(customers[act.customer]!)
      case "reload":
        return void (await page.reload())
      case "open tab":
        return this.tabs.length < TABS ? this.open(act.place) : undefined
      case "go to tab":
        this.#tab = act.tab % this.tabs.length
        await this.tab.page.bringToFront()
        return this.tab.app.comeBack()
      case "close tab":
        return this.tabs.length > 1 ? this.#close() : undefined
      case "go to element":
        return tab.goToElement(act.element)
      case "sign out":
        return this.#signOut(act.user)
      case "come back":
        return tab.app.comeBack()
      case "press":
        return void (await tab.press(act.button))
      case "pause":
        return page.waitForTimeout(act.milliseconds)
    }
  }

  /** The groups that the customer is shown to be in, once they are. */
  async #members(): Promise<string[]> {
    const { card } = this.tab
    await expect(card.count).toHaveText(/^\d+$/)
    return (await card.names.allTextContents()).sort()
  }

  async #add(names: string[]): Promise<void> {
    if (names.length === 0) return
    const { picker } = this.tab.card
    await picker.open()
    for (const name of names) {
      const option = await picker.find(name)
      if ((await option.getAttribute("aria-selected")) === "false") await option.click()
    }
    await picker.close()
  }

  async #create(name: string, waits: boolean): Promise<void> {
    const { picker } = this.tab.card
    await picker.open()
    await picker.field.fill(name)
    await this.#wish([name], "create", () => picker.create.click(PATIENCE))
    if (waits) await expect(picker.dialog.getByText("Creating “")).toHaveCount(0, PATIENCE)
    await picker.close()
  }

  async #paste(names: string[], waits: boolean): Promise<void> {
    const { picker } = this.tab.card
    await picker.open()
    // A single name would be typed, and not looked up.
    await this.#wish(names, "paste", () => picker.paste([...names, "Nobody has made this"].join("\n")))
    if (waits) await expect(picker.pasted).not.toContainText("Looking for", PATIENCE)
    await picker.close()
  }

  /** Notes what is wanted by an act whose rows come later. */
  async #wish(groups: string[], by: "create" | "paste", act: () => Promise<void>): Promise<void> {
    const { number: tab } = this.tab
    const at = Date.now()
    const customer = await this.tab.customer()
    await act()
    for (const group of groups) {
      this.#setting.ledger.add({ is: "wish", tab, customer, group, wish: "in", by, user: "" }, at)
    }
  }

  async #close(): Promise<void> {
    const [tab] = this.tabs.splice(this.#tab, 1)
    this.#tab = 0
    const closed = tab!.page.waitForEvent("close", PATIENCE)
    this.#closing.push(closed.catch(() => this.#setting.ledger.act("the tab does not close")))
    await tab!.page.close({ runBeforeUnload: true })
  }

  /** As whoever it was last. */
  async #signIn({ signInForm, page }: Tab): Promise<void> {
    const account = this.#setting.users[this.#user]!
    this.#setting.ledger.act(`signs in as ${account.email}`)
    await signInForm.signIn(account)
    await expect(signInForm.form.and(page.locator("[aria-busy=true]"))).toHaveCount(0, PATIENCE)
  }

  async #signOut(user: number): Promise<void> {
    const { app, page } = this.tab
    if (!(await app.signOutButton.isVisible())) return
    await app.signOutButton.click()
    await expect(page.locator("main form")).toBeVisible()
    this.#user = user
    await this.#signIn(this.tab)
  }
}

/** Those of these numbers, counted from the start again after the last one; each once. */
function chosen(numbers: number[], names: string[]): string[] {
  return names.length === 0 ? [] : [...new Set(numbers.map((number) => names[number % names.length]!))]
}
