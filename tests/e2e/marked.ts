// A language of its own, by which a test sees what of the page is a message and what is written in its code: English,
// with a mark in each text that neither people nor Playwright's matching of names and texts see.

import type { Page } from "@playwright/test"
import { readFileSync } from "node:fs"

/** A zero width space. */
const MARK = "\u200b"

type Message = string | Record<string, string>

const english: Record<string, Message> = JSON.parse(
  readFileSync(new URL("../../src/text/languages/en.json", import.meta.url), "utf8"),
)

/** A sentence is shown in pieces, with names between. */
const mark = (text: string) => `${MARK}${text.replaceAll("}", `}${MARK}`)}`

/** Has the page speak it, in the place of Finnish, which has the same plural forms as English. */
export async function markMessages(page: Page): Promise<void> {
  const marked = Object.entries(english).map(([name, message]) => {
    if (typeof message === "string") return [name, mark(message)]
    return [name, Object.fromEntries(Object.entries(message).map(([form, text]) => [form, mark(text)]))]
  })
  await page.route(/\/lang\/fi\.json/, (route) => route.fulfill({ json: Object.fromEntries(marked) }))
  await page.addInitScript(() => localStorage.setItem("medusa-customer-groups:language", "fi"))
}

/** The texts and labels on the page that are in no message, but for names and other data, numbers and dates. */
export function unmarked(page: Page): Promise<string[]> {
  return page.evaluate((mark) => {
    // The store's and the server's own words; and what only tells one thing from the next.
    const data =
      "[translate=no], bdi, .cg-details > p, .cg-date, .cg-count, .cg-customers, .cg-option .cg-label, " +
      ".page-backend, .page-user, .page-language option, #boot-failure small, noscript, script, style"
    // Between two names stands the browser's own Finnish "and".
    const isSaid = (text: string) => /\p{Letter}/u.test(text) && !text.includes(mark) && text !== " ja "
    const found: string[] = []
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const text = node.textContent ?? ""
      if (isSaid(text) && !node.parentElement?.closest(data)) found.push(text)
    }
    for (const element of document.body.querySelectorAll("*")) {
      for (const name of ["aria-label", "placeholder", "alt", "aria-description", "aria-roledescription"]) {
        const text = element.getAttribute(name)
        if (text && isSaid(text)) found.push(`${name}="${text}"`)
      }
    }
    return found
  }, MARK)
}
