// What has the focus is seen (WCAG 2.4.7, 2.4.11), in every state, forwards and backwards, also where the window is
// small, or a page is enlarged to 400 %.

import type { Page } from "@playwright/test"
import { expect, test } from "./fixtures.ts"
import { inState, states } from "./states.ts"

const windows = [
  { width: 1280, height: 720 },
  { width: 1280, height: 400 },
  { width: 320, height: 640 },
  { width: 320, height: 256 },
]

for (const state of states) {
  test(`in “${state.name}” Tab comes to nothing that is hidden`, async ({
    page,
    context,
    session,
    admin,
    baseURL,
    backendURL,
  }) => {
    test.slow()
    await inState(state, { page, context, session, admin, baseURL, backendURL }, async () => {
      for (const window of windows) {
        await page.setViewportSize(window)
        for (const key of ["Tab", "Shift+Tab"]) {
          expect.soft(await hiddenStops(page, key), `${key}, ${window.width} × ${window.height}`).toEqual([])
        }
      }
    })
  })
}

/** Goes once through all that Tab comes to: what of it is hidden, or does not show that it has the focus. */
async function hiddenStops(page: Page, key: string): Promise<string[]> {
  await page.evaluate(() => {
    const marked = window as unknown as { opened?: HTMLElement | null }
    marked.opened ??= document.querySelector<HTMLElement>(":popover-open")
    const focused = document.activeElement as HTMLElement | null
    if (!marked.opened) focused?.blur()
    // It closes when the focus leaves it, and takes it when it opens.
    if (!marked.opened?.matches(":popover-open")) marked.opened?.showPopover()
    scrollTo(0, 0)
  })
  const faults: string[] = []
  const seen = new Set<string>()
  for (;;) {
    await page.keyboard.press(key)
    const stop = await page.evaluate(lookAtFocus)
    // Out of the page, or round.
    if (!stop || seen.has(stop.id)) return faults
    seen.add(stop.id)
    if (stop.fault) faults.push(`${stop.what}: ${stop.fault}`)
  }
}

/** What has the focus, and what is wrong with that. Runs in the page. */
async function lookAtFocus(): Promise<{ id: string; what: string; fault: string | undefined } | undefined> {
  // As somebody sees it: a popover that the focus has left closes before the next frame but one.
  if (document.querySelector(":popover-open")) {
    await new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen)))
  }
  const element = document.activeElement
  if (!(element instanceof HTMLElement) || element === document.body) return
  const numbered = window as unknown as { stops: Map<Element, number> }
  numbered.stops ??= new Map()
  if (!numbered.stops.has(element)) numbered.stops.set(element, numbered.stops.size)

  const { left, top, width, height } = element.getBoundingClientRect()
  const [columns, rows] = [[0.1, 0.5, 0.9], [0.2, 0.5, 0.8]] as const
  const points = columns.flatMap((x) => rows.map((y) => [left + x * width, top + y * height] as const))
  const above = points.map(([x, y]) => document.elementFromPoint(x, y))
  const isSeen = (other: Element | null) => other && (element.contains(other) || other.contains(element))
  const { outlineStyle, outlineWidth } = getComputedStyle(element)
  const cover = above.find((other) => !isSeen(other))
  let fault: string | undefined
  if (above.filter(isSeen).length <= points.length / 2) {
    fault = cover ? `it is hidden by ${cover.localName}.${cover.className}` : "it is outside the window"
  } else if (outlineStyle === "none" || outlineWidth === "0px") {
    fault = "nothing shows that it has the focus"
  }
  const name = element.getAttribute("aria-label") ?? element.textContent?.trim().slice(0, 30)
  return { id: String(numbered.stops.get(element)), what: `${element.localName} “${name}”`, fault }
}

test("a popover closes when the focus leaves it, whichever way", async ({ app, card, admin, page }) => {
  await app.open(await admin.seeded("twelve"))
  await card.picker.open()
  await page.keyboard.press("Tab")
  await expect(card.picker.dialog).toBeHidden()
  await card.picker.open()
  await page.keyboard.press("Shift+Tab")
  await expect(card.addButton).toBeFocused()
  await expect(card.picker.dialog).toBeHidden()
  // Its own button closes it by a click, and opens it by the next.
  await card.picker.open()
  await card.addButton.click()
  await expect(card.picker.dialog).toBeHidden()
  await card.picker.open()
})

test("a click into a popover leaves it open, whatever around it may take the focus", async ({
  app,
  card,
  admin,
  page,
}) => {
  await app.open(await admin.seeded("twelve"))
  await page.locator("main").evaluate((main) => (main.tabIndex = -1))
  await card.datesButton.click()
  // Beside its fields.
  await card.dates.dialog.click({ position: { x: 3, y: 3 } })
  await expect(card.dates.dialog).toBeVisible()
})

test("nothing moves under the pointer when a row at the window's lower edge is removed", async ({
  app,
  card,
  admin,
  page,
  traffic,
}) => {
  const groups = await admin.createGroups(...Array.from({ length: 10 }, (_, index) => `Group ${index}`))
  const customer = await admin.createCustomer(groups)
  await page.setViewportSize({ width: 1280, height: 500 })
  await app.open(customer.id)
  // What comes after the rows moves them.
  await card.expectGroups(...groups.map(({ name }) => name))
  await expect(page.locator(".page-who h2")).toBeVisible()
  await traffic.settled()
  const button = card.removeButton(groups[4]!.name)
  await button.evaluate((button) => scrollTo(0, scrollY + button.getBoundingClientRect().bottom - innerHeight + 12))
  const before = await page.evaluate(() => scrollY)
  await button.click()
  await card.expectGroups(...groups.filter((_, at) => at !== 4).map(({ name }) => name))
  await expect(card.removeButton(groups[5]!.name)).toBeFocused()
  expect(await page.evaluate(() => scrollY)).toBe(before)
})

test("opening the dates moves the focus to the first of them, and Tab past the last closes them", async ({
  app,
  card,
  admin,
  page,
}) => {
  await app.open(await admin.seeded("twelve"))
  await card.datesButton.click()
  await expect(card.dates.span("Created")).toBeFocused()
  await page.keyboard.press("Tab")
  await expect(card.dates.span("Updated")).toBeFocused()
  await page.keyboard.press("Tab")
  await expect(card.dates.span("Updated")).toBeHidden()
})

test("the list of groups is no stop of its own: its keys are pressed in the field", async ({
  app,
  card,
  admin,
  page,
}) => {
  await app.open(await admin.seeded("twelve"))
  await card.picker.open()
  await expect(card.picker.options).not.toHaveCount(0)
  await page.keyboard.press("Tab")
  await expect(card.filterField).toBeFocused()
})
