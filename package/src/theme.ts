// Light or dark, as the host says.

import { closest } from "./closest.ts"

/** Widely used ways to say it; the first is Medusa's and Tailwind's. */
const DARK = ".dark,[data-theme=dark],[data-mode=dark]"
const LIGHT = ".light,[data-theme=light],[data-mode=light]"

/** What of `<html>` decides about theme and language. */
const WATCHED = ["class", "data-theme", "data-mode", "lang", "dir"]

/** `auto` is the system's choice. */
export function themeOf(element: Element, wanted: string): string {
  if (wanted !== "auto") return wanted
  const said = closest(element, `${DARK},${LIGHT}`)
  return said ? (said.matches(DARK) ? "dark" : "light") : "auto"
}

const listeners = new Set<() => void>()
let observer: MutationObserver | undefined

/** Calls back when the page's theme or language changes, until the returned function is called. One observer serves all. */
export function watchPage(listener: () => void): () => void {
  if (!listeners.size) {
    observer ??= new MutationObserver(() => listeners.forEach((changed) => changed()))
    observer.observe(document.documentElement, { attributeFilter: WATCHED })
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (!listeners.size) observer?.disconnect()
  }
}
