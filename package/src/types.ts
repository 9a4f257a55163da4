// The words that the element and its host share.

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
export type ErrorKind =
  /** An attribute or property makes no sense, or a required one is missing. */
  | "config"
  /** The widget's own code could not be loaded. */
  | "load"
  /** 401: signed out. */
  | "unauthorized"
  /** 403: signed in, but without the right. */
  | "forbidden"
  /** 404: no such customer or group. */
  | "not_found"
  /** Another 4xx: Medusa refused the request. */
  | "invalid"
  /** 413 */
  | "too_large"
  /** 409 */
  | "conflict"
  /** 5xx, 408, 429 */
  | "server"
  /** No answer at all: offline, unreachable, or withheld by the browser (CORS, CSP). */
  | "network"
  /** No answer within 15 seconds. */
  | "timeout"
  /** The element was removed, or given another customer, before there was an answer. */
  | "aborted"
  /** An answer that is not Medusa's. */
  | "malformed"
  /** An answer without the customer: there is none of this id. */
  | "missing_customer"
  /** A customer without groups, though they were asked for. */
  | "missing_groups"

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

/** Where the wasm file is. */
export type WasmUrl = string | URL | Promise<string | URL>
