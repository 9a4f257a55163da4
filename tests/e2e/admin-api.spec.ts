// The tests' own tools, so that a fault of theirs is not looked for in the page.

import { expect, test } from "./fixtures.ts"

test("a test gets customers and groups of its own", async ({ admin }) => {
  const [gold, silver] = await admin.createGroups("Gold", "Silver")
  const customer = await admin.createCustomer([gold!])
  expect(await admin.groupIds(customer.id)).toEqual([gold!.id])

  await admin.changeGroups(customer.id, { add: [silver!.id], remove: [gold!.id] })
  expect(await admin.groupNames(customer.id)).toEqual([silver!.name])

  await admin.cleanUp()
  await expect(admin.groupIds(customer.id)).rejects.toThrow("404")
})
