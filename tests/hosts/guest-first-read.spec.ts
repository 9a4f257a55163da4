// The customer is asked for while the widget's code is on its way, and asked for once.

import type { Locator, Page } from "@playwright/test"
import { pauseClock, type Clock } from "../e2e/clock.ts"
import type { AdminApi } from "../e2e/fixtures.ts"
import { SignInForm } from "../e2e/pages.ts"
import { customerUrl, delayAnswers } from "../e2e/traffic.ts"
import { expect, holdWasm, test, widget, type Guest } from "./guest.ts"

const paths = (calls: { url(): string }[]) =>
  calls.map((call) => new URL(call.url()).pathname).filter((path) => /customers\/[^/]+$/.test(path))

/** What the loader shows in the place of the card. */
const bars = (element: Locator) => element.locator("[part=frame] > [part=skeleton]")

/** The names that stand there before there is a card. */
const early = (element: Locator) => bars(element).locator("bdi")

/** Lets the names that have come be painted: on a stopped clock, the card is told of its answer after that. */
async function paint(page: Page, clock: Clock | undefined): Promise<void> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame)
  })
  await clock?.runFor(20)
}

for (const [what, attributes] of [
  ["plainly", ""],
  ["with what the host asks besides", `fields=" +metadata, *addresses"`],
  ["with whole groups", `fields="groups.*,email"`],
] as const) {
  test(`it is asked for ${what} before the wasm is there, and not again`, async ({
    guest,
    admin,
    page,
    traffic,
    silent: _,
  }) => {
    const gold = await admin.createGroup("Gold")
    const customer = await admin.createCustomer([gold])
    const letGo = await holdWasm(page)
    const answered = page.waitForResponse(customerUrl)
    await guest.open(widget(customer.id, attributes))
    await answered
    expect(await guest.heard()).toEqual([])
    letGo()
    await guest.card.expectGroups(gold.name)
    await traffic.settled()
    expect(paths(traffic.calls)).toEqual([`/admin/customers/${customer.id}`])
    await expect.poll(async () => (await guest.heard()).map(({ type }) => type)).toEqual(["load"])
  })
}

/** A widget that is made before its answer is here, on a stopped clock: only the answer or the clock shows its card. */
async function openWaiting(guest: Guest, admin: AdminApi) {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  const clock = await pauseClock(guest.page)
  const deliver = await delayAnswers(guest.page, customerUrl)
  await guest.open(widget(customer.id))
  await expect(guest.element.locator("section")).toBeAttached()
  return { gold, clock, deliver }
}

test("while the answer is on its way the card is made, and shown once it is here", async ({
  guest,
  admin,
  page,
  traffic,
  silent: _,
}) => {
  const { gold, clock, deliver } = await openWaiting(guest, admin)
  await expect(guest.element.locator("section")).toBeHidden()
  await expect(bars(guest.element)).toBeVisible()
  // Screen readers do not say what a region is shown with.
  const spoken = guest.element.locator("section [role=status]").filter({ hasText: /./ })
  await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame)
  })
  await expect(spoken).toHaveCount(0)
  await deliver()
  await expect(early(guest.element)).toHaveText(gold.name)
  await paint(page, clock)
  await guest.card.expectGroups(gold.name)
  await expect(bars(guest.element)).toHaveCount(0)
  await expect(spoken).toHaveText("1 group")
  expect(paths(traffic.calls)).toHaveLength(1)
})

for (const when of ["before the wasm", "after it"] as const) {
  test(`with an answer that comes ${when}, the card is on display when hosts hear of it`, async ({
    guest,
    admin,
    page,
    silent: _,
  }) => {
    const customer = await admin.createCustomer([await admin.createGroup("Gold")])
    await page.addInitScript(() => {
      document.addEventListener("customer-groups-load", ({ target }) => {
        const inner = (target as Element).shadowRoot!.querySelector("[part=frame]")!.lastElementChild!
        Object.assign(window, { wasShown: inner.checkVisibility() })
      }, { once: true })
    })
    const clock = when === "after it" ? await pauseClock(page) : undefined
    const letGo = when === "before the wasm" ? await holdWasm(page) : undefined
    const deliver = letGo ? undefined : await delayAnswers(page, customerUrl)
    const answered = page.waitForResponse(customerUrl)
    await guest.open(widget(customer.id))
    if (deliver) {
      await expect(guest.element.locator("section")).toBeAttached()
      await deliver()
      await expect(early(guest.element)).toHaveCount(1)
      await paint(page, clock)
    }
    await answered
    letGo?.()
    await expect.poll(() => page.evaluate("window.wasShown")).toBe(true)
  })
}

