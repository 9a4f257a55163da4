// Whether a page fits its window.

import type { Page } from "@playwright/test"

/** What is wider than the window, or reaches out of it. */
export function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    const scrolls =
      document.documentElement.scrollWidth > width
        ? [`the page is ${document.documentElement.scrollWidth} px wide`]
        : []
    const out = [...document.querySelectorAll<HTMLElement>("#app *")].filter((element) => {
      const { left, right } = element.getBoundingClientRect()
      return element.checkVisibility() && !element.closest(".cg-visually-hidden") && (right > width + 1 || left < -1)
    })
    return [...scrolls, ...out.map((element) => `${element.localName}.${element.className} reaches out`)]
  })
}

/** Scrolls to where the line of messages stands in its place, and covers no row. */
export function toItsEnd(page: Page): Promise<void> {
  return page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
}
