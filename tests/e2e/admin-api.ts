// The Medusa Admin API as the tests use it to prepare and to check: apart from the page's own client, so that one does
// not vouch for the other.

import { randomUUID } from "node:crypto"

/** The seed's admin. */
export const account = { email: "admin@medusa.test", password: "supersecret" }

export interface Group {
  id: string
  name: string
}

export interface DatedGroup extends Group {
  created_at: string
  updated_at: string
}

export interface Customer {
  id: string
  email: string
  first_name: string
  last_name: string
}

/** What a new customer may be given. */
export interface CustomerFields {
  email?: string
  first_name?: string
  last_name?: string
  company_name?: string
  phone?: string
}

/** A session of its own, as the cookie that a browser would hold. */
export async function sessionCookie(backend: string, as = account): Promise<{ name: string; value: string }> {
  return (await AdminApi.signIn(backend, as)).openSession()
}

export class AdminApi {
  readonly #backend: string
  readonly #token: string
  /** Paths to delete, in the order of their making. */
  readonly #made: string[] = []

  private constructor(backend: string, token: string) {
    this.#backend = backend
    this.#token = token
  }

  static async signIn(backend: string, as = account): Promise<AdminApi> {
    const { token } = await send<{ token: string }>(backend, "POST", "/auth/user/emailpass", { body: as })
    return new AdminApi(backend, token)
  }

