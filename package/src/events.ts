// The types of the events, and how one is fired.

import { EVENTS, type EVENT_DETAILS, type EventName } from "./contract.ts"
import type { Customer, CustomerGroup, ErrorKind } from "./types.ts"

/** What the names of types in EVENT_DETAILS stand for. */
interface Types {
  Customer: Customer
  CustomerGroup: CustomerGroup
  "CustomerGroup[]": CustomerGroup[]
  ErrorKind: ErrorKind
  "number | undefined": number | undefined
  boolean: boolean
  string: string
}

type Detail<Keys> = keyof Keys extends never
  ? Record<string, never>
  : { -readonly [Key in keyof Keys]: Types[Keys[Key] & keyof Types] }

/** The details, by the events' names without `customer-groups-`. */
export type EventDetails = { [Name in EventName]: Detail<(typeof EVENT_DETAILS)[Name]> }

/** The element's own events, for `addEventListener`. */
export type CustomerGroupsEventMap = {
  [Name in EventName as `customer-groups-${Name}`]: CustomEvent<EventDetails[Name]>
}

/** Fires one, and returns whether the host has prevented what would follow. */
export function emit(element: Element, name: EventName, detail: object): boolean {
  const init = { bubbles: true, composed: true, cancelable: EVENTS[name], detail }
  return !element.dispatchEvent(new CustomEvent(`customer-groups-${name}`, init))
}