/** The names as they stand there, and from where on. */
function places(element: Locator, selector: string) {
  return element.locator(selector).evaluateAll((all) =>
    all.map((one) => {
      const { x, y } = one.getBoundingClientRect()
      return { name: one.textContent, x, y }
    }),
  )
}

const LONG = "Customers who bought the autumn collection at least twice, left a review, and asked to hear about winter"
const ODD = ["Group 10", "Group 2", "عملاء مميزون", LONG, "Ål", "Zoo"]

for (const [where, width, attributes] of [
  ["in a wide place", 1280, ""],
  ["with some columns", 800, ""],
  ["with fewer columns", 600, ""],
  ["on a phone's width", 360, ""],
  ["from right to left", 1280, `locale="ar"`],
  ["in a language that there is not", 1280, `locale="da"`],
  ["in one from right to left that there is not", 1280, `locale="ur"`],
] as const) {
  test(`the first names are there before the wasm is, where the card will have them: ${where}`, async ({
    guest,
    admin,
    page,
    silent: _,
  }) => {
    await page.setViewportSize({ width, height: 900 })
    const customer = await admin.createCustomer(await admin.createGroups(...ODD))
    const letGo = await holdWasm(page)
    await guest.open(widget(customer.id, `page-size="5" ${attributes}`))
    await expect(early(guest.element)).toHaveCount(5)
    const before = await places(guest.element, "bdi")
    letGo()
    await expect(guest.element.locator("tbody bdi")).toHaveCount(5)
    await expect(bars(guest.element)).toHaveCount(0)
    const after = await places(guest.element, "tbody bdi")
    expect(before.map(({ name }) => name)).toEqual(after.map(({ name }) => name))
    const moves = after.map(({ x, y }, at) => Math.hypot(x - before[at]!.x, y - before[at]!.y))
    expect(Math.max(...moves)).toBeLessThan(2)
  })
}

test("names that have come stay until the card has them", async ({ guest, admin, page, silent: _ }) => {
  const customer = await admin.createCustomer([await admin.createGroup("Gold")])
  await page.addInitScript(() => {
    const frames: boolean[] = []
    Object.assign(window, { frames })
    const look = () => {
      const root = document.querySelector("medusa-customer-groups")?.shadowRoot
      const shown = [...(root?.querySelectorAll("bdi") ?? [])].some((name) => name.checkVisibility())
      if (shown || frames.length) frames.push(shown)
      requestAnimationFrame(look)
    }
    look()
  })
  const letGo = await holdWasm(page)
  await guest.open(widget(customer.id))
  await expect(early(guest.element)).toHaveCount(1)
  letGo()
  await expect(guest.card.names).toHaveCount(1)
  const frames = await page.evaluate(() => (window as unknown as { frames: boolean[] }).frames)
  expect(frames).toContain(true)
  expect(frames).not.toContain(false)
})

test("what an element is told while its code is on its way is followed by its names", async ({
  guest,
  admin,
  page,
  silent: _,
}) => {
  const groups = await admin.createGroups("Alpha", "Beta", "Gamma")
  const names = groups.map(({ name }) => name)
  const customer = await admin.createCustomer(groups)
  const letGo = await holdWasm(page)
  await guest.open(widget(customer.id, `page-size="2"`))
  await expect(early(guest.element)).toHaveText(names.slice(0, 2))
  await guest.element.evaluate((element) => element.setAttribute("page-size", "3"))
  await expect(early(guest.element)).toHaveText(names)
  await guest.element.evaluate((element) => element.setAttribute("locale", "he"))
  await expect(guest.element.locator("[part=frame]")).toHaveAttribute("dir", "rtl")
  // One more for the same customer.
  await page.evaluate((html) => document.body.insertAdjacentHTML("beforeend", html), widget(customer.id))
  await expect(early(page.locator("medusa-customer-groups").last())).toHaveText(names)
  letGo()
  await expect(page.locator("tbody bdi")).toHaveText([...names, ...names])
})

