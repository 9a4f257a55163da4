// The types that the element and its host share.

import type { ERROR_KINDS } from "./contract.ts"

/** A group as edits name it. */
export interface CustomerGroup {
  id: string
  name: string
}

/** A customer as the server sent it: `id`, `groups`, and what `fields` asks for. */
export interface Customer {
  id: string
  groups?: CustomerGroup[]
  [field: string]: unknown
}

/** What to change; an id that is already a member, or none, does no harm. */
export interface BatchInput {
  /** Ids of the groups to add the customer to. */
  add?: string[]
  /** Ids of the groups to remove the customer from. */
  remove?: string[]
}

/** What went wrong: what a remedy depends on. */
export type ErrorKind = keyof typeof ERROR_KINDS

export interface ErrorDetail {
  kind: ErrorKind
  /** The HTTP status, if there was an answer. */
  status: number | undefined
  message: string
}

/** What `batch()` and `refresh()` reject with. */
export type CustomerGroupsError = Error & ErrorDetail

/** A host's own way to the Medusa Admin API, for dashboards that hold a token. `sdk.client.fetch` is one. */
export type RequestFunction = (
  /** Begins with a slash, without the backend's address: `/admin/customers/cus_123`. */
  path: string,
  init: {
    method: string
    /** The JSON body, if there is one. */
    body: Record<string, unknown> | undefined
    query: Record<string, unknown>
    /** Aborted when the answer is not wanted any more, and after 15 seconds. */
    signal: AbortSignal
  },
) => Promise<unknown>

/** The name of something that the widget says: the keys of its language files. */
export type MessageName = string

/** What is said, by name: a text with `{placeholders}`, or where a number decides, one for each of the language's
 * plural categories, as `Intl.PluralRules` calls them. */
export type OwnMessages = { [Name in MessageName]?: string | { [Category in Intl.LDMLPluralRule]?: string } }

/** Where the wasm file is. */
export type WasmUrl = string | URL | Promise<string | URL>
