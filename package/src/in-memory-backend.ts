// The part of the Medusa Admin API that the widget asks, kept in memory. Tests hold what it answers to a signed-in user
// with all rights to what a real Medusa answers.

import { invalid, refusal, type Call, type Reply } from "./call.ts"
import { FetchError } from "./fetch-error.ts"
import { isOneOf, isWithin, listed, type List } from "./listed.ts"
import { queryOf, untilAborted } from "./request.ts"
import { newCustomer, newGroup, USER, type Account, type Seed, type StoredCustomer, type StoredGroup } from "./seed.ts"
import { selectFields } from "./selected-fields.ts"
import type { CustomerGroup, RequestFunction } from "./types.ts"

const DATES = ["created_at", "updated_at", "deleted_at"]
const GROUP_FIELDS = ["id", "name", "created_by", "metadata", ...DATES]
const NAMES = ["email", "first_name", "last_name", "company_name", "phone"] as const
const CUSTOMER_FIELDS = ["id", ...NAMES, "has_account", "created_by", "metadata", ...DATES]
const MAX_BODY = 100 * 1024

/** A Medusa Admin API that keeps everything in memory: `element.request = new InMemoryBackend({ … }).request`. */
export class InMemoryBackend {
  /** Every call, in their order. */
  readonly calls: Call[] = []
  /** Runs before a call is answered: wait in it, and the backend is slow; throw, and it cannot be reached; give a
   * reply, and that is the answer. */
  beforeCall: ((call: Call) => Reply | void | Promise<Reply | void>) | undefined
  /** What the signed-in user may do, in a store that limits that. */
  permissions: string[] | undefined
  isSignedIn: boolean

  readonly #groups = new Map<string, StoredGroup>()
  readonly #customers = new Map<string, StoredCustomer>()
  /** Ids of groups, by the customer's. */
  readonly #members = new Map<string, Set<string>>()
  readonly #account: Account | undefined

  constructor({ groups = [], customers = [], permissions, account }: Seed = {}) {
    this.permissions = permissions
    this.#account = account
    this.isSignedIn = account === undefined
    for (const group of groups.map(newGroup)) this.#groups.set(group.id, group)
    for (const seed of customers) {
      const customer = newCustomer(seed)
      this.#customers.set(customer.id, customer)
      this.#members.set(customer.id, new Set(seed.groups?.map((group) => this.#find(group).id)))
    }
  }

  /** For the element's property `request`. Rejects with a `FetchError`, as Medusa's SDK does. */
  readonly request = async (path: string, init: Partial<Parameters<RequestFunction>[1]> = {}): Promise<unknown> => {
    const { method = "GET", body, query = {}, signal } = init
    const reply = await this.#unlessAborted({ method, path, query, body }, signal)
    if (reply.status >= 400) throw FetchError.of(reply)
    return reply.body
  }

  /** As the browser's `fetch`, for requests to one origin: whoever puts it in that one's place passes all others on. */
  readonly fetch = async (resource: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const isRequest = resource instanceof Request
    const request = new Request(isRequest ? resource : new URL(resource, globalThis.location?.href), init)
    const { pathname: path, searchParams } = new URL(request.url)
    const { method, signal } = request
    const text = await request.text()
    let body: unknown
    try {
      body = text ? JSON.parse(text) : undefined
    } catch (error) {
      return Response.json({ type: "invalid_data", message: String(error) }, { status: 400 })
    }
    const reply = await this.#unlessAborted({ method, path, query: queryOf(searchParams), body }, signal)
    const json = reply.body === undefined ? null : JSON.stringify(reply.body)
    return new Response(json, { status: reply.status, headers: { "content-type": "application/json" } })
  }

