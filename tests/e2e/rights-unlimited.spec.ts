// What is said of rights where a store does not limit them.

import { expect, suffix, test, type Group } from "./fixtures.ts"
import { flagsUrl, rightsUrl } from "./traffic.ts"

test("where rights are not limited, one request tells, and none asks for them", async ({
  app,
  card,
  admin,
  traffic,
}) => {
  const [gold] = (await admin.createGroups("Gold")) as [Group]
  const name = suffix()
  const first = await admin.createCustomer([gold], { last_name: `First ${name}` })
  const second = await admin.createCustomer([gold], { last_name: `Second ${name}` })
  await app.open(first.id)
  await card.expectGroups(gold.name)
  await app.search(name)
  await app.customer(second.last_name).click()
  await card.expectGroups(gold.name)
  await traffic.settled()
  expect(traffic.calls.filter((call) => flagsUrl.test(call.url()))).toHaveLength(1)
  expect(traffic.calls.filter((call) => rightsUrl.test(call.url()))).toEqual([])
  await expect(card.note).toHaveCount(0)
})

test("a page that was made read-only by whoever hosts it says nothing of rights", async ({ app, card, admin }) => {
  await app.configure({ readonly: "true" })
  const [gold] = (await admin.createGroups("Gold")) as [Group]
  await app.open((await admin.createCustomer([gold])).id)
  await card.expectGroups(gold.name)
  await expect(card.note).toHaveCount(0)
  await expect(card.addButton).toHaveCount(0)
  await expect(card.removeButton(gold.name)).toHaveCount(0)
})
