// The attributes, and how their texts are read. Each is reflected by a property of the same name in camelCase.

/** A choice: the first word is the default. */
type Choice = readonly [string, ...string[]]

interface WholeNumber {
  readonly from: number
  readonly to: number
  readonly otherwise: number
}

/** What an attribute holds: any text (""), a switch (false), one of several words, or a whole number. */
type Kind = "" | false | Choice | WholeNumber

export const ATTRIBUTES = {
  "customer-id": "",
  "backend-url": "",
  credentials: ["include", "same-origin"],
  fields: "",
  mode: ["instant", "staged"],
  readonly: false,
  "page-size": { from: 1, to: 1_000_000, otherwise: 10 },
  "group-href": "",
  "heading-level": { from: 1, to: 6, otherwise: 2 },
  locale: "",
  theme: ["auto", "light", "dark"],
  debug: false,
} as const satisfies Record<string, Kind>

export type Attribute = keyof typeof ATTRIBUTES

export const NAMES = Object.keys(ATTRIBUTES) as Attribute[]

/** Gives `prototype` the properties. */
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

export function propertyOf(attribute: Attribute): string {
  return attribute.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
}

/** What is in effect: for a text that makes no sense, the default. */
function read(element: Element, name: Attribute): string | number | boolean {
  const kind: Kind = ATTRIBUTES[name]
  const text = element.getAttribute(name)
  // React 18 writes `false` as a text.
  if (kind === false) return text !== null && text !== "false"
  const value = (text ?? "").trim()
  if (kind === "") return value
  if ("otherwise" in kind) {
    const number = Number(value)
    return value && Number.isInteger(number) && number >= kind.from && number <= kind.to ? number : kind.otherwise
  }
  const word = value.toLowerCase()
  return kind.includes(word) ? word : kind[0]
}

function write(element: Element, name: Attribute, value: unknown): void {
  const isSwitch = ATTRIBUTES[name] === false
  // Frameworks set undefined or null to take a value back.
  const isSet = value != null && !(isSwitch && (value === false || value === "false"))
  if (!isSet) element.removeAttribute(name)
  else element.setAttribute(name, isSwitch ? "" : String(value))
}
