// Every event that the element fires.

import type { Customer, CustomerGroup, ErrorDetail } from "./types.ts"

/** The details, by the events' names without `customer-groups-`. */
export interface EventDetails {
  /** The customer was read from the server. */
  load: { customer: Customer }
  /** The server has carried an edit out. */
  change: { customer: Customer; added: CustomerGroup[]; removed: CustomerGroup[] }
  error: ErrorDetail
  /** Signed out. After `preventDefault()` the host signs in, and then sets `token` or calls `refresh()`. */
  unauthorized: Record<string, never>
  /** A group's name was chosen. After `preventDefault()` the host goes there. */
  select: { group: CustomerGroup }
}

/** The element's own events, for `addEventListener`. */
export type CustomerGroupsEventMap = {
  [Name in keyof EventDetails as `customer-groups-${Name}`]: CustomEvent<EventDetails[Name]>
}

/** Fires one, and returns whether the host took over. */
export function emit(element: Element, name: keyof EventDetails, detail: object): boolean {
  const cancelable = name === "unauthorized" || name === "select"
  const event = new CustomEvent(`customer-groups-${name}`, { bubbles: true, composed: true, cancelable, detail })
  return !element.dispatchEvent(event)
}
