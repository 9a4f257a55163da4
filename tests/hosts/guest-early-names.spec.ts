// The groups' names are there before the widget's code is, and stay until its card has them.

import type { Locator } from "@playwright/test"
import { pauseClock } from "../e2e/clock.ts"
import { customerUrl, delayAnswers } from "../e2e/traffic.ts"
import { bars, earlyNames, openWaiting, paint } from "./first-read.ts"
import { expect, holdWasm, test, widget } from "./guest.ts"

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
  ["where nothing can be changed", 1280, "readonly"],
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
    await expect(earlyNames(guest.element)).toHaveCount(5)
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
  await expect(earlyNames(guest.element)).toHaveCount(1)
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
  await expect(earlyNames(guest.element)).toHaveText(names.slice(0, 2))
  await guest.element.evaluate((element) => element.setAttribute("page-size", "3"))
  await expect(earlyNames(guest.element)).toHaveText(names)
  await guest.element.evaluate((element) => element.setAttribute("locale", "he"))
  await expect(guest.element.locator("[part=frame]")).toHaveAttribute("dir", "rtl")
  // One more for the same customer.
  await page.evaluate((html) => document.body.insertAdjacentHTML("beforeend", html), widget(customer.id))
  await expect(earlyNames(page.locator("medusa-customer-groups").last())).toHaveText(names)
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
  await expect(earlyNames(elements)).toHaveText([gold!.name, gold!.name])
  await paint(page, clock)
  await clock.runFor(6000)
  const deliver = await delayAnswers(page, customerUrl)
  letGo()
  await expect(elements.locator("section")).toHaveCount(2)
  await clock.runFor(1000)
  await expect(earlyNames(elements)).toHaveText([gold!.name, gold!.name])
  await elements.last().evaluate((element, id) => {
    element.setAttribute("customer-id", id)
    return new Promise(requestAnimationFrame)
  }, customers[1]!.id)
  await expect(earlyNames(elements)).toHaveText([gold!.name])
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
  await expect(earlyNames(guest.element)).toHaveText(gold.name)
  await clock.runFor(60)
  await expect(earlyNames(guest.element)).toBeVisible()
  await clock.runFor(60)
  await guest.card.expectGroups(gold.name)
})

test("one customer's names are not shown as another's", async ({ guest, admin, page, silent: _ }) => {
  const [gold, silver] = await admin.createGroups("Gold", "Silver")
  const customers = [await admin.createCustomer([gold!]), await admin.createCustomer([silver!])]
  const letGo = await holdWasm(page)
  const deliver = await delayAnswers(page, (url) => url.pathname.endsWith(customers[1]!.id))
  await guest.open(widget(customers[0]!.id))
  await expect(earlyNames(guest.element)).toHaveText(gold!.name)
  await guest.element.evaluate((element, id) => element.setAttribute("customer-id", id), customers[1]!.id)
  await expect(earlyNames(guest.element)).toHaveCount(0)
  await deliver()
  await expect(earlyNames(guest.element)).toHaveText(silver!.name)
  await guest.element.evaluate((element) => element.setAttribute("customer-id", ""))
  await expect(earlyNames(guest.element)).toHaveCount(0)
  await guest.element.evaluate((element, id) => element.setAttribute("customer-id", id), customers[1]!.id)
  letGo()
  await guest.card.expectGroups(silver!.name)
})

function groups(count: number) {
  return Array.from({ length: count }, (_, at) => ({ id: `cusgroup_${at}`, name: `Group ${at}` }))
}

for (const [what, customer] of [
  ["of another customer", { id: "cus_2", groups: [{ id: "cusgroup_1", name: "Gold" }] }],
  ["without groups", { id: "cus_1" }],
  ["whose groups are no list", { id: "cus_1", groups: "Gold" }],
  ["whose groups are nothing", { id: "cus_1", groups: [null] }],
  ["with a group without a name", { id: "cus_1", groups: [{ id: "cusgroup_1", name: null }] }],
  ["with a name of nothing to see", { id: "cus_1", groups: [{ id: "cusgroup_1", name: "\u200b" }] }],
  ["with very many groups", { id: "cus_1", groups: groups(1_001) }],
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
    await expect(earlyNames(guest.element)).toHaveCount(0)
    letGo()
    await expect(guest.card.region).toBeVisible()
    await expect(bars(guest.element)).toHaveCount(0)
  })
}
