// The backend in memory, which the package gives to the tests of its hosts: it answers what a real Medusa answers.

import { join } from "node:path"
import { pathToFileURL } from "node:url"
import type * as Testing from "../../package/src/testing.ts"
import type { AdminApi } from "./admin-api.ts"
import { expect, suffix, test } from "./fixtures.ts"
import { cases, type Case } from "./in-memory-cases.ts"

const path = join(process.env.E2E_PACKAGE || "../../target/npm/medusa-customer-groups", "testing.js")
const { InMemoryBackend } = (await import(pathToFileURL(path).href)) as typeof Testing

interface World {
  ids: Map<string, string>
  ask(method: string, path: string, body: unknown): Promise<{ status: number; body: unknown }>
  deleteGroup(id: string): unknown
  deleteCustomer(id: string): unknown
}

for (const each of cases) {
  test(`answers as a real Medusa: ${each.name}`, async ({ admin }) => {
    const word = `w${suffix()}`
    const real = await play(each, word, await realWorld(each, word, admin))
    const inMemory = await play(each, word, memoryWorld(each, word))
    expect(inMemory).toEqual(real)
  })
}

/** What the steps are answered with: ids by their names, and no dates. */
async function play({ calls }: Case, word: string, world: World): Promise<unknown[]> {
  const named = (whole: string, name: string) => (name === "word" ? word : (world.ids.get(name) ?? whole))
  const put = (text: string) => text.replace(/\{(\w+)\}/g, named)
  const answers: unknown[] = []
  for (const step of calls) {
    if ("deleteGroup" in step) await world.deleteGroup(world.ids.get(step.deleteGroup)!)
    else if ("deleteCustomer" in step) await world.deleteCustomer(world.ids.get(step.deleteCustomer)!)
    else {
      const [call, body] = step
      const [method, path] = put(call).split(/ (.*)/s) as [string, string]
      const json = body === undefined ? undefined : JSON.parse(put(JSON.stringify(body)))
      const answer = await world.ask(method, path, json)
      answers.push([call, body, answer.status, comparable(answer.body, word, world.ids)])
    }
  }
  return answers
}

/** The groups of an answer in an order: Medusa has none. */
function comparable(body: unknown, word: string, ids: Map<string, string>): unknown {
  // A route that does not exist is answered by a page.
  if (typeof body === "string" || /^Cannot /.test((body as { message?: string }).message ?? "")) return "nowhere"
  let text = JSON.stringify(body, (key, value) => {
    if (key === "groups") return [...value].sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))
    return key === "feature_flags" ? { rbac: value.rbac } : value
  })
  for (const [name, id] of ids) text = text.replaceAll(id, `{${name}}`)
  return JSON.parse(
    text
      .replaceAll(word, "{word}")
      .replace(/cusgroup_0?[0-9A-Z]{20,}/g, "{new}")
      .replace(/user_\w+/g, "{user}")
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "{date}")
      // In Zod's words or in others.
      .replace(/Invalid request: [^]*?"(?=[,}])/g, 'Invalid request"'),
  )
}

const people = (word: string) =>
  ["1", "2"].map((number) => ({
    email: `${word}${number}@medusa.test`,
    first_name: `first${word}`,
    last_name: `last${word}`,
    company_name: `company${word}`,
    phone: `+${word}`,
  }))

async function realWorld(
  { groups = [], members = { first: [] } }: Case,
  word: string,
  admin: AdminApi,
): Promise<World> {
  const ids = new Map<string, string>()
  const made = new Map<string, { id: string; name: string }>()
  for (const name of groups) {
    made.set(name, await admin.createGroup(`${name} ${word}`, { exact: true }))
    ids.set(name, made.get(name)!.id)
  }
  for (const [at, [key, names]] of Object.entries(members).entries()) {
    const customer = await admin.createCustomer(names.map((name) => made.get(name)!), people(word)[at]!)
    ids.set(key, customer.id)
  }
  return {
    ids,
    async ask(method, path, body) {
      const answer = await admin.answer(method, path, body)
      const { customer_group } = answer.body as { customer_group?: { id: string } }
      if (customer_group) admin.alsoDeleteGroup(customer_group.id)
      return answer
    },
    deleteGroup: (id) => admin.deleteGroup(id),
    deleteCustomer: (id) => admin.deleteCustomer(id),
  }
}

function memoryWorld({ groups = [], members = { first: [] } }: Case, word: string): World {
  const ids = new Map<string, string>()
  const customers = Object.entries(members).flatMap(([key, names], at) => {
    ids.set(key, `cus_${key}`)
    return [{ id: `cus_${key}`, ...people(word)[at]!, groups: names.map((name) => `${name} ${word}`) }]
  })
  groups.forEach((name, at) => ids.set(name, `cusgroup_number${at}`))
  const seeded = groups.map((name, at) => ({ id: `cusgroup_number${at}`, name: `${name} ${word}` }))
  const backend = new InMemoryBackend({ groups: seeded, customers })
  return {
    ids,
    async ask(method, path, body) {
      const response = await backend.fetch(new URL(path, "https://store.example.com"), {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      return { status: response.status, body: await response.json() }
    },
    deleteGroup: (id) => backend.deleteGroup(id),
    deleteCustomer: (id) => backend.deleteCustomer(id),
  }
}
