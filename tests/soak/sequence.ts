// One sequence: its own customers, groups, browser and weather; then the weather clears, and what fell short is told.

import type { Browser, BrowserContext } from "@playwright/test"
import { expect, suffix, type AdminApi, type Customer, type Group } from "../e2e/fixtures.ts"
import type { GuestServer } from "../hosts/guest-server.ts"
import { judge, type Screen, type Shortcoming } from "./judge.mjs"
import { Ledger } from "./ledger.ts"
import { Person, type Account } from "./person.ts"
import { CUSTOMERS, GROUPS, PASTED, plan } from "./plan.mjs"
import type { Proxy, Stream } from "./proxy.mjs"
import { record, type Heard } from "./recorder.ts"
import type { Tab } from "./tab.ts"

/** What all sequences share. */
export interface House {
  browser: Browser
  admin: AdminApi
  /** The first one is who `admin` is. */
  users: Account[]
  proxy: Proxy
  guests: GuestServer
  origin: string
}

export interface Outcome {
  shortcomings: Shortcoming[]
  /** What the weather was. */
  weather: string
  /** What happened, to be read by a person. */
  diary: string
}

/** How long all may take to come to rest once nothing goes wrong: the widget's own waits between attempts are 8 s. */
const REST = { timeout: 30_000, intervals: [100] }
/** No sequence takes longer, in milliseconds. */
const LIMIT = 180_000
/** From then on a widget reads again when somebody comes back to it, in milliseconds. */
const STALE = 3100
/** For so long after an answer that was lost a widget does not take what it reads for the last word: the server may do
 * the edit yet. In milliseconds, and a little more. */
const DOUBT = 21_000

export async function run(house: House, seed: number): Promise<Outcome> {
  const admin = house.admin.fresh()
  const { stream, cookie } = house.proxy.open(seed)
  const context = await house.browser.newContext({
    baseURL: house.origin,
    locale: "en-US",
    // Less to draw: what is looked at is what is there.
    viewport: { width: 900, height: 700 },
    reducedMotion: "reduce",
  })
  const sequence = new Sequence(house, { admin, stream, context, seed })
  const reason = `not over after ${LIMIT / 1000} s`
  const limit = setTimeout(() => void context.close({ reason }), LIMIT)
  try {
    const session = await admin.openSession()
    house.proxy.isOf(session.value, house.users[0]!.email)
    const here = { domain: new URL(house.origin).hostname, path: "/", httpOnly: true, sameSite: "Lax" as const }
    await context.addCookies([{ ...cookie, ...here }, { ...session, ...here }])
    context.setDefaultTimeout(2500)
    await sequence.prepare()
    await sequence.work()
    return { shortcomings: await sequence.end(), weather: stream.words, diary: await sequence.diary() }
  } catch (error) {
    // What went wrong in the sequence itself is a shortcoming like others: the next one runs all the same.
    const words = String(error)
    return { shortcomings: [{ kind: "broken off", words }], weather: stream.words, diary: await sequence.diary() }
  } finally {
    clearTimeout(limit)
    await context.close()
    await sequence.cleanUp()
    house.proxy.forget(seed)
  }
}

class Sequence {
  readonly #house: House
  readonly #admin: AdminApi
  readonly #stream: Stream
  readonly #context: BrowserContext
  readonly #plan: ReturnType<typeof plan>
  readonly #ledger: Ledger
  readonly #names = suffix()
  #groups: Group[] = []
  #customers: Customer[] = []
  #person!: Person

  constructor(house: House, own: { admin: AdminApi; stream: Stream; context: BrowserContext; seed: number }) {
    const { admin, stream, context, seed } = own
    this.#house = house
    this.#admin = admin
    this.#stream = stream
    this.#context = context
    this.#plan = plan(seed)
    this.#ledger = new Ledger(stream.sent)
  }

