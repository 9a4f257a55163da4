// What both pages have.

/** Who can sign in. */
export const SIGN_IN = { email: "admin@medusa.test", password: "supersecret" }

/** What Medusa answers where something of its own goes wrong. */
export const FAULT = { status: 500, body: { type: "unknown_error", message: "An unknown error occurred." } }

const LANGUAGES =
  "en en-GB ar bg bs cs de el es fa fi fr he hr hu id it ja ko lt mk mn nl " +
  "pl pt-BR pt-PT ro ru sv th tr uk vi zh-CN zh-TW"

/** Every language by its own name; the first is what the page has anyway. */
export function fillLanguages(select) {
  select.append(new Option("the browser’s", ""))
  for (const tag of LANGUAGES.split(" ")) {
    const option = new Option(new Intl.DisplayNames(tag, { type: "language" }).of(tag), tag)
    option.lang = tag
    select.append(option)
  }
}
