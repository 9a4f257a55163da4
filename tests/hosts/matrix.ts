// The plugin in the Admin of one Medusa of the matrix, which `cargo xtask test matrix` has started.

import { expect } from "../e2e/fixtures.ts"
import { expectToEdit } from "./editing.ts"
import { test, uncaught, url } from "./medusa-admin.ts"

const version = process.env.HOSTS_MEDUSA_VERSION ?? ""
const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number)
/** Since then a page's sections can be laid out. */
const hasLayouts = major * 1e6 + minor * 1e3 + patch >= 2_017_002

test.use({ baseURL: url, backendURL: url })

const does = `Medusa ${version}: groups are shown, added, removed and that is undone`
test(does, async ({ medusa, admin, page, problems }) => {
  test.setTimeout(90_000)
  const groups = await admin.createGroups("Gold", "Silver")
  const gold = groups[0]!
  const customer = await admin.createCustomer([gold])
  await medusa.open(customer.id)
  await expectToEdit(medusa.card, admin, customer.id, groups)

  await expect(medusa.coreSection).toHaveCount(hasLayouts ? 0 : 1)
  await medusa.card.region.getByRole("link", { name: gold.name, exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`/app/customer-groups/${gold.id}$`))
  expect(uncaught(problems)).toEqual([])
})