test("names stay while an answer that has become old is asked for anew, but not under another customer", async ({
  guest,
  admin,
  page,
}) => {
  const [gold, silver] = await admin.createGroups("Gold", "Silver")
  const customers = [await admin.createCustomer([gold!]), await admin.createCustomer([silver!])]
  const clock = await pauseClock(page)
  const letGo = await holdWasm(page)
  await guest.open(widget(customers[0]!.id) + widget(customers[0]!.id))
  const elements = page.locator("medusa-customer-groups")
  await expect(early(elements)).toHaveText([gold!.name, gold!.name])
  await paint(page, clock)
  await clock.runFor(6000)
  const deliver = await delayAnswers(page, customerUrl)
  letGo()
  await expect(elements.locator("section")).toHaveCount(2)
  await clock.runFor(1000)
  await expect(early(elements)).toHaveText([gold!.name, gold!.name])
  await elements.last().evaluate((element, id) => {
    element.setAttribute("customer-id", id)
    return new Promise(requestAnimationFrame)
  }, customers[1]!.id)
  await expect(early(elements)).toHaveText([gold!.name])
  await deliver()
  await expect(elements.locator("tbody bdi")).toHaveText([gold!.name, silver!.name])
})

test("names that come at the last moment are not taken away for a card that waits", async ({
  guest,
  admin,
  page,
  silent: _,
}) => {
  // No frames: they are waited for as long as can be.
  await page.addInitScript(() => (window.requestAnimationFrame = () => 0))
  const { gold, clock, deliver } = await openWaiting(guest, admin)
  await page.evaluate(() => (window.requestAnimationFrame = () => 0))
  await clock.runFor(150)
  await deliver()
  await expect(early(guest.element)).toHaveText(gold.name)
  await clock.runFor(60)
  await expect(early(guest.element)).toBeVisible()
  await clock.runFor(60)
  await guest.card.expectGroups(gold.name)
})

test("one customer's names are not shown as another's", async ({ guest, admin, page, silent: _ }) => {
  const [gold, silver] = await admin.createGroups("Gold", "Silver")
  const customers = [await admin.createCustomer([gold!]), await admin.createCustomer([silver!])]
  const letGo = await holdWasm(page)
  const deliver = await delayAnswers(page, (url) => url.pathname.endsWith(customers[1]!.id))
  await guest.open(widget(customers[0]!.id))
  await expect(early(guest.element)).toHaveText(gold!.name)
  await guest.element.evaluate((element, id) => element.setAttribute("customer-id", id), customers[1]!.id)
  await expect(early(guest.element)).toHaveCount(0)
  await deliver()
  await expect(early(guest.element)).toHaveText(silver!.name)
  await guest.element.evaluate((element) => element.setAttribute("customer-id", ""))
  await expect(early(guest.element)).toHaveCount(0)
  await guest.element.evaluate((element, id) => element.setAttribute("customer-id", id), customers[1]!.id)
  letGo()
  await guest.card.expectGroups(silver!.name)
})

for (const [what, customer] of [
  ["of another customer", { id: "cus_2", groups: [{ id: "cusgroup_1", name: "Gold" }] }],
  ["without groups", { id: "cus_1" }],
  ["whose groups are no list", { id: "cus_1", groups: "Gold" }],
  ["whose groups are nothing", { id: "cus_1", groups: [null] }],
  ["with a group without a name", { id: "cus_1", groups: [{ id: "cusgroup_1", name: null }] }],
  ["with a name of nothing to see", { id: "cus_1", groups: [{ id: "cusgroup_1", name: "\u200b" }] }],
  ["with a group without an id", { id: "cus_1", groups: [{ name: "Gold" }] }],
  ["without a customer", undefined],
] as const) {
  test(`an answer ${what} has no names to show early, and is told by the card`, async ({ guest, page }) => {
    await page.route(customerUrl, (route) => route.fulfill({ json: { customer } }))
    const letGo = await holdWasm(page)
    const answered = page.waitForResponse(customerUrl)
    await guest.open(widget("cus_1"))
    await (await answered).finished()
    await paint(page, undefined)
    await expect(early(guest.element)).toHaveCount(0)
    letGo()
    await expect(guest.card.region).toBeVisible()
    await expect(bars(guest.element)).toHaveCount(0)
  })
}

