// The page's clock: retries wait, tests do not.

import { expect, type Locator, type Page } from "@playwright/test"
import type { Card } from "./pages.ts"

export interface Clock {
  /** Lets so many milliseconds pass in the page. */
  runFor(milliseconds: number): Promise<void>
  /** Lets time pass until this is to be seen. */
  runUntil(target: Locator): Promise<void>
}

/** Stops the page's timers, but not its frames: what it shows goes on being drawn. To be called before the page is
 * opened. */
export async function pauseClock(page: Page): Promise<Clock> {
  const start = new Date("2026-03-01T09:00:00Z")
  await page.addInitScript(() => Object.assign(window, { nativeFrame: window.requestAnimationFrame }))
  await page.clock.install({ time: start })
  await page.addInitScript(() => {
    window.requestAnimationFrame = (window as unknown as { nativeFrame: typeof requestAnimationFrame }).nativeFrame
  })
  await page.clock.pauseAt(new Date(start.getTime() + 1000))
  return {
    runFor: (milliseconds) => page.clock.runFor(milliseconds),
    async runUntil(target) {
      const seen = async () => {
        await page.clock.runFor(1000)
        return target.count()
      }
      await expect.poll(seen, { message: `${target}`, intervals: [50] }).toBeGreaterThan(0)
    },
  }
}

/** Lets the attempts pass until the edit waits for a person; returns the message that says so. */
export async function heldBack(clock: Clock, card: Card): Promise<Locator> {
  const held = card.region.getByRole("alert").filter({ hasText: "Not saved yet" })
  await clock.runUntil(held)
  return held
}
