// Whether a page fits its window. What is looked at is in `#app`, or in another element or its shadow root.

import type { Page } from "@playwright/test"

/** What is wider than the window, or reaches out of it. */
export function sticksOut(page: Page, within = "#app"): Promise<string[]> {
  return page.evaluate((within) => {
    const host = document.querySelector(within)!
    const width = document.documentElement.clientWidth
    const scrolls =
      document.documentElement.scrollWidth > width
        ? [`the page is ${document.documentElement.scrollWidth} px wide`]
        : []
    const out = [...(host.shadowRoot ?? host).querySelectorAll<HTMLElement>("*")].filter((element) => {
      const { left, right } = element.getBoundingClientRect()
      return element.checkVisibility() && !element.closest(".cg-visually-hidden") && (right > width + 1 || left < -1)
    })
    return [...scrolls, ...out.map((element) => `${element.localName}.${element.className} reaches out`)]
  }, within)
}

/** Scrolls to where the line of messages stands in its place, and covers no row. */
export function toItsEnd(page: Page): Promise<void> {
  return page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
}

/** Sets the text as far apart as WCAG 1.4.12 says that readers may. */
export function spaceText(page: Page): Promise<void> {
  return page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`
      * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
      p { margin-bottom: 2em !important }
    `)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  })
}

/** Texts that are cut off, but for names and paragraphs that are clamped on purpose and can be had whole. */
export function cutOff(page: Page, within = "#app"): Promise<string[]> {
  return page.evaluate((within) => {
    const host = document.querySelector(within)!
    const isCut = (element: HTMLElement) => {
      const { overflowX, overflowY, textOverflow, webkitLineClamp } = getComputedStyle(element)
      const isClamped = textOverflow === "ellipsis" || webkitLineClamp !== "none"
      if (isClamped || element.closest(".cg-visually-hidden")) return false
      const isClipped = (overflow: string) => overflow === "hidden" || overflow === "clip"
      return (
        (isClipped(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
        (isClipped(overflowY) && element.scrollHeight > element.clientHeight + 1)
      )
    }
    const all = [...(host.shadowRoot ?? host).querySelectorAll<HTMLElement>("*")]
    const shown = all.filter((element) => element.checkVisibility())
    return shown.filter(isCut).map((element) => `${element.localName}.${element.className} is cut off`)
  }, within)
}
