// The one person who can sign in. Nothing of Medusa is imported: `--rbac` has one of its own.
export const admin = { email: "admin@medusa.test", password: "supersecret" }

const person = { email: admin.email, first_name: "Ada", last_name: "Admin" }

/** With `roles` where Medusa has them. */
export async function createAdmin(container, roles) {
  const { authIdentity, error } = await container.resolve("auth").register("emailpass", { body: { ...admin } })
  if (error) throw new Error(`${admin.email}: ${error}`)
  await container.resolve("workflows").run("create-user-account", {
    input: { authIdentityId: authIdentity.id, userData: { ...person, ...(roles && { roles }) } },
  })
}
