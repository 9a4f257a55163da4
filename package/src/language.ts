// Which language an element speaks. English is part of the code; whatever else there is, is loaded with the first
// element that needs it.

import type { ConfiguredElement } from "./configured-element.ts"
import type * as LanguagesModule from "./languages.ts"
import { isLoaded, load } from "./load.ts"
import { localeOf } from "./locale.ts"
import type { Language } from "./say.ts"
import type { OwnMessages } from "./types.ts"

let languages: Promise<typeof LanguagesModule> | undefined

/** The element's language, once it is there; English if it cannot be loaded. */
export async function languageOf(element: ConfiguredElement): Promise<Language> {
  const tag = localeOf(element)
  // Without a region, or of one other than the United Kingdom.
  if (!languages && /^en(-|$)(?!GB)/.test(tag)) return { tag }
  languages ??= import("./languages.ts")
  const loaded = languages.then((loaded) => loaded.languageOf(tag))
  return loaded.catch((error: unknown) => {
    // So that it is tried again.
    languages = undefined
    return { tag: "en", error }
  })
}

/** Adds a language, or changes what is said in one: on every element, also those that are there already. What is
 * missing is said as before; in a language that is new, in English. */
export async function registerMessages(tag: string, messages: OwnMessages): Promise<void> {
  const { register } = await (languages ??= import("./languages.ts"))
  register(tag, messages)
  if (isLoaded) (await load()).speakAnew()
}
