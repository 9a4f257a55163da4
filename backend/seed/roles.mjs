// Only with --rbac: people who may do less than the admin.
import { createRbacRolesWorkflow } from "@medusajs/medusa/core-flows"
import { Modules } from "@medusajs/framework/utils"
import { createSignIn } from "./admin.mjs"

const people = [
  // May look, not touch.
  { email: "reader@medusa.test", first_name: "Rea", last_name: "Reader", may: ["customer:read", "customer_group:read"] },
  // May change who is in which group, but make no group.
  { email: "editor@medusa.test", first_name: "Eddie", last_name: "Editor", may: ["customer:read", "customer:update", "customer_group:read"] },
  // May change a customer, but not see the groups there are.
  { email: "nogroups@medusa.test", first_name: "Nora", last_name: "Nogroups", may: ["customer:read", "customer:update"] },
]

export async function seedRoles(container) {
  const policies = await container.resolve(Modules.RBAC).listRbacPolicies({}, { take: null })
  const idOf = new Map(policies.map((policy) => [policy.key, policy.id]))
  for (const { may, ...user } of people) {
    const policy_ids = may.map((key) => idOf.get(key) ?? unknown(key, idOf))
    const { result } = await createRbacRolesWorkflow(container).run({ input: { roles: [{ name: `${user.last_name} role`, policy_ids }] } })
    await createSignIn(container, { ...user, roles: [result[0].id] })
  }
}

function unknown(key, known) {
  throw new Error(`Medusa has no policy ${key}, only ${[...known.keys()].join(" ")}`)
}
