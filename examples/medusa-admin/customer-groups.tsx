// A customer's groups, in the customer page of the Medusa Admin. This file goes to src/admin/widgets/ of a store that
// chooses the zone, or the file's own surroundings, itself; all others name the plugin in medusa-config.ts instead.

import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { CustomerGroupsWidget } from "medusa-customer-groups/beside/admin"

export const config = defineWidgetConfig({
  zone: "customer.details.after",
  id: "customer-groups",
})

export default CustomerGroupsWidget
