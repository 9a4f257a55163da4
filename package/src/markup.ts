// What the element takes in the templates of frameworks.

import type { Properties } from "./attributes.ts"
import type { ATTRIBUTES, Attribute } from "./contract.ts"
import type { RequestFunction } from "./types.ts"

/** What is no attribute: frameworks that set properties take it beside the attributes. */
interface PropertiesOnly {
  /** The host's own way to the API, instead of `fetch`. */
  request?: RequestFunction | null | undefined
  /** Sent as `Authorization: Bearer`. */
  token?: string | null | undefined
}

/** As properties, in camelCase. */
export type ElementProperties = { [Name in keyof Properties]?: Properties[Name] | undefined } & PropertiesOnly

/** What may be written for an attribute of this kind. */
type Written<Kind> = Kind extends ""
  ? string
  : Kind extends false
    ? boolean | ""
    : Kind extends readonly string[]
      ? Kind[number]
      : number | `${number}`

/** As attributes, in kebab-case. */
export type ElementAttributes = {
  [Name in Attribute]?: Written<(typeof ATTRIBUTES)[Name]> | undefined
} & PropertiesOnly
