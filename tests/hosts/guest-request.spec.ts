// Hosts that hold a token, or make the requests themselves.

import { batchUrl, customerUrl } from "../e2e/traffic.ts"
import { expect, signIn, test, widget, type Guest, type WidgetElement } from "./guest.ts"

/** A host's function as a dashboard may have it: `sdk.client.fetch`, on a token. */
const goodHost = `
  const backend = document.querySelector("meta[name=medusa-backend-url]").content
  export const calls = []
  export async function request(path, { method, body, query, signal }) {
    calls.push({ method, path, query, body })
    const search = new URLSearchParams()
    const add = (name, value) => {
      if (Array.isArray(value)) for (const item of value) add(name + "[]", item)
      else if (typeof value === "object") for (const [key, item] of Object.entries(value)) add(name + "[" + key + "]", item)
      else search.append(name, value)
    }
    for (const [name, value] of Object.entries(query)) add(name, value)
    const headers = { authorization: "Bearer " + TOKEN, "content-type": "application/json" }
    const init = { method, headers, signal, credentials: "omit", body: body && JSON.stringify(body) }
    const response = await fetch(backend + path + "?" + search, init)
    const json = await response.json()
    if (!response.ok) throw Object.assign(new Error(json.message), { status: response.status })
    return json
  }`

/** Opens a page with a widget whose `request` this script makes; it is there before the element is known. */
async function openWith(guest: Guest, customerId: string, script: string): Promise<void> {
  guest.server.files.set(
    "/host.js",
    `${script}\nObject.assign(document.querySelector("medusa-customer-groups"), { request })`,
  )
  await guest.open(widget(customerId), { head: `<script type="module" src="/host.js"></script>` })
}

test.beforeEach(({ context }) => context.clearCookies())

test("all goes through the host’s own function", async ({ guest, admin, backendURL, traffic, silent: _ }) => {
  const [gold, silver] = await admin.createGroups("Gold", "Silver")
  const customer = await admin.createCustomer([gold!])
  const { card } = guest
  await guest.page.context().clearCookies()
  await openWith(guest, customer.id, goodHost.replace("TOKEN", JSON.stringify(await signIn(backendURL))))
  await card.expectGroups(gold!.name)
  await card.add(silver!.name)
  await card.expectGroups(gold!.name, silver!.name)
  await card.remove(gold!.name)
  await card.expectGroups(silver!.name)
  await expect.poll(() => admin.groupNames(customer.id)).toEqual([silver!.name])
  for (const call of traffic.calls.filter((call) => call.method() !== "OPTIONS")) {
    expect(call.headers()["authorization"], call.url()).toMatch(/^Bearer /)
  }
})

test("the function is called as the SDK’s is", async ({ guest, admin, backendURL, page, silent: _ }) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  await page.context().clearCookies()
  await openWith(
    guest,
    customer.id,
    `${goodHost.replace("TOKEN", JSON.stringify(await signIn(backendURL)))}\nwindow.calls = calls`,
  )
  await guest.card.expectGroups(gold.name)
  await guest.card.remove(gold.name)
  await expect.poll(() => admin.groupNames(customer.id)).toEqual([])
  const calls = await page.evaluate(
    () => (window as unknown as { calls: { method: string; path: string; body?: object }[] }).calls,
  )
  expect(calls.find(({ path }) => path === `/admin/customers/${customer.id}`)).toMatchObject({
    method: "GET",
    query: { fields: expect.stringContaining("groups.name") },
  })
  expect(calls.find(({ method }) => method === "POST")).toMatchObject({
    path: `/admin/customers/${customer.id}/customer-groups`,
    body: { remove: [gold.id] },
  })
  expect(calls.find(({ path }) => path === "/admin/customers")).toMatchObject({ query: { groups: { id: gold.id } } })
})

/** What is told once the last attempt has failed: the pauses between them pass in no time. */
async function firstError(guest: Guest): Promise<object> {
  const errors = async () => {
    await guest.page.clock.runFor(2000)
    return guest.heard("error")
  }
  await expect.poll(errors).not.toEqual([])
  return (await guest.heard("error"))[0]!.detail
}

