// What an element shows until its card is there, and how to stop it there.

import type { Locator, Page } from "@playwright/test"
import { pauseClock, type Clock } from "../e2e/clock.ts"
import type { AdminApi } from "../e2e/fixtures.ts"
import { customerUrl, delayAnswers } from "../e2e/traffic.ts"
import { expect, widget, type Guest } from "./guest.ts"

/** What was asked of customers. */
export const paths = (calls: { url(): string }[]) =>
  calls.map((call) => new URL(call.url()).pathname).filter((path) => /customers\/[^/]+$/.test(path))

/** What the loader shows in the place of the card. */
export const bars = (element: Locator) => element.locator("[part=frame] > [part=skeleton]")

/** The names that stand there before there is a card. */
export const earlyNames = (element: Locator) => bars(element).locator("bdi")

/** Lets the names that have come be painted: on a stopped clock, the card is told of its answer after that. */
export async function paint(page: Page, clock: Clock | undefined): Promise<void> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame)
  })
  await clock?.runFor(20)
}

/** A widget that is made before its answer is here, on a stopped clock: only the answer or the clock shows its card. */
export async function openWaiting(guest: Guest, admin: AdminApi) {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  const clock = await pauseClock(guest.page)
  const deliver = await delayAnswers(guest.page, customerUrl)
  await guest.open(widget(customer.id))
  await expect(guest.element.locator("section")).toBeAttached()
  return { gold, clock, deliver }
}