  async prepare(): Promise<void> {
    const context = this.#context
    for (const name of [...GROUPS, ...PASTED]) {
      this.#groups.push(await this.#admin.createGroup(this.#unique(name), { exact: true }))
    }
    for (const [at, name] of CUSTOMERS.entries()) {
      const members = this.#plan.members[at]!.map((group) => this.#groups[group]!)
      this.#customers.push(await this.#admin.createCustomer(members, { last_name: this.#unique(name) }))
    }
    this.#person = new Person({
      context,
      guests: this.#house.guests,
      ledger: this.#ledger,
      customers: this.#customers,
      groups: this.#groups.slice(0, GROUPS.length),
      pasted: this.#groups.slice(GROUPS.length),
      users: this.#house.users,
      isOtherUser: this.#plan.isOtherUser,
      unique: (name) => this.#unique(name),
    })
    const numbers = new Map<unknown, number>()
    context.on("page", (page) => {
      const number = numbers.size + 1
      numbers.set(page, number)
      page.on("pageerror", (error) => this.#ledger.add({ is: "crashed", tab: number, text: error.message }))
      page.on("console", (message) => {
        const text = message.text()
        if (/unreachable|panicked|RuntimeError/.test(text)) this.#ledger.add({ is: "crashed", tab: number, text })
      })
      page.on("dialog", async (dialog) => {
        this.#person.leaves(number)
        await dialog.accept()
      })
    })
    await context.exposeBinding("soakHears", ({ page }, heard: Heard) => {
      this.#ledger.hear(numbers.get(page) ?? 0, heard)
    })
    await context.addInitScript(record)
  }

  async work(): Promise<void> {
    await this.#person.open(this.#plan.place)
    for (const act of this.#plan.acts) await this.#person.do(act)
  }

  /** The weather clears. What is held may stay so, if the screen says so; and once all was tried again, nothing may. */
  async end(): Promise<Shortcoming[]> {
    this.#stream.heal()
    this.#ledger.act("the weather clears")
    // What was passed over before must work from here on, however busy the machine is.
    this.#context.setDefaultTimeout(REST.timeout)
    const found = [...(await this.#rest()), ...(await this.#verdict(true))]
    this.#ledger.act("goes to whoever was left, and tries again what is held")
    // A page that could not read who is signed in has nothing else to press.
    await this.#retry()
    for (const customer of await this.#leftBehind()) {
      await this.#tabForSwitching().switchTo(customer)
      found.push(...(await this.#rest()))
      await this.#retry()
    }
    await this.#retry()
    found.push(...(await this.#rest()), ...(await this.#verdict(false)))
    const isFirst = ({ kind, words }: Shortcoming, at: number) =>
      found.findIndex((other) => other.kind === kind && other.words === words) === at
    return found.filter(isFirst)
  }

  async diary(): Promise<string> {
    return this.#ledger.diary(await this.#allGroups(), this.#called())
  }

  async cleanUp(): Promise<void> {
    for (const { id } of await this.#created()) this.#admin.alsoDeleteGroup(id)
    await this.#admin.cleanUp()
  }

  /** Waits until nothing more comes by itself; signs in where that is asked for. */
  async #rest(): Promise<Shortcoming[]> {
    await this.#person.closed()
    const busy = async () => {
      await this.#stream.quiet()
      const { length } = this.#stream.sent
      for (const tab of this.#person.tabs) {
        await this.#person.signInIfAsked(tab)
        if ((await tab.shown()).some(({ isBusy }) => isBusy)) return `tab ${tab.number} is busy`
      }
      return this.#stream.sent.length === length ? "nothing" : "more is sent"
    }
    const seen: string[] = []
    const look = async () => {
      seen.push(await busy())
      return seen.slice(-2)
    }
    try {
      // Twice: an answer that has left the gateway may not be drawn yet.
      await expect.poll(look, REST).toEqual(["nothing", "nothing"])
      return []
    } catch (error) {
      const last = seen.at(-1)
      if (!last) throw error
      return [{ kind: "no rest", words: `after ${REST.timeout / 1000} s of fair weather ${last}` }]
    }
  }

  async #verdict(mayWait: boolean): Promise<Shortcoming[]> {
    let sequence = await this.#sequence(mayWait)
    if (judge(sequence).some(({ kind }) => kind === "screen")) {
      // What came to the server after a widget had read it last shows when somebody comes back.
      await this.#person.tab.page.waitForTimeout(STALE)
      for (const tab of this.#person.tabs) await tab.app.comeBack()
      await this.#rest()
      sequence = await this.#sequence(mayWait)
    }
    if (judge(sequence).some(({ kind }) => kind === "overtaken" || kind === "claimed")) {
      await this.#person.tab.page.waitForTimeout(DOUBT)
      await this.#rest()
      sequence = await this.#sequence(mayWait)
    }
    return judge(sequence)
  }

  async #sequence(mayWait: boolean) {
    const server: Record<string, string[]> = {}
    for (const { id } of this.#customers) server[id] = await this.#admin.groupNames(id)
    const customers = this.#called()
    return {
      entries: this.#ledger.entries(await this.#allGroups(), customers),
      customers,
      server,
      screens: await this.#screens(),
      mayWait,
    }
  }

  /** What each customer may be called by. */
  #called() {
    return this.#customers.map(({ id, email, last_name }) => ({ id, names: [last_name, email, id] }))
  }

  async #screens(): Promise<Screen[]> {
    const screens: Screen[] = []
    for (const tab of this.#person.tabs) {
      for (const shown of await tab.shown()) screens.push({ tab: tab.number, ...shown })
    }
    return screens
  }

  /** Customers of whom something may be held, and whom no screen shows. */
  async #leftBehind(): Promise<Customer[]> {
    const shown = new Set((await this.#screens()).map(({ customer }) => customer))
    const { entries } = await this.#sequence(true)
    const wanted = new Set(entries.flatMap((entry) => (entry.is === "wish" ? [entry.customer] : [])))
    return this.#customers.filter(({ id }) => wanted.has(id) && !shown.has(id))
  }

  #tabForSwitching(): Tab {
    return this.#person.tabs.find((tab) => tab.isPage) ?? this.#person.tab
  }

  async #retry(): Promise<void> {
    for (const tab of this.#person.tabs) {
      await tab.pressAll("Retry")
    }
    await this.#rest()
    // Of the edits of another user, which is asked only after they have been read again.
    for (const tab of this.#person.tabs) await tab.pressAll("Save")
    await this.#rest()
  }

  #unique(name: string): string {
    return `${name} of ${this.#names}`
  }

  async #allGroups(): Promise<Group[]> {
    return [...this.#groups, ...(await this.#created())]
  }

  /** Those that the widget has made. */
  async #created(): Promise<Group[]> {
    const path = `/admin/customer-groups?q=${this.#names}&fields=id,name&limit=100`
    const { customer_groups } = await this.#admin.request<{ customer_groups: Group[] }>("GET", path)
    return customer_groups.filter(({ id }) => !this.#groups.some((group) => group.id === id))
  }
}