// What a broken function does: what is shown, and what of an error is told.
const broken = {
  "throws at once": [`const request = () => { throw new Error("no way") }`, "network", undefined],
  "rejects without a reason": [`const request = () => Promise.reject()`, "network", undefined],
  "throws a text": [`const request = async () => { throw "a text" }`, "network", undefined],
  "throws what throws when it is read": [
    `const request = async () => { throw new Proxy({}, { get() { throw new Error("gotcha") } }) }`,
    "network",
    undefined,
  ],
  "refuses with a status": [
    `const request = async () => { throw Object.assign(new Error("not yours"), { status: 403 }) }`,
    "forbidden",
    403,
  ],
  "gives nothing": [`const request = async () => {}`, "malformed", 200],
  "gives a text": [`const request = async () => "<!doctype html>"`, "malformed", 200],
  "gives a list": [`const request = async () => [1, 2, 3]`, "malformed", 200],
  "gives a Response": [`const request = (path) => fetch("/page.css")`, "malformed", 200],
  "gives a circle": [`const circle = {}; circle.circle = circle; const request = () => circle`, "malformed", 200],
  "gives no customer": [`const request = async () => ({})`, "missing_customer", 200],
  "gives a customer without groups": [
    `const request = async () => ({ customer: { id: "cus_1" } })`,
    "missing_groups",
    200,
  ],
  "gives groups that are none": [
    `const request = async () => ({ customer: { id: "cus_1", groups: "all" } })`,
    "malformed",
    200,
  ],
} as const

for (const [what, [script, kind, status]] of Object.entries(broken)) {
  test(`a function that ${what} is an error in the widget, and no more`, async ({ guest, page, silent: _ }) => {
    await page.clock.install()
    await openWith(guest, "cus_1", script)
    expect(await firstError(guest)).toEqual({ kind, status, message: expect.stringMatching(/./), customerId: "cus_1" })
    await expect(guest.card.region).toBeVisible()
    // And still alive: with one that works, Retry goes on.
    await guest.element.evaluate((element) => {
      const customer = { id: "cus_1", groups: [{ id: "cusgroup_1", name: "Gold" }] }
      ;(element as WidgetElement).request = async () => ({ customer })
    })
    await guest.element.evaluate((element) => void (element as WidgetElement).refresh().catch(() => {}))
    await expect(guest.card.names).toHaveText(["Gold"])
  })
}

test("a function that never answers is given up", async ({ guest, page, silent: _ }) => {
  await page.clock.install()
  // Not after 15 s, as otherwise: the browser's own clock is not to be had.
  await page.addInitScript(() => (AbortSignal.timeout = () => AbortSignal.abort(new DOMException("", "TimeoutError"))))
  await openWith(guest, "cus_1", "const request = () => new Promise(() => {})")
  const timeout = { kind: "timeout", status: undefined, message: expect.stringMatching(/./), customerId: "cus_1" }
  expect(await firstError(guest)).toEqual(timeout)
})

test("with a token, it is sent as Bearer and without a form on a 401", async ({
  guest,
  admin,
  backendURL,
  page,
  traffic,
}) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  await page.context().clearCookies()
  await guest.open("")
  const token = await signIn(backendURL)
  await page.evaluate((id) => {
    const element = Object.assign(document.createElement("medusa-customer-groups"), { customerId: id, token: "stale" })
    document.body.append(element)
  }, customer.id)
  await expect.poll(() => guest.heard("unauthorized")).toHaveLength(1)
  await expect(page.getByRole("textbox", { name: "Password" })).toHaveCount(0)
  // The host has a new one: it goes on by itself.
  await guest.element.evaluate((element, token) => void Object.assign(element, { token }), token)
  await guest.card.expectGroups(gold.name)
  await guest.card.remove(gold.name)
  await expect.poll(() => admin.groupNames(customer.id)).toEqual([])
  const sent = traffic.calls.filter((call) => customerUrl.test(call.url()) || batchUrl.test(call.url()))
  const bearers = new Set(sent.map((call) => call.headers()["authorization"]))
  expect([...bearers]).toEqual(["Bearer stale", `Bearer ${token}`])
  // Nowhere to be read afterwards.
  const kept = await page.evaluate(
    () => JSON.stringify({ ...localStorage, ...sessionStorage }) + document.documentElement.outerHTML,
  )
  expect(kept).not.toContain(token)
})
