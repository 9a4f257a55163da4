// What the element takes in the templates of frameworks.

import type { MedusaCustomerGroupsElement } from "./element.ts"
import type { RequestFunction } from "./types.ts"

type Numbers = "pageSize" | "headingLevel"
type Switches = "readonly" | "debug"
type Words = "customerId" | "backendUrl" | "fields" | "groupHref" | "locale"
type Choices = "credentials" | "mode" | "theme"

/** As properties, in camelCase. */
export type ElementProperties = {
  [Name in Words | Choices | Numbers | Switches]?: MedusaCustomerGroupsElement[Name] | undefined
} & {
  /** The host's own way to the API, instead of `fetch`. */
  request?: RequestFunction | null | undefined
  /** Sent as `Authorization: Bearer`. */
  token?: string | null | undefined
}

type Kebab<Name extends string> = Name extends `${infer Head}${infer Tail}`
  ? `${Head extends Lowercase<Head> ? Head : `-${Lowercase<Head>}`}${Kebab<Tail>}`
  : Name

/** As attributes, in kebab-case; frameworks that set properties take `request` and `token` beside them. */
export type ElementAttributes = {
  [Name in keyof ElementProperties as Kebab<Name>]?: Name extends Numbers
    ? number | `${number}` | undefined
    : Name extends Switches
      ? boolean | "" | undefined
      : ElementProperties[Name]
}
