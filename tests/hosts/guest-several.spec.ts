// Several widgets on a page, widgets that move, and widgets that go.

import { customerUrl, delayAnswers, Hold } from "../e2e/traffic.ts"
import type { Customer } from "../e2e/fixtures.ts"
import { Card } from "../e2e/pages.ts"
import { expect, test, widget } from "./guest.ts"

test("two widgets for one customer share what they know and ask once", async ({ guest, admin, traffic, silent: _ }) => {
  const [gold, silver] = await admin.createGroups("Gold", "Silver")
  const customer = await admin.createCustomer([gold!])
  const opened = () => guest.open(widget(customer.id) + widget(customer.id))
  const calls = await traffic.during(opened)
  const { card, page } = guest
  await expect(card.names).toHaveText([gold!.name, gold!.name])
  expect(calls.filter((call) => customerUrl.test(call.url()))).toHaveLength(1)

  // The first one's button; both show it.
  await card.addButton.first().click()
  await page.getByRole("combobox", { name: "Search groups" }).fill(silver!.name)
  await page.getByRole("option", { name: silver!.name, exact: true }).click()
  await page.keyboard.press("Escape")
  await expect(card.names).toHaveText([gold!.name, silver!.name, gold!.name, silver!.name])
  await expect.poll(() => admin.groupNames(customer.id)).toEqual([gold!.name, silver!.name])
  // Each tells its own host, once the answer is there: the server holds the edit before it has answered.
  await traffic.settled()
  const told = async () => (await guest.heard()).map(({ type }) => type).filter((type) => type !== "unsaved")
  await expect.poll(told).toEqual(["load", "load", "change", "change"])
})

test("ten widgets for ten customers each show their own", async ({ guest, admin, silent: _ }) => {
  const customers: Customer[] = []
  for (let at = 0; at < 10; at++) customers.push(await admin.createCustomer([await admin.createGroup(`Group ${at}`)]))
  await guest.open(customers.map((customer) => widget(customer.id)).join(""))
  const names: string[] = []
  for (const customer of customers) names.push(...(await admin.groupNames(customer.id)))
  await expect(guest.card.names).toHaveText(names)
  await guest.card.removeButton(names[3]!).click()
  await expect(guest.card.names).toHaveText(names.filter((name) => name !== names[3]))
  await expect.poll(() => admin.groupNames(customers[3]!.id)).toEqual([])
  for (const [at, customer] of customers.entries()) {
    if (at !== 3) expect(await admin.groupNames(customer.id)).toEqual([names[at]])
  }
})

for (const [how, move] of [
  ["from one place to another", (element: Element) => document.querySelector("#there")!.append(element)],
  ["within a fragment", (element: Element) => {
    const fragment = document.createDocumentFragment()
    fragment.append(element)
    document.querySelector("#there")!.append(fragment)
  }],
] as const) {
  test(`moved ${how}, it keeps its state and sends nothing`, async ({ guest, admin, traffic, silent: _ }) => {
    const [gold, silver] = await admin.createGroups("Gold", "Silver")
    const customer = await admin.createCustomer([gold!, silver!])
    const { card } = guest
    await guest.open(`<div id="here">${widget(customer.id)}</div><div id="there"></div>`)
    await card.expectGroups(gold!.name, silver!.name)
    await card.filterField.fill("Gold")
    await card.checkbox(gold!.name).check()
    await expect(card.names).toHaveText([gold!.name])
    await traffic.settled()
    const calls = await traffic.during(async () => {
      await guest.element.evaluate(move)
      await expect(guest.page.locator("#there medusa-customer-groups")).toHaveCount(1)
      await expect(card.names).toHaveText([gold!.name])
    })
    expect(calls.map((call) => call.url())).toEqual([])
    await expect(card.filterField).toHaveValue("Gold")
    await expect(card.checkbox(gold!.name)).toBeChecked()
  })
}

test("edits that wait for Save are still there after a move", async ({ guest, admin, silent: _ }) => {
  const [gold, silver] = await admin.createGroups("Gold", "Silver")
  const customer = await admin.createCustomer([gold!])
  const { card } = guest
  await guest.open(`<div id="here">${widget(customer.id, `mode="staged"`)}</div><div id="there"></div>`)
  await card.expectGroups(gold!.name)
  await card.add(silver!.name)
  await card.remove(gold!.name)
  await guest.element.evaluate((element) => document.querySelector("#there")!.append(element))
  await expect(card.mark(silver!.name)).toHaveText("New")
  await expect(card.mark(gold!.name)).toHaveText("Removed")
  await card.button("Save").click()
  await card.expectGroups(silver!.name)
  expect(await admin.groupNames(customer.id)).toEqual([silver!.name])
})

test("taken away while it loads, it gives the load up", async ({ guest, admin, page, traffic, silent: _ }) => {
  const customer = await admin.createCustomer([await admin.createGroup("Gold")])
  const deliver = await delayAnswers(page, customerUrl)
  const failed = page.waitForEvent("requestfailed", (request) => customerUrl.test(request.url()))
  const asked = page.waitForRequest(customerUrl)
  await guest.open(widget(customer.id))
  await asked
  await guest.element.evaluate((element) => element.remove())
  expect((await failed).failure()?.errorText).toBe("net::ERR_ABORTED")
  await deliver()
  await traffic.settled()
  expect(await guest.heard()).toEqual([])
})

test("taken away while an edit is on its way, it lets it arrive", async ({ guest, admin, page, silent: _ }) => {
  const [gold, silver] = await admin.createGroups("Gold", "Silver")
  const customer = await admin.createCustomer([gold!, silver!])
  await guest.show(customer.id)
  const hold = await Hold.onBatches(page)
  await guest.card.remove(gold!.name)
  await hold.caught()
  await guest.element.evaluate((element) => element.remove())
  await expect(new Card(page).region).toHaveCount(0)
  await hold.release()
  await expect.poll(() => admin.groupNames(customer.id)).toEqual([silver!.name])
})
