// Light or dark, as the host says.

import { closest } from "./closest.ts"

/** Widely used marks of a page's theme; the classes are Medusa's and Tailwind's. */
const DARK = ".dark,[data-theme=dark],[data-mode=dark]"
const LIGHT = ".light,[data-theme=light],[data-mode=light]"

/** The attributes of `<html>` from which theme and language may follow. */
const WATCHED = ["class", "data-theme", "data-mode", "lang", "dir"]

/** The theme to show: "auto" leaves it to the system. */
export function themeOf(element: Element, wanted: string): string {
  if (wanted !== "auto") return wanted
  const said = closest(element, `${DARK},${LIGHT}`)
  return said ? (said.matches(DARK) ? "dark" : "light") : "auto"
}

const listeners = new Set<() => void>()
let observer: MutationObserver | undefined

/** Calls the listener when the theme or language of the element's page may have changed, until the returned function is
 * called. All elements share one observer. */
export function watchPage({ ownerDocument }: Element, listener: () => void): () => void {
  observer ??= new MutationObserver(() => listeners.forEach((changed) => changed()))
  observer.observe(ownerDocument.documentElement, { attributeFilter: WATCHED })
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (!listeners.size) observer?.disconnect()
  }
}
