// What an admin may do who may not do everything, on a real Medusa with roles.

import { pauseClock } from "./clock.ts"
import { expect, suffix, type Group } from "./fixtures.ts"
import { allRights, test, type Right } from "./limited-store.ts"
import { answer, batches, flagsUrl, groupsUrl, rightsUrl } from "./traffic.ts"

// One such Medusa, for one test after the other.
test.describe.configure({ mode: "default" })

const without = (...missing: Right[]) => allRights.filter((right) => !missing.includes(right))

const readOnly = "You can see these groups, but not change them: your account lacks the right to update customers."
const cannotList = "You can remove groups, but not add any: your account lacks the right to see the store's groups."

test("without the right to update customers the groups are shown, nothing to change them, and why", async ({
  app,
  card,
  admin,
  traffic,
  signInWith,
}) => {
  await signInWith(...without("customer:update"))
  const groups = (await admin.createGroups("Gold", "Silver")) as [Group, Group]
  await app.open((await admin.createCustomer(groups)).id)
  await card.expectGroups(...groups.map((group) => group.name))
  await expect(card.note).toHaveText(readOnly)
  await expect(card.announcer).toContainText(readOnly)
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

test("without the right to see the store's groups one can remove and undo, but not add, and is told", async ({
  app,
  card,
  admin,
  traffic,
  signInWith,
}) => {
  await signInWith(...without("customer_group:read", "customer_group:create"))
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

test("without the right to create groups the picker offers none, and adds as ever", async ({
  app,
  card,
  admin,
  signInWith,
}) => {
  await signInWith(...without("customer_group:create"))
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

test("with all of these rights everything is there, and nothing said of it", async ({
  app,
  card,
  admin,
  signInWith,
}) => {
  await signInWith(...allRights)
  const gold = await admin.createGroup("Gold")
  await app.open((await admin.createCustomer([gold])).id)
  await card.expectGroups(gold.name)
  await expect(card.note).toHaveCount(0)
  await expect(card.checkbox(gold.name)).toBeVisible()
  await card.picker.open()
  await card.picker.field.fill(`Nobody has this ${suffix()}`)
  await expect(card.picker.create).toBeVisible()
})

// The seventh of the Medusa Admin's faults: its button to remove a row shows by one right, and takes another.
test("whoever sees a button may press it: to remove takes the very right that shows it", async ({
  app,
  card,
  admin,
  traffic,
  signInWith,
}) => {
  await signInWith("customer:read", "customer:update")
  const [gold, silver] = (await admin.createGroups("Gold", "Silver")) as [Group, Group]
  const customer = await admin.createCustomer([gold, silver])
  await app.open(customer.id)
  await card.expectGroups(gold.name, silver.name)
  await traffic.settled()
  await card.remove(gold.name)
  await expect(card.message(`Removed from ${gold.name}.`)).toBeVisible()
  await card.checkbox(silver.name).click()
  await card.removeSelected.click()
  await expect(card.message(`Removed from ${silver.name}.`)).toBeVisible()
  await traffic.settled()
  expect(batches(traffic.calls).map(({ remove }) => remove)).toEqual([[gold.id], [silver.id]])
  expect(await admin.groupIds(customer.id)).toEqual([])
})

test("a right taken away meanwhile: the refused action is said not to be done, and the widget is read-only instead of failing again", async ({
  app,
  card,
  admin,
  page,
  traffic,
  signInWith,
}) => {
  const clerk = await signInWith(...allRights)
  const [gold, silver] = (await admin.createGroups("Gold", "Silver")) as [Group, Group]
  const customer = await admin.createCustomer([gold, silver])
  await app.open(customer.id)
  await card.expectGroups(gold.name, silver.name)
  // The rights of before are known by then.
  await traffic.settled()
  await clerk.take("customer:update")
  await card.selectAll.click()
  await card.removeSelected.click()
  const message = card.message(
    `Not removed from ${gold.name} and ${silver.name}: you do not have the right to do this.`,
  )
  await expect(message).toBeVisible()
  await message.getByText("Details").click()
  await expect(message).toContainText("Insufficient permissions. Required policies: customer:update")
  await expect(card.note).toHaveText(readOnly)
  await card.expectGroups(gold.name, silver.name)
  await expect(card.region.getByRole("checkbox")).toHaveCount(0)
  await card.expectFocus()
  // Not by key either.
  await card.sortButton("Name").focus()
  await page.keyboard.press("Delete")
  await page.keyboard.press("Control+z")
  await traffic.settled()
  expect(batches(traffic.calls)).toHaveLength(1)
  expect(await admin.groupIds(customer.id)).toEqual([gold.id, silver.id].sort())
})

test("a right given meanwhile is noticed on coming back to the tab", async ({
  app,
  card,
  admin,
  page,
  traffic,
  signInWith,
}) => {
  const clock = await pauseClock(page)
  const clerk = await signInWith("customer:read")
  const [gold] = (await admin.createGroups("Gold")) as [Group]
  const customer = await admin.createCustomer([gold])
  await app.open(customer.id)
  await expect(card.note).toHaveText(readOnly)
  await clerk.give("customer:update")
  await clock.runFor(4000)
  await app.comeBack()
  await expect(card.note).toHaveText(cannotList)
  await expect(card.removeButton(gold.name)).toBeVisible()
  await clerk.give("customer_group:read", "customer_group:create")
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

test("a right that was missing when an action was refused is noticed as well", async ({
  app,
  card,
  admin,
  page,
  traffic,
  signInWith,
}) => {
  const clock = await pauseClock(page)
  const clerk = await signInWith(...allRights)
  const [gold] = (await admin.createGroups("Gold")) as [Group]
  const customer = await admin.createCustomer([gold])
  await app.open(customer.id)
  await card.expectGroups(gold.name)
  await traffic.settled()
  await clerk.take("customer:update")
  await card.remove(gold.name)
  await expect(card.note).toHaveText(readOnly)
  await clerk.give("customer:update")
  await clock.runFor(4000)
  await app.comeBack()
  await expect(card.note).toHaveCount(0)
  await card.remove(gold.name)
  await card.expectSettled()
  await expect(card.names).toHaveCount(0)
  expect(await admin.groupIds(customer.id)).toEqual([])
})

for (const [what, url] of [
  ["whether they are limited", flagsUrl],
  ["which these are", rightsUrl],
] as const) {
  test(`a server that does not say ${what} is not taken to forbid anything`, async ({
    app,
    card,
    admin,
    page,
    signInWith,
  }) => {
    await signInWith("customer:read", "customer:update")
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

test("without the right to see customers that is said, and whom to ask", async ({ app, card, admin, signInWith }) => {
  await signInWith("customer_group:read")
  const customer = await admin.createCustomer()
  await app.open(customer.id)
  await expect(card.region).toContainText("You do not have the right to do this. Ask an admin of the store.")
  await expect(card.addButton).toHaveCount(0)
})
