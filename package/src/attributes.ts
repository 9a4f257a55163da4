// How the attributes' texts are read and written. Each is reflected by a property of the same name in camelCase.

import { ATTRIBUTES, type Attribute, type Kind } from "./contract.ts"

type Camel<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Name

type Value<Of extends Kind> = Of extends ""
  ? string
  : Of extends false
    ? boolean
    : Of extends readonly string[]
      ? Of[number]
      : number

/** The attributes as properties. */
export type Properties = { -readonly [Name in Attribute as Camel<Name>]: Value<(typeof ATTRIBUTES)[Name]> }

export const NAMES = Object.keys(ATTRIBUTES) as Attribute[]

/** Defines the properties that reflect the attributes. */
export function reflect(prototype: HTMLElement): void {
  for (const name of NAMES) {
    Object.defineProperty(prototype, propertyOf(name), {
      get(this: HTMLElement) {
        return read(this, name)
      },
      set(this: HTMLElement, value: unknown) {
        write(this, name, value)
      },
      configurable: true,
      enumerable: true,
    })
  }
}

export function propertyOf(attribute: Attribute): keyof Properties {
  return attribute.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()) as keyof Properties
}

/** The value that counts: for a text that makes no sense, the default. */
function read(element: Element, name: Attribute): string | number | boolean {
  const kind: Kind = ATTRIBUTES[name]
  const text = element.getAttribute(name)
  // React 18 writes `false` as a text.
  if (kind === false) return text !== null && text !== "false"
  const value = (text ?? "").trim()
  if (kind === "") return value
  if ("default" in kind) {
    const number = Number(value)
    return value && Number.isInteger(number) && number >= kind.from && number <= kind.to ? number : kind.default
  }
  const word = value.toLowerCase()
  return kind.includes(word) ? word : kind[0]
}

function write(element: Element, name: Attribute, value: unknown): void {
  const isSwitch = ATTRIBUTES[name] === false
  // Frameworks set undefined or null to remove a value.
  const isSet = value != null && !(isSwitch && (value === false || value === "false"))
  if (!isSet) element.removeAttribute(name)
  else element.setAttribute(name, isSwitch ? "" : String(value))
}
