// People who can sign in.
import { createUserAccountWorkflow } from "@medusajs/medusa/core-flows"
import { Modules } from "@medusajs/framework/utils"

export const password = "supersecret"

export async function createAdmin(container) {
  // The role exists only where access control is switched on, and there an admin without it can do nothing.
  const roles = process.env.MEDUSA_FF_RBAC === "true" ? ["role_super_admin"] : []
  await createSignIn(container, { email: "admin@medusa.test", first_name: "Ada", last_name: "Admin", roles })
}

/** A user of the Admin who signs in by email and password. */
export async function createSignIn(container, user) {
  const auth = container.resolve(Modules.AUTH)
  const { authIdentity, error } = await auth.register("emailpass", { body: { email: user.email, password } })
  if (error) throw new Error(`${user.email}: ${error}`)
  await createUserAccountWorkflow(container).run({ input: { authIdentityId: authIdentity.id, userData: user } })
}