test("an answer that takes long is waited for by the card", async ({ guest, admin, traffic, silent: _ }) => {
  const { gold, clock, deliver } = await openWaiting(guest, admin)
  await clock.runFor(200)
  await expect(guest.card.region).toBeVisible()
  await expect(bars(guest.element)).toHaveCount(0)
  await expect(guest.card.names).toHaveCount(0)
  const spoken = guest.element.locator("section [role=status]").filter({ hasText: /./ })
  await expect(spoken).toHaveCount(0)
  await clock.runFor(100)
  await expect(spoken).toHaveText("Loading customer groups…")
  await deliver()
  await clock.runUntil(guest.card.names)
  await guest.card.expectGroups(gold.name)
  expect(paths(traffic.calls)).toHaveLength(1)
})

test("taken out and put back while the answer is on its way, its card is there at once", async ({
  guest,
  admin,
  silent: _,
}) => {
  const { gold, deliver } = await openWaiting(guest, admin)
  await guest.element.evaluate(async (element) => {
    const { parentNode } = element
    element.remove()
    await new Promise(requestAnimationFrame)
    parentNode!.append(element)
  })
  await expect(guest.card.region).toBeVisible()
  await expect(bars(guest.element)).toHaveCount(0)
  await deliver()
  await guest.card.expectGroups(gold.name)
})

test("a 401 asks to sign in, and after that the groups are read", async ({ guest, admin, page, context }) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  await context.clearCookies()
  const letGo = await holdWasm(page)
  const answered = page.waitForResponse(customerUrl)
  await guest.open(widget(customer.id))
  expect((await answered).status()).toBe(401)
  letGo()
  await new SignInForm(page.locator("form")).signIn()
  await guest.card.expectGroups(gold.name)
})

test("a network that fails is tried again by the widget", async ({ guest, admin, page, traffic }) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  await page.route(customerUrl, (route) => route.abort(), { times: 1 })
  const letGo = await holdWasm(page)
  const failed = page.waitForEvent("requestfailed", (request) => customerUrl.test(request.url()))
  await guest.open(widget(customer.id))
  await failed
  letGo()
  await guest.card.expectGroups(gold.name)
  expect(paths(traffic.calls)).toHaveLength(2)
})

test("given another customer meanwhile, it shows that one and gives up the first", async ({
  guest,
  admin,
  page,
  traffic,
  silent: _,
}) => {
  const [gold, silver] = await admin.createGroups("Gold", "Silver")
  const customers = [await admin.createCustomer([gold!]), await admin.createCustomer([silver!])]
  const letGo = await holdWasm(page)
  const deliver = await delayAnswers(page, (url) => url.pathname.endsWith(customers[0]!.id))
  const failed = page.waitForEvent("requestfailed", (request) => request.url().includes(customers[0]!.id))
  const asked = page.waitForRequest(customerUrl)
  await guest.open(widget(customers[0]!.id))
  await asked
  await guest.element.evaluate((element, id) => element.setAttribute("customer-id", id), customers[1]!.id)
  expect((await failed).failure()?.errorText).toBe("net::ERR_ABORTED")
  letGo()
  await guest.card.expectGroups(silver!.name)
  await deliver()
  await traffic.settled()
  expect(paths(traffic.calls)).toEqual(customers.map(({ id }) => `/admin/customers/${id}`))
  await guest.card.expectGroups(silver!.name)
})

