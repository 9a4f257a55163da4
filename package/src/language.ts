// Which language an element speaks.

import type { ConfiguredElement } from "./configured-element.ts"
import { languageOfTag, register } from "./languages.ts"
import { isLoaded, load } from "./load.ts"
import { localeOf } from "./locale.ts"
import type { Language } from "./say.ts"
import type { OwnMessages } from "./types.ts"

/** The element's language, once it is there; English if it cannot be loaded. */
export function languageOf(element: ConfiguredElement): Promise<Language> {
  return languageOfTag(localeOf(element)).catch((error: unknown) => ({ tag: "en", error }))
}

/** Adds a language, or changes what is said in one: on every element, also those that are there already. What is
 * missing is said as before; in a language that is new, in English. */
export async function registerMessages(tag: string, messages: OwnMessages): Promise<void> {
  register(tag, messages)
  if (isLoaded) (await load()).speakAnew()
}
