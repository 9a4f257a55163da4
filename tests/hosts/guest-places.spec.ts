// Narrow, clipped, scaled, mirrored, modal and nested places.

import type { Locator, Page } from "@playwright/test"
import { accessibilityFaults } from "../e2e/axe.ts"
import { expect, test, widget, type Options } from "./guest.ts"

interface Place extends Options {
  body: (widget: string) => string
  /** A script of the page. */
  host?: string
}

const places: Record<string, Place> = {
  "a column of 280 px": { body: (widget) => `<div class="narrow">${widget}</div>`, css: ".narrow { width: 280px }" },
  "a modal dialog": {
    body: (widget) => `<dialog aria-label="Customer">${widget}</dialog>`,
    css: "dialog { width: 640px }",
    host: `document.querySelector("dialog").showModal()`,
  },
  "a box that clips": {
    body: (widget) => `<div class="clip">${widget}</div>`,
    css: ".clip { overflow: hidden; width: 640px; height: 180px; position: relative; border-radius: 12px }",
  },
  "a box that scrolls": {
    body: (widget) => `<div class="scroll" tabindex="0" role="region" aria-label="Customer">${widget}</div>`,
    css: ".scroll { overflow: auto; width: 640px; height: 200px; contain: content }",
  },
  "a scaled box": { body: (widget) => `<div class="scaled">${widget}</div>`, css: ".scaled { transform: scale(.8) }" },
  "a page from right to left": { body: (widget) => widget, root: `lang="en" dir="rtl"` },
  "another shadow root": {
    body: (widget) => `<div id="outer"><template shadowrootmode="open"><p>Outer</p>${widget}</template></div>`,
  },
}

/** What of it is to be seen, as a share of all of it: of its area in the window, and on top there. */
function seen(locator: Locator): Promise<number> {
  return locator.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect()
    const root = element.getRootNode() as ShadowRoot
    const steps = [0.05, 0.25, 0.5, 0.75, 0.95]
    const points = steps.flatMap((x) => steps.map((y) => [left + x * width, top + y * height] as const))
    const hits = points.filter(([x, y]) => element.contains(root.elementFromPoint(x, y)))
    return hits.length / points.length
  })
}

/** What sticks out of the widget to the sides. */
function sticksOut(page: Page): Promise<string[]> {
  return page.getByRole("region", { name: "Customer groups" }).evaluate((region) => {
    const box = region.getBoundingClientRect()
    const out = [...region.querySelectorAll<HTMLElement>("*")].filter((element) => {
      if (element.closest("[popover], .cg-visually-hidden") || !element.checkVisibility()) return false
      const { left, right } = element.getBoundingClientRect()
      return left < box.left - 1 || right > box.right + 1
    })
    const page = document.documentElement
    return [
      ...(page.scrollWidth > page.clientWidth ? ["the page scrolls"] : []),
      ...out.map((element) => `${element.localName}.${element.className}`),
    ]
  })
}

for (const [what, { body, host = "", ...options }] of Object.entries(places)) {
  test(`${what} holds it, and hides nothing of its picker`, async ({ guest, admin, page, silent: _ }) => {
    const groups = await admin.createGroups("Gold", "Silver with a name that is rather long for a group of customers")
    const bronze = await admin.createGroup("Bronze")
    const customer = await admin.createCustomer(groups)
    const { card } = guest
    guest.server.files.set("/host.js", host)
    await page.emulateMedia({ reducedMotion: "reduce" })
    await guest.open(`<main><h1>A page</h1>${body(widget(customer.id))}</main>`, {
      ...options,
      head: `<script type="module" src="/host.js"></script>`,
    })
    await expect(card.names).toHaveCount(2)
    await card.expectSettled()
    expect.soft(await accessibilityFaults(page)).toEqual([])
    expect.soft(await sticksOut(page)).toEqual([])

    await card.picker.open()
    const { x, y, width, height } = (await card.picker.dialog.boundingBox())!
    const window = page.viewportSize()!
    expect.soft(width).toBeGreaterThan(240)
    expect.soft(x).toBeGreaterThanOrEqual(0)
    expect.soft(y).toBeGreaterThanOrEqual(0)
    expect.soft(x + width).toBeLessThanOrEqual(window.width)
    expect.soft(y + height).toBeLessThanOrEqual(window.height)
    expect.soft(await seen(card.picker.dialog)).toBe(1)
    expect.soft(await accessibilityFaults(page)).toEqual([])
    await card.picker.pick(bronze.name)
    await card.picker.close()
    await expect(card.names).toHaveCount(3)
    await expect.poll(() => admin.groupNames(customer.id)).toHaveLength(3)
  })
}

test("Escape closes the picker, and not the dialog around the widget", async ({ guest, admin, page, silent: _ }) => {
  const customer = await admin.createCustomer()
  guest.server.files.set("/host.js", places["a modal dialog"]!.host!)
  await guest.open(`<dialog>${widget(customer.id)}</dialog>`, {
    head: `<script type="module" src="/host.js"></script>`,
  })
  await guest.card.picker.open()
  await guest.card.picker.close()
  await expect(page.locator("dialog")).toHaveJSProperty("open", true)
  await page.keyboard.press("Escape")
  await expect(page.locator("dialog")).toHaveJSProperty("open", false)
})
