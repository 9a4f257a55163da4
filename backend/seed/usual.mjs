// The usual seed, through Medusa's own workflows.
import { createRequire } from "node:module"
import path from "node:path"
import { customers } from "./customers.mjs"
import { groups, twelve } from "./groups.mjs"
import { chance } from "./random.mjs"

// Of the Medusa that the project runs on.
const requireThere = createRequire(path.join(process.cwd(), "package.json"))
const flows = requireThere("@medusajs/medusa/core-flows")
const { createCustomerGroupsWorkflow, createCustomersWorkflow, linkCustomersToCustomerGroupWorkflow } = flows

export async function seedUsual(container) {
  const { result: madeGroups } = await createCustomerGroupsWorkflow(container).run({ input: { customersData: groups } })
  const { result: madeCustomers } = await createCustomersWorkflow(container).run({ input: { customersData: customers } })
  const members = memberships(madeCustomers, madeGroups)
  for (const [id, add] of members) {
    await linkCustomersToCustomerGroupWorkflow(container).run({ input: { id, add } })
  }
}

/** Who is in which group: a map from the group's id to the members' ids. */
function memberships(customers, groups) {
  const { below, some } = chance(20260117)
  const names = groups.map((group) => group.name)
  const chosen = {
    "twelve@medusa.test": () => twelve,
    "none@medusa.test": () => [],
    "all@medusa.test": () => names,
  }
  const members = new Map(groups.map((group) => [group.id, []]))
  const idByName = new Map(groups.map((group) => [group.name, group.id]))
  for (const customer of customers) {
    const mine = chosen[customer.email]?.() ?? some(names, below(7))
    for (const name of mine) members.get(idByName.get(name)).push(customer.id)
  }
  return members
}
