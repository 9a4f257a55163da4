// What an admin may do who may not do everything. Medusa's roles are a module under a commercial licence, which this backend
// has not: the two requests that tell of rights are answered in its place. All else is the real server.

import type { Page } from "@playwright/test"
import { pauseClock } from "./clock.ts"
import { expect, suffix, test, type Group } from "./fixtures.ts"
import { answer, batchUrl, batches, flagsUrl, groupsUrl, rightsUrl } from "./traffic.ts"

const all = ["customer:read", "customer:update", "customer_group:read", "customer_group:create"]
const without = (...missing: string[]) => all.filter((right) => !missing.includes(right))

const readOnly = "You can see these groups, but not change them: your account lacks the right to update customers."
const cannotList = "You can remove groups, but not add any: your account lacks the right to see the store's groups."
const forbidden = { status: 403, json: { type: "forbidden", message: "Insufficient permissions." } }

/** A server that limits rights, and grants these. What is granted may be changed. */
async function granting(page: Page, ...permissions: string[]): Promise<{ permissions: string[] }> {
  const rights = { permissions }
  await page.route(flagsUrl, (route) => route.fulfill({ json: { feature_flags: { rbac: true } } }))
  await page.route(rightsUrl, (route) => route.fulfill({ json: rights }))
  return rights
}

test("without the right to update customers the groups are shown, nothing to change them, and why", async ({ app, card, admin, page, traffic }) => {
  await granting(page, ...without("customer:update"))
  const groups = (await admin.createGroups("Gold", "Silver")) as [Group, Group]
  await app.open((await admin.createCustomer(groups)).id)
  await card.expectGroups(...groups.map((group) => group.name))
  await expect(card.note).toHaveText(readOnly)
  await expect(card.note).toHaveRole("status")
  await expect(card.addButton).toHaveCount(0)
  await expect(card.region.getByRole("checkbox")).toHaveCount(0)
  await expect(card.region.getByRole("button", { name: /^(Remove|Keep) / })).toHaveCount(0)
  // What only looks is there as ever.
  await card.sortButton("Name").click()
  await card.expectGroups(groups[1].name, groups[0].name)
  await card.filterField.fill("gold")
  await card.expectGroups(groups[0].name)
  await traffic.settled()
  expect(batches(traffic.calls)).toEqual([])
})

test("without the right to see the store's groups one can remove and undo, but not add, and is told", async ({ app, card, admin, page, traffic }) => {
  await granting(page, ...without("customer_group:read", "customer_group:create"))
  const [gold, silver] = (await admin.createGroups("Gold", "Silver")) as [Group, Group]
  const customer = await admin.createCustomer([gold, silver])
  await app.open(customer.id)
  await card.expectGroups(gold.name, silver.name)
  await expect(card.note).toHaveText(cannotList)
  await expect(card.addButton).toHaveCount(0)
  await card.remove(gold.name)
  await expect(card.message(`Removed from ${gold.name}.`)).toBeVisible()
  await card.expectGroups(silver.name)
  expect(await admin.groupIds(customer.id)).toEqual([silver.id])
  await card.button("Undo").click()
  await expect(card.message(`Added to ${gold.name}.`)).toBeVisible()
  await card.expectGroups(gold.name, silver.name)
  await traffic.settled()
  expect(traffic.calls.filter((call) => groupsUrl.test(call.url()))).toEqual([])
})

test("without the right to create groups the picker offers none, and adds as ever", async ({ app, card, admin, page }) => {
  await granting(page, ...without("customer_group:create"))
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer()
  await app.open(customer.id)
  await expect(card.note).toHaveCount(0)
  await card.picker.open()
  await card.picker.field.fill(`Nobody has this ${suffix()}`)
  await expect(card.picker.dialog).toContainText("No group has such a name.")
  await expect(card.picker.create).toHaveCount(0)
  await card.picker.pick(gold.name)
  await card.picker.close()
  await card.expectGroups(gold.name)
  expect(await admin.groupIds(customer.id)).toEqual([gold.id])
})

test("with all of these rights everything is there, and nothing said of it", async ({ app, card, admin, page }) => {
  await granting(page, ...all)
  const gold = await admin.createGroup("Gold")
  await app.open((await admin.createCustomer([gold])).id)
  await card.expectGroups(gold.name)
  await expect(card.note).toHaveCount(0)
  await expect(card.checkbox(gold.name)).toBeVisible()
  await card.picker.open()
  await card.picker.field.fill(`Nobody has this ${suffix()}`)
  await expect(card.picker.create).toBeVisible()
})