  /** A session of this user's, as the cookie that a browser would hold; without another look at the password, which
   * takes Medusa its time. */
  async openSession(): Promise<{ name: string; value: string }> {
    const headers = { authorization: `Bearer ${this.#token}` }
    const response = await fetch(new URL("/auth/session", this.#backend), { method: "POST", headers })
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(response.headers.getSetCookie()[0] ?? "") ?? []
    if (!name || !value) throw new Error(`POST /auth/session: ${response.status}, without a cookie`)
    return { name, value }
  }

  /** Registers somebody who was invited. */
  async createUser(as: { email: string; password: string }): Promise<{ id: string }> {
    const { invite } = await this.request<{ invite: { token: string } }>("POST", "/admin/invites", { email: as.email })
    const registered = await send<{ token: string }>(this.#backend, "POST", "/auth/user/emailpass/register", {
      body: as,
    })
    const path = `/admin/invites/accept?token=${invite.token}`
    const accepted = { body: { email: as.email }, token: registered.token }
    const { user } = await send<{ user: { id: string } }>(this.#backend, "POST", path, accepted)
    return user
  }

  /** The same sign-in with a list of its own of what it made. */
  fresh(): AdminApi {
    return new AdminApi(this.#backend, this.#token)
  }

  /** Any request; throws with the server's words unless the answer is 2xx. */
  request<T>(method: string, path: string, body?: unknown): Promise<T> {
    return send<T>(this.#backend, method, path, { body, token: this.#token })
  }

  /** Any request's answer, whatever it is; as text where it is no JSON. */
  async answer(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
    const response = await respond(this.#backend, method, path, { body, token: this.#token })
    const text = await response.text()
    const isJson = response.headers.get("content-type")?.includes("json")
    return { status: response.status, body: isJson ? JSON.parse(text) : text }
  }

  /** A group of this test's own. The name gets a suffix that makes it unique, unless `exact`. */
  async createGroup(name = "Group", options: { exact?: boolean } = {}): Promise<Group> {
    const unique = options.exact ? name : `${name} ${suffix()}`
    const { customer_group } = await this.request<{ customer_group: Group }>("POST", "/admin/customer-groups", {
      name: unique,
    })
    this.#made.push(`/admin/customer-groups/${customer_group.id}`)
    return customer_group
  }

  /** Several groups, in the order of `names`. */
  async createGroups(...names: string[]): Promise<Group[]> {
    const groups: Group[] = []
    for (const name of names) groups.push(await this.createGroup(name))
    return groups
  }

  /** A customer of this test's own, in `groups`. */
  async createCustomer(groups: Group[] = [], fields: CustomerFields = {}): Promise<Customer> {
    const unique = suffix()
    const { customer } = await this.request<{ customer: Customer }>("POST", "/admin/customers", {
      email: `customer-${unique}@example.com`,
      first_name: "Test",
      last_name: `Customer ${unique}`,
      ...fields,
    })
    this.#made.push(`/admin/customers/${customer.id}`)
    if (groups.length > 0) await this.changeGroups(customer.id, { add: groups.map((group) => group.id) })
    return customer
  }

  /** A customer of this test's own who signs up in the shop; a guest of the same email may have ordered there once. */
  async registerCustomer(fields: CustomerFields & { email: string }): Promise<Customer> {
    const { api_key: key } = await this.request<{ api_key: { id: string; token: string } }>("POST", "/admin/api-keys", {
      title: `Shop ${suffix()}`,
      type: "publishable",
    })
    const { token } = await send<{ token: string }>(this.#backend, "POST", "/auth/customer/emailpass/register", {
      body: { email: fields.email, password: account.password },
    })
    const { customer } = await send<{ customer: Customer }>(this.#backend, "POST", "/store/customers", {
      body: fields,
      token,
      publishableKey: key.token,
    })
    this.#made.push(`/admin/api-keys/${key.id}`, `/admin/customers/${customer.id}`)
    // Otherwise it could not be deleted.
    await this.request("POST", `/admin/api-keys/${key.id}/revoke`, {})
    return customer
  }

  /** Adds and removes memberships, as another admin would. */
  async changeGroups(customerId: string, change: { add?: string[]; remove?: string[] }): Promise<void> {
    await this.request("POST", `/admin/customers/${customerId}/customer-groups`, change)
  }

  /** The ids of the groups the customer is in, sorted. */
  async groupIds(customerId: string): Promise<string[]> {
    return (await this.groupsOf(customerId)).map((group) => group.id).sort()
  }

  /** The names of the groups the customer is in, sorted. */
  async groupNames(customerId: string): Promise<string[]> {
    return (await this.groupsOf(customerId)).map((group) => group.name).sort()
  }

  /** The groups the customer is in, in no order. */
  async groupsOf(customerId: string): Promise<Group[]> {
    const path = `/admin/customers/${customerId}?fields=id,groups.id,groups.name`
    const { customer } = await this.request<{ customer: { groups: Group[] } }>("GET", path)
    return customer.groups
  }

  /** The id of one of the seed's customers who are known by email: "twelve" is in twelve groups, "all" in sixty. */
  async seeded(who: "twelve" | "none" | "all"): Promise<string> {
    const path = `/admin/customers?email=${who}@medusa.test&fields=id`
    const { customers } = await this.request<{ customers: { id: string }[] }>("GET", path)
    const [customer] = customers
    if (!customer) throw new Error(`the seed has no ${who}@medusa.test`)
    return customer.id
  }

  /** The groups the customer is in, with their dates. */
  async datedGroupsOf(customerId: string): Promise<DatedGroup[]> {
    const path = `/admin/customers/${customerId}?fields=id,groups.id,groups.name,groups.created_at,groups.updated_at`
    const { customer } = await this.request<{ customer: { groups: DatedGroup[] } }>("GET", path)
    return customer.groups
  }

  async deleteGroup(id: string): Promise<void> {
    await this.request("DELETE", `/admin/customer-groups/${id}`)
  }

  async deleteCustomer(id: string): Promise<void> {
    await this.request("DELETE", `/admin/customers/${id}`)
  }

  /** Has a group that the page itself made deleted at the end. */
  alsoDeleteGroup(id: string): void {
    this.#made.push(`/admin/customer-groups/${id}`)
  }

  /** Deletes what was made; what a test has deleted itself is no error. */
  async cleanUp(): Promise<void> {
    for (const path of this.#made.splice(0).reverse()) await this.request("DELETE", path).catch(() => {})
  }
}

/** Short, and different in every test of every worker and run. */
export function suffix(): string {
  return randomUUID().slice(0, 8)
}

interface Carried {
  body?: unknown
  token?: string
  publishableKey?: string
}

async function send<T>(backend: string, method: string, path: string, carried: Carried): Promise<T> {
  const response = await respond(backend, method, path, carried)
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 500)}`)
  return (text ? JSON.parse(text) : undefined) as T
}

function respond(
  backend: string,
  method: string,
  path: string,
  { body, token, publishableKey }: Carried,
): Promise<Response> {
  const headers: Record<string, string> = {}
  if (body !== undefined) headers["content-type"] = "application/json"
  if (token) headers["authorization"] = `Bearer ${token}`
  if (publishableKey) headers["x-publishable-api-key"] = publishableKey
  return fetch(new URL(path, backend), {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
  })
}
