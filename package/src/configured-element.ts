import type { Properties } from "./attributes.ts"
import type { RequestFunction } from "./types.ts"

/** The element with what its host has set: all that the code behind the element's class needs to know of it, so that
 * this code does not import the class. */
export interface ConfiguredElement extends HTMLElement, Properties {
  readonly request: RequestFunction | null
  readonly token: string | null
}
