// A real Medusa that limits its users' rights (backend/rbac), and people who may do what their role says.

import { AdminApi, sessionCookie } from "./admin-api.ts"
import { suffix, test as base } from "./fixtures.ts"
import { OwnBackend, servePageAt } from "./servers.ts"

export type Right = "customer:read" | "customer:update" | "customer_group:read" | "customer_group:create"

export const allRights: Right[] = ["customer:read", "customer:update", "customer_group:read", "customer_group:create"]

/** Somebody with a role of their own, which may change while they are at work. */
export class Clerk {
  readonly #admin: AdminApi
  readonly #policies: Map<string, string>
  #roleId = ""
  #userId = ""

  private constructor(admin: AdminApi, policies: Map<string, string>) {
    this.#admin = admin
    this.#policies = policies
  }

  static async hire(admin: AdminApi, rights: Right[], account: { email: string; password: string }): Promise<Clerk> {
    const path = "/admin/rbac/policies?limit=1000&fields=id,key"
    const { policies } = await admin.request<{ policies: { id: string; key: string }[] }>("GET", path)
    const clerk = new Clerk(admin, new Map(policies.map(({ id, key }) => [key, id])))
    const role = { name: account.email, policy_ids: rights.map((right) => clerk.#policy(right)) }
    clerk.#roleId = (await admin.request<{ role: { id: string } }>("POST", "/admin/rbac/roles", role)).role.id
    clerk.#userId = (await admin.createUser(account)).id
    await admin.request("POST", `/admin/rbac/roles/${clerk.#roleId}/users`, { users: [clerk.#userId] })
    return clerk
  }

  async give(...rights: Right[]): Promise<void> {
    const policies = rights.map((right) => this.#policy(right))
    await this.#admin.request("POST", `/admin/rbac/roles/${this.#roleId}/policies`, { policies })
  }

  async take(right: Right): Promise<void> {
    await this.#admin.request("DELETE", `/admin/rbac/roles/${this.#roleId}/policies/${this.#policy(right)}`)
  }

  /** The role stays: this Medusa does not find one that it is to delete. */
  async dismiss(): Promise<void> {
    await this.#admin.request("DELETE", `/admin/users/${this.#userId}`)
  }

  #policy(right: Right): string {
    const id = this.#policies.get(right)
    if (!id) throw new Error(`Medusa knows no ${right}`)
    return id
  }
}

interface TestFixtures {
  /** Has the browser signed in as somebody with these rights and no others. */
  signInWith(...rights: Right[]): Promise<Clerk>
}

interface WorkerFixtures {
  limitedStore: string
}

/** The fixtures of every spec, with that store in the place of the one that all tests share. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  limitedStore: [
    async ({}, use) => {
      const backend = new OwnBackend(9013, ".data-test-rights", ["--rbac"])
      await backend.start()
      await use(backend.url)
      await backend.kill()
    },
    // The first start on a machine makes its database.
    { scope: "worker", timeout: 300_000 },
  ],

  backendURL: [({ limitedStore }, use) => use(limitedStore), { scope: "worker" }],

  baseURL: async ({ baseURL, limitedStore }, use) => {
    const page = await servePageAt({ from: baseURL!, backend: limitedStore, port: 8088 })
    await use(page.origin)
    await page.close()
  },

  // After `app`, which signs the browser in as the admin who may do everything.
  signInWith: async ({ app: _, signedInAdmin, context, backendURL }, use) => {
    const clerks: Clerk[] = []
    await use(async (...rights) => {
      const account = { email: `clerk-${suffix()}@medusa.test`, password: "supersecret" }
      const clerk = await Clerk.hire(signedInAdmin, rights, account)
      clerks.push(clerk)
      const session = await sessionCookie(backendURL, account)
      await context.addCookies([{ ...session, domain: "localhost", path: "/", httpOnly: true, sameSite: "Lax" }])
      return clerk
    })
    for (const clerk of clerks) await clerk.dismiss()
  },
})
