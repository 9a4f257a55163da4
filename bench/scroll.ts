// How a page keeps up while somebody scrolls through it.

import type { Page } from "@playwright/test"

/** What is seen of some seconds of scrolling. */
export interface Scrolled {
  /** How many frames were drawn, in a second. */
  frames: number
  /** The longest task, in milliseconds; `null` if none took 50 ms. */
  longestTask: number | null
}

/** Far more than any reader: nearly a screenful with each turn of the wheel, one turn after the other, down and up. */
const TURN = 900
const TURNS_DOWN = 60
const SECONDS = 3

type Watched = typeof globalThis & { scrolled: { end(): { frames: number; tasks: number[] } } }

export async function scroll(page: Page): Promise<Scrolled> {
  await page.evaluate(() => scrollTo(0, 0))
  // Over the rows, of which those under the pointer look different.
  await page.mouse.move(640, 500)
  await page.evaluate(watch)
  const start = Date.now()
  for (let turn = 0; Date.now() - start < SECONDS * 1000; turn++) {
    await page.mouse.wheel(0, Math.floor(turn / TURNS_DOWN) % 2 ? -TURN : TURN)
  }
  const seconds = (Date.now() - start) / 1000
  const { frames, tasks } = await page.evaluate(() => (globalThis as Watched).scrolled.end())
  return { frames: frames / seconds, longestTask: tasks.length > 0 ? Math.max(...tasks) : null }
}

/** In the page: counts the frames from now on, and notes the long tasks. */
function watch(): void {
  let [frames, isOver] = [0, false]
  const tasks: number[] = []
  const count = () => {
    frames += 1
    if (!isOver) requestAnimationFrame(count)
  }
  requestAnimationFrame(count)
  const note = (entries: PerformanceEntry[]) => tasks.push(...entries.map((entry) => entry.duration))
  const observer = new PerformanceObserver((list) => note(list.getEntries()))
  observer.observe({ type: "longtask" })
  const end = () => {
    isOver = true
    note(observer.takeRecords())
    observer.disconnect()
    return { frames, tasks }
  }
  ;(globalThis as Watched).scrolled = { end }
}
