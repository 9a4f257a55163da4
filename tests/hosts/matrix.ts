// The plugin in the Admin of one Medusa of the matrix, which `cargo xtask test matrix` has started.

import { expect } from "../e2e/fixtures.ts"
import { test, url } from "./medusa-admin.ts"

const version = process.env.HOSTS_MEDUSA_VERSION ?? ""
const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number)
/** Since then a page's sections can be laid out. */
const hasLayouts = major * 1e6 + minor * 1e3 + patch >= 2_017_002

test.use({ baseURL: url, backendURL: url })

test(`Medusa ${version}: groups are shown, added, removed and that is undone`, async ({ medusa, admin, page, problems }) => {
  test.setTimeout(90_000)
  const { card } = medusa
  const [gold, silver] = await admin.createGroups("Gold", "Silver")
  const customer = await admin.createCustomer([gold!])
  await medusa.open(customer.id)
  await card.expectGroups(gold!.name)
  await card.add(silver!.name)
  await card.expectGroups(gold!.name, silver!.name)
  await expect.poll(() => admin.groupNames(customer.id)).toEqual([gold!.name, silver!.name])
  await card.remove(gold!.name)
  await card.expectGroups(silver!.name)
  await expect.poll(() => admin.groupNames(customer.id)).toEqual([silver!.name])
  await card.button("Undo").click()
  await card.expectGroups(gold!.name, silver!.name)
  await expect.poll(() => admin.groupNames(customer.id)).toEqual([gold!.name, silver!.name])

  await expect(medusa.coreSection).toHaveCount(hasLayouts ? 0 : 1)
  const link = card.region.getByRole("link", { name: gold!.name, exact: true })
  await link.click()
  await expect(page).toHaveURL(new RegExp(`/app/customer-groups/${gold!.id}$`))
  expect(problems.filter((problem) => !problem.startsWith("console: Failed to load resource"))).toEqual([])
})
