// The reader's language, and the direction it is written in.

import { closest } from "./closest.ts"
import type { ConfiguredElement } from "./configured-element.ts"

/** The first that is well formed: the element's `locale`, the nearest `lang`, the browser's language. */
export function localeOf(element: ConfiguredElement): string {
  const nearest = closest(element, "[lang]")?.getAttribute("lang")
  return canonical(element.locale) ?? canonical(nearest) ?? canonical(navigator.language) ?? "en"
}

export function canonical(tag: string | null | undefined): string | undefined {
  try {
    return tag ? Intl.getCanonicalLocales(tag)[0] : undefined
  } catch {
    return undefined
  }
}

/** Scripts that are written from right to left. */
const RTL = /Adlm|Arab|Hebr|Nkoo|Rohg|Syrc|Thaa/

export function directionOf(locale: string): "ltr" | "rtl" {
  // A tag need not name its script: "ar" is made "ar-Arab-EG" first. And one language may have scripts of both
  // directions.
  return RTL.test(new Intl.Locale(locale).maximize().script ?? "") ? "rtl" : "ltr"
}

/** Has the browser read what it knows of a language. It does so when the first of these is made, which takes it longer
 * than all else that the first rows need: so it is done while the network works. */
export function prepare(locale: string): void {
  new Intl.DateTimeFormat(locale, { dateStyle: "medium" })
  new Intl.Collator(locale, { numeric: true })
}
