// What happened in a sequence, in its order: what its pages told, what the gateway saw, and what its person did.

import type { Group } from "../e2e/admin-api.ts"
import type { Customer, Entry } from "./judge.mjs"
import type { Sent } from "./proxy.mjs"
import type { Heard, Pressed } from "./recorder.ts"
import { said } from "./told.mjs"

type Timed<T> = T extends unknown ? { at: number } & T : never

export class Ledger {
  readonly #entries: Timed<Entry>[] = []
  readonly #pressed: Timed<Pressed & { tab: number }>[] = []
  /** What its person did, or could not do. */
  readonly #acts: { at: number; words: string }[] = []
  readonly #sent: Sent[]
  readonly #start = Date.now()

  /** `sent` is the gateway's list, which grows. */
  constructor(sent: Sent[]) {
    this.#sent = sent
  }

  hear(tab: number, heard: Heard): void {
    if (heard.is === "pressed") this.#pressed.push({ ...heard, tab })
    else if (heard.is === "wish") this.#entries.push({ ...heard, tab, by: "click", user: "" })
    else this.#entries.push({ ...heard, tab })
  }

  add(entry: Entry, at = Date.now()): void {
    this.#entries.push({ ...entry, at })
  }

  act(words: string): void {
    this.#acts.push({ at: Date.now(), words })
  }

  /** All of it. A wish is of whoever was signed in when it came up: the one whose session was sent last before. */
  entries(groups: Group[], customers: Customer[]): Timed<Entry>[] {
    const names = new Map(groups.map(({ id, name }) => [id, name]))
    const named = (ids: string[] = []) => ids.map((id) => names.get(id) ?? id)
    const batches = this.#sent.flatMap((sent): Timed<Entry>[] => {
      const [, customer = ""] = /^\/admin\/customers\/([^/]+)\/customer-groups/.exec(sent.path) ?? []
      if (sent.kind !== "batch") return []
      const { add, remove } = JSON.parse(sent.body) as { add?: string[]; remove?: string[] }
      const { at, user, passed } = sent
      return [{ is: "sent", at, customer, add: named(add), remove: named(remove), user, passed }]
    })
    const pressed = this.#pressed.flatMap((pressed) => madeOf(pressed, groups, customers))
    const all = [...this.#entries, ...pressed, ...batches].sort((one, other) => one.at - other.at)
    return all.map((entry) => (entry.is === "wish" ? { ...entry, user: this.#userAt(entry.at) } : entry))
  }

  #userAt(at: number): string {
    return this.#sent.findLast((sent) => sent.at <= at && sent.user)?.user ?? ""
  }

  /** All of it, to be read by a person. */
  diary(groups: Group[], customers: Customer[]): string {
    const lines = [
      ...this.#acts.map(({ at, words }) => ({ at, words: `* ${words}` })),
      ...this.entries(groups, customers).map(({ at, ...entry }) => ({ at, words: JSON.stringify(entry) })),
      ...this.#sent.map(({ at, method, path, fault, user, passed }) => {
        const came = passed.map((pass) => `${pass.status} after ${pass.at - at} ms${pass.isLate ? ", late" : ""}`)
        const what = `${method} ${path} (${user})${fault && ` [${fault}]`}`
        return { at, words: `  ${what} ${came.join("; ") || "not passed on"}` }
      }),
    ].sort((one, other) => one.at - other.at)
    return lines.map(({ at, words }) => `${((at - this.#start) / 1000).toFixed(2).padStart(7)}  ${words}`).join("\n")
  }
}

/** What a button did for a customer who was not on screen, going by the text that it stood beside. */
function madeOf(pressed: Timed<Pressed & { tab: number }>, groups: Group[], customers: Customer[]) {
  const { at, tab, button, name, text } = pressed
  const customer = customers.find(({ names }) => names.some((own) => name.includes(own)))?.id ?? name
  return groups.flatMap(({ name: group }): Timed<Entry>[] => {
    // It may not be done yet.
    const says = said(text.replace(/Adding to/g, "Added to").replace(/Removing from/g, "Removed from"), group)
    if (button === "Discard") return says.includes("waits") ? [{ is: "withdrawn", at, tab, customer, group }] : []
    const wish = says.includes("in") ? "out" : says.includes("out") ? "in" : undefined
    return wish ? [{ is: "wish", at, tab, customer, group, wish, by: "click", user: "" }] : []
  })
}
