// The one person who can sign in.
import { createUserAccountWorkflow } from "@medusajs/medusa/core-flows"
import { Modules } from "@medusajs/framework/utils"

const { email, password, ...name } = { email: "admin@medusa.test", password: "supersecret", first_name: "Ada", last_name: "Admin" }

export async function createAdmin(container) {
  const { authIdentity, error } = await container.resolve(Modules.AUTH).register("emailpass", { body: { email, password } })
  if (error) throw new Error(`${email}: ${error}`)
  await createUserAccountWorkflow(container).run({ input: { authIdentityId: authIdentity.id, userData: { email, ...name } } })
}