test("removed meanwhile, it gives the question up, and back again it asks anew", async ({
  guest,
  admin,
  page,
  traffic,
  silent: _,
}) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  const letGo = await holdWasm(page)
  await page.route(customerUrl, () => {}, { times: 1 })
  const failed = page.waitForEvent("requestfailed", (request) => customerUrl.test(request.url()))
  const asked = page.waitForRequest(customerUrl)
  await guest.open(widget(customer.id))
  await asked
  const element = await guest.element.elementHandle()
  await element!.evaluate((element) => element.remove())
  expect((await failed).failure()?.errorText).toBe("net::ERR_ABORTED")
  await element!.evaluate((element) => document.body.append(element))
  letGo()
  await guest.card.expectGroups(gold.name)
  await traffic.settled()
  expect(paths(traffic.calls)).toHaveLength(2)
})

test("two widgets for one customer ask once, before the wasm is there", async ({
  guest,
  admin,
  page,
  traffic,
  silent: _,
}) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  const letGo = await holdWasm(page)
  const answered = page.waitForResponse(customerUrl)
  await guest.open(widget(customer.id) + widget(customer.id))
  await answered
  letGo()
  await expect(guest.card.names).toHaveText([gold.name, gold.name])
  await traffic.settled()
  expect(paths(traffic.calls)).toHaveLength(1)
})

test("read again after that, the server is asked anew", async ({ guest, admin, page, silent: _ }) => {
  const [gold, silver] = await admin.createGroups("Gold", "Silver")
  const customer = await admin.createCustomer([gold!])
  const letGo = await holdWasm(page)
  await guest.open(widget(customer.id))
  letGo()
  await guest.card.expectGroups(gold!.name)
  await admin.changeGroups(customer.id, { add: [silver!.id] })
  await guest.element.evaluate((element) => (element as HTMLElement & { refresh(): Promise<unknown> }).refresh())
  await guest.card.expectGroups(gold!.name, silver!.name)
})

test("a host's function and a host's token are used for it", async ({ guest, admin, page, traffic }) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  const letGo = await holdWasm(page)
  const asked = page.waitForRequest(customerUrl)
  await guest.open("")
  await page.evaluate((id) => {
    const element = Object.assign(document.createElement("medusa-customer-groups"), { customerId: id, token: "mine" })
    document.body.append(element)
  }, customer.id)
  expect((await asked).headers()["authorization"]).toBe("Bearer mine")
  // Until the widget is there, the newest way counts.
  await page.evaluate((id) => {
    const host = window as unknown as { paths: string[] }
    host.paths = []
    const request = async (path: string) => {
      host.paths.push(path)
      return { customer: { id, groups: [{ id: "cusgroup_1", name: "From the host" }] } }
    }
    Object.assign(document.querySelector("medusa-customer-groups")!, { request })
  }, customer.id)
  await expect.poll(() => page.evaluate(() => (window as unknown as { paths: string[] }).paths.length)).toBe(1)
  letGo()
  await guest.card.expectGroups("From the host")
  const own = await page.evaluate(() => (window as unknown as { paths: string[] }).paths)
  expect(own.filter((path) => path === `/admin/customers/${customer.id}`)).toHaveLength(1)
  expect(paths(traffic.calls)).toHaveLength(1)
})

