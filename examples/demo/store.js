// A made-up store in memory, whose backend is `https://<name>.invalid`: no address that ends so can ever exist, and what
// is asked there is answered here.

import { InMemoryBackend } from "./medusa-customer-groups/testing.js"

const NAMES = [
  "Black Friday 2025", "Early adopters", "Employees", "Friends & family", "Loyalty Bronze", "Loyalty Gold",
  "Loyalty Silver", "Newsletter", "Press", "Resellers DE", "Resellers FR", "Students", "Trade fair Lyon",
  "VIP", "Wholesale",
]
const DAY = 86_400_000
const FIRST = Date.parse("2024-01-08T09:00:00Z")

/** `count` groups; all beyond the first fifteen are called “Group 16” and so on. */
function groups(count) {
  return Array.from({ length: count }, (_, at) => ({
    id: `cusgroup_${at + 1}`,
    name: NAMES[at] ?? `Group ${at + 1}`,
    created_at: new Date(FIRST + at * 31 * DAY).toISOString(),
    updated_at: new Date(FIRST + at * 37 * DAY).toISOString(),
  }))
}

const other = ["Bo", "Chiara", "Daan", "Inès", "Jaspreet", "Käthe", "Noor", "Søren", "Tuva"]

/** The customer that every example shows. */
export const CUSTOMER = "cus_ada"

/** A store in which Ada is in the first of its groups, and others in some. */
export function newStore({ isIn = 6, of = NAMES.length, ...more } = {}) {
  const all = groups(Math.max(isIn, of))
  const ada = { id: CUSTOMER, email: "ada@medusa.test", first_name: "Ada", last_name: "Okonkwo", has_account: true }
  const others = other.map((first_name, at) => ({
    first_name,
    email: `customer${at}@medusa.test`,
    groups: all.filter((_, place) => (place * 7 + at) % 5 < 2).map(({ id }) => id),
  }))
  const customers = [{ ...ada, groups: all.slice(0, isIn).map(({ id }) => id) }, ...others]
  return new InMemoryBackend({ groups: all, customers, ...more })
}

const backends = new Map()
const { fetch } = globalThis

globalThis.fetch = (url, init) => {
  const { origin } = new URL(url, location.href)
  return backends.get(origin)?.fetch(url, init) ?? fetch(url, init)
}

/** Serves the backend, and returns its address. */
export function serve(name, backend) {
  const origin = `https://${name}.invalid`
  backends.set(origin, backend)
  return origin
}

/** The names of the backend's groups by their ids. */
export const idOf = (name) => `cusgroup_${NAMES.indexOf(name) + 1}`