test("an action refused for want of a right is said not to be done, and makes the widget read-only instead of failing again", async ({
  app, card, admin, page, traffic,
}) => {
  const [gold, silver] = (await admin.createGroups("Gold", "Silver")) as [Group, Group]
  const customer = await admin.createCustomer([gold, silver])
  await app.open(customer.id)
  await card.expectGroups(gold.name, silver.name)
  const fault = await answer(page, batchUrl, "POST", forbidden)
  await card.selectAll.click()
  await card.removeSelected.click()
  await expect(card.message(`Not removed from ${gold.name} and ${silver.name}: you do not have the right to do this.`)).toBeVisible()
  await expect(card.note).toHaveText(readOnly)
  await card.expectGroups(gold.name, silver.name)
  await expect(card.region.getByRole("checkbox")).toHaveCount(0)
  await card.expectFocus()
  // Not by key either.
  await card.sortButton("Name").focus()
  await page.keyboard.press("Delete")
  await page.keyboard.press("Control+z")
  await traffic.settled()
  expect(fault.count).toBe(1)
  expect(await admin.groupIds(customer.id)).toEqual([gold.id, silver.id].sort())
})

test("a right given meanwhile is noticed on coming back to the tab", async ({ app, card, admin, page, traffic }) => {
  const clock = await pauseClock(page)
  const rights = await granting(page, ...without("customer:update"))
  const [gold] = (await admin.createGroups("Gold")) as [Group]
  const customer = await admin.createCustomer([gold])
  await app.open(customer.id)
  await expect(card.note).toHaveText(readOnly)
  rights.permissions = without("customer_group:read")
  await clock.runFor(4000)
  await app.comeBack()
  await expect(card.note).toHaveText(cannotList)
  await expect(card.removeButton(gold.name)).toBeVisible()
  rights.permissions = all
  await clock.runFor(4000)
  await app.comeBack()
  await expect(card.note).toHaveCount(0)
  await expect(card.addButton).toBeVisible()
  await card.remove(gold.name)
  await expect(card.message(`Removed from ${gold.name}.`)).toBeVisible()
  expect(await admin.groupIds(customer.id)).toEqual([])
  // Who has them all is not asked about again.
  await clock.runFor(4000)
  const again = await traffic.during(() => app.comeBack())
  expect(again.filter((call) => flagsUrl.test(call.url()) || rightsUrl.test(call.url()))).toEqual([])
})

test("a right that was missing when an action was refused is noticed as well", async ({ app, card, admin, page }) => {
  const clock = await pauseClock(page)
  const [gold] = (await admin.createGroups("Gold")) as [Group]
  const customer = await admin.createCustomer([gold])
  await app.open(customer.id)
  await card.expectGroups(gold.name)
  await answer(page, batchUrl, "POST", forbidden, 1)
  await card.remove(gold.name)
  await expect(card.note).toHaveText(readOnly)
  await clock.runFor(4000)
  await app.comeBack()
  await expect(card.note).toHaveCount(0)
  await card.remove(gold.name)
  await card.expectSettled()
  await expect(card.names).toHaveCount(0)
  expect(await admin.groupIds(customer.id)).toEqual([])
})

test("where rights are not limited, one request tells, and none asks for them", async ({ app, card, admin, traffic }) => {
  const [gold] = (await admin.createGroups("Gold")) as [Group]
  const name = suffix()
  const first = await admin.createCustomer([gold], { last_name: `First ${name}` })
  const second = await admin.createCustomer([gold], { last_name: `Second ${name}` })
  await app.open(first.id)
  await card.expectGroups(gold.name)
  await app.searchField.fill(name)
  await app.customer(second.last_name).click()
  await card.expectGroups(gold.name)
  await traffic.settled()
  expect(traffic.calls.filter((call) => flagsUrl.test(call.url()))).toHaveLength(1)
  expect(traffic.calls.filter((call) => rightsUrl.test(call.url()))).toEqual([])
  await expect(card.note).toHaveCount(0)
})

for (const [what, url] of [["whether they are limited", flagsUrl], ["which these are", rightsUrl]] as const) {
  test(`a server that does not say ${what} is not taken to forbid anything`, async ({ app, card, admin, page }) => {
    await granting(page)
    await answer(page, url, "GET", { status: 500, json: { message: "An unknown error occurred." } })
    const [gold] = (await admin.createGroups("Gold")) as [Group]
    const customer = await admin.createCustomer([gold])
    await app.open(customer.id)
    await card.remove(gold.name)
    await expect(card.message(`Removed from ${gold.name}.`)).toBeVisible()
    await expect(card.note).toHaveCount(0)
    expect(await admin.groupIds(customer.id)).toEqual([])
  })
}

test("a page that was made read-only by whoever hosts it says nothing of rights", async ({ app, card, admin }) => {
  await app.configure({ readonly: "true" })
  const [gold] = (await admin.createGroups("Gold")) as [Group]
  await app.open((await admin.createCustomer([gold])).id)
  await card.expectGroups(gold.name)
  await expect(card.note).toHaveCount(0)
  await expect(card.addButton).toHaveCount(0)
  await expect(card.removeButton(gold.name)).toHaveCount(0)
})