test("an answer that is no JSON is told as what it is, and asked for once", async ({ guest, page, traffic }) => {
  await page.route(customerUrl, (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>" }))
  const letGo = await holdWasm(page)
  const answered = page.waitForResponse(customerUrl)
  await guest.open(widget("cus_1"))
  await answered
  letGo()
  await expect(guest.card.region.getByRole("alert")).toBeVisible()
  expect((await guest.heard("error")).map(({ detail }) => [detail["kind"], detail["status"]])).toEqual([
    ["malformed", 200],
  ])
  expect(paths(traffic.calls)).toHaveLength(1)
})

test("after code that could not be loaded, Retry asks anew, whatever the page did meanwhile", async ({
  guest,
  admin,
  page,
  traffic,
}) => {
  const [gold, silver] = await admin.createGroups("Gold", "Silver")
  const customer = await admin.createCustomer([gold!])
  await page.route(/customer-groups\.wasm$/, (route) => route.abort(), { times: 1 })
  await guest.open(widget(customer.id))
  const retry = guest.element.getByRole("button", { name: "Retry", exact: true })
  await expect(retry).toBeVisible()
  await page.evaluate(() => document.documentElement.classList.add("dark"))
  await traffic.settled()
  expect(paths(traffic.calls).length).toBeLessThan(2)
  await admin.changeGroups(customer.id, { add: [silver!.id] })
  await retry.click()
  await guest.card.expectGroups(gold!.name, silver!.name)
})

test("an answer that is old when the wasm comes is not shown", async ({ guest, admin, page, traffic }) => {
  const [gold, silver] = await admin.createGroups("Gold", "Silver")
  const customer = await admin.createCustomer([gold!])
  await page.addInitScript(() => {
    const now = performance.now.bind(performance)
    Object.assign(window, { later: 0 })
    performance.now = () => now() + (window as unknown as { later: number }).later
  })
  const letGo = await holdWasm(page)
  const answered = page.waitForResponse(customerUrl)
  await guest.open(widget(customer.id))
  await (await answered).finished()
  await traffic.settled()
  await admin.changeGroups(customer.id, { add: [silver!.id] })
  await expect(early(guest.element)).toHaveText(gold!.name)
  await page.evaluate(() => Object.assign(window, { later: 6000 }))
  letGo()
  await guest.card.expectGroups(gold!.name, silver!.name)
  expect(paths(traffic.calls)).toHaveLength(2)
})

test("a function that the host makes anew in each render is called once", async ({ guest, page }) => {
  const letGo = await holdWasm(page)
  await guest.open("")
  await page.evaluate(async () => {
    const host = window as unknown as { paths: string[]; render(): void }
    host.paths = []
    host.render = () => {
      const request = async (path: string) => {
        host.paths.push(path)
        return { customer: { id: "cus_1", groups: [{ id: "cusgroup_1", name: "From the host" }] } }
      }
      Object.assign(document.querySelector("medusa-customer-groups")!, { request })
    }
    document.body.append(Object.assign(document.createElement("medusa-customer-groups"), { customerId: "cus_1" }))
    for (let render = 0; render < 5; render++) {
      host.render()
      await new Promise(requestAnimationFrame)
    }
  })
  letGo()
  await guest.card.expectGroups("From the host")
  const own = await page.evaluate(() => (window as unknown as { paths: string[] }).paths)
  expect(own.filter((path) => path === "/admin/customers/cus_1")).toHaveLength(1)
})

test("two widgets that sign in different ways each get the answer to their own", async ({ guest, page }) => {
  await page.route(customerUrl, async (route) => {
    const token = route.request().headers()["authorization"]
    const name = token === "Bearer mine" ? "For the token" : "For the cookie"
    const customer = { id: "cus_1", groups: [{ id: "cusgroup_1", name }] }
    const headers = { "access-control-allow-headers": "authorization" }
    await route.fulfill({ json: { customer }, headers })
  })
  const letGo = await holdWasm(page)
  await guest.open("")
  await page.evaluate(() => {
    for (const token of ["mine", null]) {
      const element = document.createElement("medusa-customer-groups")
      document.body.append(Object.assign(element, { customerId: "cus_1", token }))
    }
  })
  letGo()
  await expect(guest.card.names).toHaveText(["For the token", "For the cookie"])
})

test("an id that no address can hold does not stop the element", async ({ guest }) => {
  await guest.open(widget("cus_1"))
  await guest.element.evaluate((element) => {
    const other = document.createElement("medusa-customer-groups")
    Object.assign(other, { customerId: "cus_\uD800" })
    element.replaceWith(other)
  })
  await expect(guest.card.region).toBeVisible()
})

test("removed by a listener of its own load event, it is gone without a fault", async ({
  guest,
  admin,
  page,
  silent: _,
}) => {
  const customer = await admin.createCustomer([await admin.createGroup("Gold")])
  const letGo = await holdWasm(page)
  const answered = page.waitForResponse(customerUrl)
  await guest.open(widget(customer.id))
  await answered
  await page.evaluate(() => {
    document.addEventListener("customer-groups-load", ({ target }) => (target as Element).remove())
  })
  letGo()
  await expect(guest.element).toHaveCount(0)
  await expect.poll(async () => (await guest.heard()).map(({ type }) => type)).toEqual(["load"])
})
