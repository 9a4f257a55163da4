// The names that stand on the page before the card does: those that it will list first.

import type { Customer, CustomerGroup } from "./types.ts"

/** Of more groups none is shown early: to put them in order takes a slow processor as long as the card. */
const MOST_GROUPS = 1_000

/** More do not fit on a screen. */
const MOST_NAMES = 100

/** The first page in the order of src/text/locale.rs; nothing if the card will list anything but names as they are. */
export function firstNames({ groups = [] }: Customer, tag: string, pageSize: number): string[] {
  if (groups.length > MOST_GROUPS || !groups.every(isPlain)) return []
  const { compare } = new Intl.Collator(tag, { numeric: true })
  // By id first: names that are the same to the language stay in that order.
  const names = [...groups].sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ name }) => name)
  return names.sort(compare).slice(0, Math.min(pageSize, MOST_NAMES))
}

/** Else it is called by its id, or left out: src/membership/lenient.rs and visible.rs. */
function isPlain({ id, name }: CustomerGroup): boolean {
  const isVisible = /[^\p{White_Space}\p{Cc}\p{DI}\u2800]/u
  return typeof id === "string" && !!id && typeof name === "string" && isVisible.test(name)
}
