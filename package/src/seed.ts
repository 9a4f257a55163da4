// What a backend in memory begins with, and what it keeps.

/** A group to begin with. Dates are ISO 8601 in UTC; without them it is made now. */
export interface SeedGroup {
  /** Made up if it is left out. */
  id?: string
  name: string
  created_at?: string
  updated_at?: string
  metadata?: Record<string, unknown> | null
}

/** A customer to begin with. What is left out is null, or made up as Medusa does. */
export interface SeedCustomer {
  id?: string
  email?: string
  first_name?: string
  last_name?: string
  company_name?: string
  phone?: string
  has_account?: boolean
  created_at?: string
  metadata?: Record<string, unknown> | null
  addresses?: Record<string, unknown>[]
  /** Ids or names of groups. */
  groups?: string[]
}

/** Who can sign in. */
export interface Account {
  email: string
  password: string
}

export interface Seed {
  groups?: SeedGroup[]
  customers?: SeedCustomer[]
  /** Rights, such as `customer:update`, in a store that limits them (Medusa's `rbac`). Without them everything is
   * allowed, as in most stores. */
  permissions?: string[]
  /** For `fetch`: nobody is signed in before this one has. Without it somebody always is. */
  account?: Account
}

interface Dated {
  created_at: string
  updated_at: string
  deleted_at: string | null
  created_by: string | null
  metadata: Record<string, unknown> | null
}

export interface StoredGroup extends Dated {
  id: string
  name: string
}

export interface StoredCustomer extends Dated {
  id: string
  email: string | null
  first_name: string | null
  last_name: string | null
  company_name: string | null
  phone: string | null
  has_account: boolean
  addresses: Record<string, unknown>[]
}

/** Who is signed in, and has made all there is. */
export const USER = "user_in_memory"

let made = 0

/** Ids that sort by when they were made, as Medusa's do. */
const newId = (kind: "cus" | "cusgroup") => `${kind}_${String(++made).padStart(26, "0")}`

export function newGroup({ id = newId("cusgroup"), name, metadata = null, ...dates }: SeedGroup): StoredGroup {
  return { id, name, created_by: USER, metadata, ...dated(dates) }
}

export function newCustomer({ id = newId("cus"), created_at, groups: _, ...seed }: SeedCustomer): StoredCustomer {
  const names = { email: null, first_name: null, last_name: null, company_name: null, phone: null }
  const rest = { has_account: false, created_by: USER, metadata: null, addresses: [] }
  return { id, ...names, ...rest, ...dated({ created_at }), ...seed }
}

let last = 0

/** No two are made in the same millisecond: lists by date are the same each time. */
function dated({ created_at, updated_at }: { created_at?: string; updated_at?: string }) {
  last = Math.max(Date.now(), last + 1)
  created_at ??= new Date(last).toISOString()
  return { created_at, updated_at: updated_at ?? created_at, deleted_at: null }
}
