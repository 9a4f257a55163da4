// The widget in the place of the Medusa Admin's own section, light and dark.

import { writeFile } from "node:fs/promises"
import { fileURLToPath } from "node:url"
import { expect, type Group } from "../e2e/fixtures.ts"
import { shrink } from "../e2e/png.ts"
import { serve, test, url } from "./medusa-admin.ts"

const names = ["Black Friday 2025", "Newsletter", "Students", "VIP", "Wholesale"]
const folder = fileURLToPath(new URL("../../docs/screenshots", import.meta.url))

test.use({ baseURL: url, backendURL: url, viewport: { width: 1440, height: 1000 } })
serve("--plugin", "medusa-customer-groups")

test("the widget in the Medusa Admin", async ({ medusa, admin, page }) => {
  const { card } = medusa
  const path = "/admin/customer-groups?limit=100&fields=id,name"
  const { customer_groups } = await admin.request<{ customer_groups: Group[] }>("GET", path)
  const groups = customer_groups.filter(({ name }) => names.includes(name))
  const ingrid = { email: "ingrid@example.com", first_name: "Ingrid", last_name: "Sørensen" }
  const customer = await admin.createCustomer(groups, ingrid)
  await medusa.open(customer.id)
  await card.expectGroups(...groups.map(({ name }) => name).sort())
  for (const theme of ["Light", "Dark"] as const) {
    await medusa.chooseTheme(theme)
    await page.evaluate(() => (document.activeElement as HTMLElement).blur())
    await page.mouse.move(0, 0)
    await expect(card.region.locator("td.cg-customers span:empty")).toHaveCount(0)
    const picture = await page.screenshot({ animations: "disabled", caret: "hide" })
    await writeFile(`${folder}/medusa-admin-${theme.toLowerCase()}.png`, shrink(picture))
  }
})