  /** What is on its way when nobody waits any more is done all the same, as by a server. */
  async #unlessAborted(call: Call, signal?: AbortSignal): Promise<Reply> {
    signal?.throwIfAborted()
    const answer = this.answer(call)
    return signal ? untilAborted(answer, signal) : answer
  }

  /** What it answers to a call. */
  async answer(call: Call): Promise<Reply> {
    this.calls.push(call)
    const reply = (await this.beforeCall?.(call)) ?? this.#reply(call)
    // No caller can change what is stored.
    return structuredClone(reply)
  }

  /** The groups that a customer is in, by name. */
  groupsOf(customerId: string): CustomerGroup[] {
    if (!this.#customers.has(customerId)) throw new Error(`there is no customer “${customerId}”`)
    const groups = this.#storedGroupsOf(customerId).map(({ id, name }) => ({ id, name }))
    return groups.sort((a, b) => (a.name < b.name ? -1 : 1))
  }

  /** As if somebody deleted it in the Medusa Admin. */
  deleteGroup(id: string): void {
    const group = this.#find(id)
    group.deleted_at = new Date().toISOString()
  }

  /** As if somebody deleted it in the Medusa Admin. */
  deleteCustomer(id: string): void {
    const customer = this.#customers.get(id)
    if (!customer) throw new Error(`there is no customer “${id}”`)
    customer.deleted_at = new Date().toISOString()
  }

  /** By id or name. */
  #find(group: string): StoredGroup {
    const named = [...this.#groups.values()].find(({ name, deleted_at }) => name === group && !deleted_at)
    const found = this.#groups.get(group) ?? named
    if (!found) throw new Error(`there is no group “${group}”`)
    return found
  }

  #storedGroupsOf(customerId: string): StoredGroup[] {
    const ids = [...(this.#members.get(customerId) ?? [])]
    return ids.map((id) => this.#groups.get(id)!).filter(({ deleted_at }) => !deleted_at)
  }

  #reply(call: Call): Reply {
    const { method, path, query, body } = call
    const route = `${method} ${path}`
    if (JSON.stringify(body ?? null).length > MAX_BODY) return refusal(413, "unknown_error", "request entity too large")
    if (path.startsWith("/auth/")) return this.#authenticate(route, body)
    if (route === "GET /admin/feature-flags") {
      return { status: 200, body: { feature_flags: { rbac: this.permissions !== undefined } } }
    }
    if (!this.isSignedIn) return { status: 401, body: { message: "Unauthorized" } }
    if (route === "GET /admin/users/me") return { status: 200, body: { user: this.#user() } }
    if (route === "GET /admin/rbac/me/permissions" && this.permissions) {
      return { status: 200, body: { permissions: this.permissions } }
    }
    const [, customer, isBatch] = /^\/admin\/customers\/([^/]+)(\/customer-groups)?$/.exec(path) ?? []
    const id = customer && decodeURIComponent(customer)
    if (id && isBatch && method === "POST") return this.#allowed("customer:update") ?? this.#batch(id, query, body)
    if (id && !isBatch && method === "GET") return this.#allowed("customer:read") ?? this.#customer(id, query)
    if (route === "GET /admin/customers") return this.#allowed("customer:read") ?? this.#listCustomers(query)
    if (route === "GET /admin/customer-groups") return this.#allowed("customer_group:read") ?? this.#listGroups(query)
    if (route === "POST /admin/customer-groups") {
      return this.#allowed("customer_group:create") ?? this.#createGroup(query, body)
    }
    return refusal(404, "not_found", `Cannot ${route}`)
  }

  /** Nothing, or why not. */
  #allowed(permission: string): Reply | undefined {
    if (!this.permissions || this.permissions.includes(permission)) return undefined
    return refusal(403, "forbidden", `Insufficient permissions. Required policies: ${permission}`)
  }

  #user(): Record<string, unknown> {
    return { id: USER, email: this.#account?.email ?? "admin@medusa.test", first_name: null, last_name: null }
  }

  #authenticate(route: string, body: unknown): Reply {
    if (route === "POST /auth/user/emailpass") {
      const { email, password } = (body ?? {}) as Partial<Account>
      const isRight = this.#account?.email === email && this.#account?.password === password
      if (!isRight) return refusal(401, "unauthorized", "Invalid email or password")
      return { status: 200, body: { token: "in-memory" } }
    }
    if (route === "POST /auth/session") {
      this.isSignedIn = true
      return { status: 200, body: { user: this.#user() } }
    }
    if (route !== "DELETE /auth/session") return refusal(404, "not_found", `Cannot ${route}`)
    if (!this.isSignedIn) return { status: 401, body: { message: "Unauthorized" } }
    this.isSignedIn = false
    return { status: 200, body: { success: true } }
  }

  #customer(id: string, { fields }: Call["query"]): Reply {
    const customer = this.#customers.get(id)
    if (!customer || customer.deleted_at) {
      return refusal(404, "not_found", `Customer with id: ${id} not found`)
    }
    return { status: 200, body: { customer: this.#selected(customer, fields) } }
  }

  #selected(customer: StoredCustomer, fields: unknown): Record<string, unknown> {
    return selectFields({ ...customer, groups: this.#storedGroupsOf(customer.id) }, fields, CUSTOMER_FIELDS)
  }

  #batch(id: string, { fields, ...others }: Call["query"], body: unknown = {}): Reply {
    const ids = (list: unknown) => Array.isArray(list) && list.every((item) => typeof item === "string")
    const isObject = typeof body === "object" && body !== null && !Array.isArray(body)
    const entries = isObject ? Object.entries(body) : []
    const isBatch = entries.every(([key, list]) => ["add", "remove"].includes(key) && ids(list))
    if (!isObject || !isBatch) return invalid("Expected `add` and `remove`, both lists of ids")
    if (Array.isArray(fields)) return invalid("Expected type: 'string' for field 'fields', got: 'array'")
    const unknown = Object.keys(others)
    if (unknown.length > 0) return invalid(`Unrecognized fields: '${unknown.join(", ")}'`)

    const { add = [], remove = [] } = body as { add?: string[]; remove?: string[] }
    const customer = this.#customers.get(id)
    const members = this.#members.get(id)
    // What is removed is removed, also if what is added fails.
    for (const group of remove) members?.delete(group)
    const missing = add.find((group) => !this.#groups.has(group))
    if (missing !== undefined) return unrelated("customer_group_id", missing)
    if (!customer && add.length > 0) return unrelated("customer_id", id)
    for (const group of add) members?.add(group)
    if (!customer || customer.deleted_at) return { status: 200, body: {} }
    return { status: 200, body: { customer: this.#selected(customer, fields) } }
  }

  #listCustomers(query: Call["query"]): Reply {
    const isIn = (customer: StoredCustomer, groups: unknown) => {
      const wanted = (groups as { id?: unknown } | undefined)?.id
      return this.#storedGroupsOf(customer.id).some(({ id }) => isOneOf(id, wanted))
    }
    const living = [...this.#customers.values()].filter(({ deleted_at }) => !deleted_at)
    const list: List<StoredCustomer> = {
      filters: { groups: isIn },
      searched: (customer) => NAMES.map((name) => customer[name]),
      orders: ["id", "email", "first_name", "last_name", "created_at", "updated_at"],
    }
    const answer = listed(living, query, list)
    if ("status" in answer) return answer
    const { page, ...numbers } = answer
    const customers = page.map((customer) => this.#selected(customer, query.fields))
    return { status: 200, body: { customers, ...numbers } }
  }

  #listGroups(query: Call["query"]): Reply {
    const living = [...this.#groups.values()].filter(({ deleted_at }) => !deleted_at)
    const list: List<StoredGroup> = {
      filters: {
        id: ({ id }, wanted) => isOneOf(id, wanted),
        name: ({ name }, wanted) => isOneOf(name, wanted),
        created_at: ({ created_at }, wanted) => isWithin(created_at, wanted),
        updated_at: ({ updated_at }, wanted) => isWithin(updated_at, wanted),
      },
      searched: ({ name }) => [name],
      orders: ["id", "name", "created_at", "updated_at"],
    }
    const answer = listed(living, query, list)
    if ("status" in answer) return answer
    const { page, ...numbers } = answer
    const customer_groups = page.map((group) => selectFields({ ...group }, query.fields, GROUP_FIELDS))
    return { status: 200, body: { customer_groups, ...numbers } }
  }

  #createGroup({ fields }: Call["query"], body: unknown): Reply {
    const { name, metadata, ...others } = (body ?? {}) as Record<string, unknown>
    if (typeof name !== "string") return invalid("Field 'name' is required")
    const unknown = Object.keys(others)
    if (unknown.length > 0) return invalid(`Unrecognized fields: '${unknown.join(", ")}'`)
    const isTaken = [...this.#groups.values()].some((group) => group.name === name && !group.deleted_at)
    if (isTaken) return refusal(400, "invalid_data", `Customer group with name: ${name}, already exists.`)
    const group = newGroup({ name, metadata: metadata as StoredGroup["metadata"] })
    this.#groups.set(group.id, group)
    return { status: 200, body: { customer_group: selectFields({ ...group }, fields, GROUP_FIELDS) } }
  }
}

function unrelated(field: string, id: string): Reply {
  const words = `You tried to set relationship ${field}: ${id}, but such entity does not exist`
  return refusal(404, "not_found", words)
}
