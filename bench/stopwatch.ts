// Times what a click brings on screen, inside the page and by its own clock: a driver outside would add its own delays.

import type { Locator, Page } from "@playwright/test"
import { bodyBytes, type Traffic } from "../tests/e2e/traffic.ts"

/** Something that is shown, or with `gone` no longer shown: an element, with exactly this text if one is given. */
export interface Condition {
  selector: string
  text?: string
  gone?: boolean
}

/** The click that is timed, and what it is to bring about. */
export interface Step {
  click: Locator
  /** By keyboard instead of by mouse. */
  byKey?: boolean
  until: Condition
}

/** How long the pointer, or the focus, rests on what is pressed, as in a hand. */
const REST_MS = 100

/** What a step cost. Times are milliseconds since the click. */
export interface Cost {
  requests: number
  /** Those of them that were sent before the edit was answered. */
  unconfirmed: number
  /** Of all bodies, sent and received, decoded; also of those that the browser has kept from an earlier run. */
  bodyBytes: number
  /** What went over the wire with headers, and compressed if it was. */
  wireBytes: number
  /** Until the document had changed. */
  changed: number
  /** Until the change was painted. */
  shown: number
  /** Which frame after the click showed it: 1 is the next one. */
  frames: number
  /** Until its request was sent, and answered: of an edit the one that edits, which may be followed by others. Negative
   * if that was before the click. */
  sent: number
  answered: number
}

interface Outcome {
  clicked: number
  changed: number
  shown: number
  frames: number
}

type Watched = typeof globalThis & { outcome: Promise<Outcome> }

/** The requests that change memberships: of several groups at once, and the Admin's of one. */
const edits = /\/admin\/(customers\/[^/]+\/customer-groups|customer-groups\/[^/]+\/customers)$/

/** Does a step, and waits until nothing is under way any more. */
export async function time(page: Page, traffic: Traffic, { click, byKey, until }: Step): Promise<Cost> {
  await click.scrollIntoViewIfNeeded()
  await page.evaluate(watch, until)
  let outcome: Outcome | undefined
  const sent = await traffic.during(async () => {
    if (byKey) {
      // As somebody comes to it who goes through the page.
      await click.focus()
      await page.keyboard.press("Shift+Tab")
      await page.keyboard.press("Tab")
      await page.waitForTimeout(REST_MS)
      await page.keyboard.press("Enter")
    } else {
      await click.hover()
      await page.waitForTimeout(REST_MS)
      await click.click()
    }
    outcome = await page.evaluate(() => (globalThis as Watched).outcome)
  })
  const { clicked, changed, shown, frames } = outcome!
  const answers = await page.evaluate(answersSince)
  const answer = answers.find(({ path }) => edits.test(path)) ?? answers[0]
  if (!answer) throw new Error("nothing was asked of the server")
  const cost: Cost = {
    requests: sent.length,
    unconfirmed: answers.filter(({ start }) => start < answer.end).length,
    bodyBytes: 0,
    wireBytes: 0,
    changed: changed - clicked,
    shown: shown - clicked,
    frames,
    sent: answer.start - clicked,
    answered: answer.end - clicked,
  }
  for (const request of sent) {
    const sizes = await request.sizes()
    cost.bodyBytes += await bodyBytes(request)
    cost.wireBytes +=
      sizes.requestHeadersSize + sizes.requestBodySize + sizes.responseHeadersSize + sizes.responseBodySize
  }
  return cost
}

/** In the page: from the next click on, counts frames until one shows that the condition holds. */
function watch({ selector, text, gone = false }: Condition): void {
  const holds = () => {
    const isShown = (element: Element) =>
      (text === undefined || element.textContent?.trim() === text) && element.checkVisibility()
    return [...document.querySelectorAll(selector)].some(isShown) !== gone
  }
  performance.clearResourceTimings()
  ;(globalThis as Watched).outcome = new Promise((resolve, reject) => {
    const start = (event: Event) => {
      const clicked = event.timeStamp
      let changed: number | undefined
      const observer = new MutationObserver(() => {
        if (changed === undefined && holds()) changed = performance.now()
      })
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })

      let frames = 0
      const frame = () => {
        frames += 1
        // A popover that opens changes nothing in the document.
        if (changed === undefined && holds()) changed = performance.now()
        if (changed === undefined) return void requestAnimationFrame(frame)
        observer.disconnect()
        // The first task after a frame's callbacks comes when it is painted.
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => resolve({ clicked, changed: changed!, shown: performance.now(), frames })
        port2.postMessage(null)
      }
      requestAnimationFrame(frame)
      setTimeout(
        () => reject(new Error(`a minute after the click still not: ${gone ? "no " : ""}${selector} ${text ?? ""}`)),
        60_000,
      )
    }
    addEventListener("click", start, { capture: true, once: true })
  })
}

/** In the page: the API's answers since the last `watch`. */
function answersSince(): { path: string; start: number; end: number }[] {
  const entries = performance.getEntriesByType("resource") as PerformanceResourceTiming[]
  const answers = entries.map(({ name, startTime, responseEnd }) => {
    return { path: new URL(name).pathname, start: startTime, end: responseEnd }
  })
  return answers.filter(({ path }) => path.startsWith("/admin/"))
}
