// How long the page is busy with one keystroke, on a processor slowed down to a phone's.

import type { Locator, Page } from "@playwright/test"
import type { Traffic } from "../tests/e2e/traffic.ts"

export const SLOWDOWN = 4

/** The worst of the keystrokes typed. Times are milliseconds. */
export interface Keystrokes {
  /** From the key to the frame painted after it. */
  painted: number
  /** In handlers, from the first to the last event of the key; `null` if the browser reports no event of 16 ms or more. */
  handled: number | null
  /** The longest task from the first key to the last results; `null` if none took 50 ms. */
  longestTask: number | null
}

interface Record {
  painted: number[]
  handled: number[]
  tasks: number[]
  ended: Promise<void>
}

type Recorded = typeof globalThis & { keys: Record }

/** Types `text` key by key, each after the results of the one before. */
export async function type(page: Page, traffic: Traffic, field: Locator, text: string): Promise<Keystrokes> {
  const devtools = await page.context().newCDPSession(page)
  await field.focus()
  await page.evaluate(record)
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN })
  for (const key of text) {
    await page.keyboard.press(key)
    await page.evaluate(() => (globalThis as Recorded).keys.ended)
    // The search waits for a pause in typing, and the Admin's longer than ours.
    await page.waitForTimeout(700)
    await traffic.settled()
  }
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 1 })
  await devtools.detach()
  const { painted, handled, tasks } = await page.evaluate(() => (globalThis as Recorded).keys)
  if (painted.length !== text.length) throw new Error(`${painted.length} of ${text.length} keystrokes were seen`)
  const worst = (times: number[]) => (times.length > 0 ? Math.max(...times) : null)
  return { painted: worst(painted)!, handled: worst(handled), longestTask: worst(tasks) }
}

/** In the page: notes every keystroke from now on. */
function record(): void {
  const keys: Record = { painted: [], handled: [], tasks: [], ended: Promise.resolve() }
  ;(globalThis as Recorded).keys = keys
  let pressed = 0
  addEventListener("keydown", (event) => (pressed = event.timeStamp), { capture: true })
  const painted = (done: () => void) =>
    requestAnimationFrame(() => {
      // The first task after a frame's callbacks comes when it is painted.
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => {
        keys.painted.push(performance.now() - pressed)
        done()
      }
      port2.postMessage(null)
    })
  addEventListener("input", () => (keys.ended = new Promise<void>(painted)), { capture: true })

  const spans = new Map<number, { start: number; end: number; index: number }>()
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as PerformanceEventTiming[]) {
      if (!/^(keydown|keypress|beforeinput|input)$/.test(entry.name)) continue
      // The events of one key have one time stamp.
      const span = spans.get(entry.startTime) ?? { start: Infinity, end: 0, index: keys.handled.length }
      span.start = Math.min(span.start, entry.processingStart)
      span.end = Math.max(span.end, entry.processingEnd)
      spans.set(entry.startTime, span)
      keys.handled[span.index] = span.end - span.start
    }
  }).observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit)
  new PerformanceObserver((list) => keys.tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({
    type: "longtask",
  })
}
