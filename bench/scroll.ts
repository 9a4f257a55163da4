// How a page keeps up while somebody scrolls through it.

import type { Page } from "@playwright/test"

/** What is seen of some seconds of scrolling. */
export interface Scrolled {
  /** How many frames were drawn, in a second. */
  frames: number
  /** The longest task, in milliseconds; `null` if none took 50 ms. */
  longestTask: number | null
}

/** Far more than any reader: a screenful and more with each turn of the wheel, one turn after the other. */
const TURN = 900
const SECONDS = 3

type Watched = typeof globalThis & { scrolled: { frames: number; tasks: number[]; isOver: boolean } }

export async function scroll(page: Page): Promise<Scrolled> {
  await page.evaluate(() => scrollTo(0, 0))
  // Over the rows, of which those under the pointer look different.
  await page.mouse.move(640, 500)
  await page.evaluate(watch)
  const start = Date.now()
  while (Date.now() - start < SECONDS * 1000) await page.mouse.wheel(0, TURN)
  const seconds = (Date.now() - start) / 1000
  const { frames, tasks } = await page.evaluate(() => {
    const { scrolled } = globalThis as Watched
    scrolled.isOver = true
    return scrolled
  })
  return { frames: frames / seconds, longestTask: tasks.length > 0 ? Math.max(...tasks) : null }
}

/** In the page: counts the frames from now on, and notes the long tasks. */
function watch(): void {
  const scrolled: Watched["scrolled"] = { frames: 0, tasks: [], isOver: false }
  ;(globalThis as Watched).scrolled = scrolled
  const count = () => {
    scrolled.frames += 1
    if (!scrolled.isOver) requestAnimationFrame(count)
  }
  requestAnimationFrame(count)
  new PerformanceObserver((list, observer) => {
    if (scrolled.isOver) return observer.disconnect()
    scrolled.tasks.push(...list.getEntries().map((entry) => entry.duration))
  }).observe({ type: "longtask" })
}
