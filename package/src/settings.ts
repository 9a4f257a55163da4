// What the widget is told, made from the element's attributes and properties. What makes no sense there is replaced
// by its default here, and `problems.ts` says so to people.

import { propertyOf, type Properties } from "./attributes.ts"
import type { ConfiguredElement } from "./configured-element.ts"
import { SETTINGS } from "./contract.ts"

/** Those that are no attribute's own value. */
interface Others {
  staged: boolean
  hostAuth: boolean
  fetch: Function
  phrases: readonly unknown[] | undefined
}

/** What the wasm is told: complete, and checked. `customerId` is never empty, `locale` is canonical BCP 47 and
 * the language of `phrases`, and `fetch` stays the same as long as the widget is mounted. */
export type Settings = {
  [Key in keyof typeof SETTINGS]: Key extends keyof Properties ? Properties[Key] : Others[Key & keyof Others]
}

declare const MEDUSA_BACKEND_URL: string

export function settingsOf(element: ConfiguredElement): Omit<Settings, "locale" | "phrases" | "fetch"> {
  const settings: Record<string, unknown> = {}
  for (const [key, attribute] of Object.entries(SETTINGS)) {
    // Of the others, what the wasm is told is not what the attribute says.
    if (attribute && propertyOf(attribute) === key) settings[key] = element[key as keyof Properties]
  }
  return Object.assign(settings as unknown as Settings, {
    backendUrl: backendUrlOf(element),
    staged: element.mode === "staged",
    groupHref: isPlace(element.groupHref) ? element.groupHref : "",
    hostAuth: hasOwnAuth(element),
  })
}

/** The first that is set: the element's attribute, the page's `<meta>`, the default of the build, the page's own
 * origin. It is never taken from the page's address: a link must not be able to redirect a sign-in. */
export function backendUrlOf(element: ConfiguredElement): string {
  if (element.hasAttribute("backend-url")) return element.backendUrl || "/"
  const meta = document.querySelector<HTMLMetaElement>('meta[name="medusa-backend-url"]')
  return meta?.content.trim() || MEDUSA_BACKEND_URL || "/"
}

/** Whether the host signs its requests itself. */
export function hasOwnAuth({ request, token }: ConfiguredElement): boolean {
  return typeof request === "function" || isToken(token)
}

/** Whether a header can carry it. */
export function isToken(token: unknown): token is string {
  return typeof token === "string" && /^[!-~]+$/.test(token)
}

/** Whether a link may lead there. */
export function isPlace(href: string): boolean {
  try {
    return /^https?:$/.test(new URL(href.replace("{id}", "id"), document.baseURI).protocol)
  } catch {
    return false
  }
}
