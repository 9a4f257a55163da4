// In forced colours, as Windows' high contrast sets them, backgrounds and shadows are gone, and with them what is drawn
// by these. Every control, mark and border is seen all the same.

import type { Locator, Page } from "@playwright/test"
import { expect, test } from "./fixtures.ts"
import { showsSomething } from "./png.ts"

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in forced colours, ${colorScheme},`, () => {
    test.beforeEach(({ page }) => page.emulateMedia({ forcedColors: "active", colorScheme, reducedMotion: "reduce" }))

    test("the card, its buttons and what is on them are seen", async ({ app, card, admin }) => {
      await app.open(await admin.seeded("twelve"))
      await expect(card.names).toHaveCount(10)
      const removeButton = card.region.locator(".cg-cross").first()
      await expectSeen({
        "the card's border": edge(card.region),
        "the button's border": edge(card.addButton),
        "the cross to remove": middle(removeButton),
        "the border around it": edge(removeButton),
        "the arrow of the order": end(card.sortButton("Name")),
      })
      // The other way round likewise.
      await card.sortButton("Name").click()
      await expectSeen({ "the arrow of the order": end(card.sortButton("Name")) })
    })

    test("the picker, what is chosen in it and the active option are seen", async ({ app, card, admin, page }) => {
      await app.open(await admin.seeded("twelve"))
      await card.picker.open()
      await page.keyboard.press("ArrowDown")
      await expectSeen({
        "the picker's border": edge(card.picker.dialog),
        "the active option": edge(card.picker.active),
        "the check mark": start(card.picker.list.locator("[role=option][aria-selected=true]").first()),
      })
      await card.picker.field.fill("nothing is called so")
      await expect(card.picker.create).toBeVisible()
      await expectSeen({ "the sign to create": start(card.picker.create) })
    })

    test("edits that wait are marked, and the way back from them is seen", async ({ app, card, admin }) => {
      await app.configure({ mode: "staged" })
      await app.open(await admin.seeded("twelve"))
      await card.region.locator(".cg-cross").first().click()
      await expectSeen({ "the arrow to keep": middle(card.region.locator(".cg-back")) })
    })

    test("the rows that are on their way are seen", async ({ app, card, admin, page }) => {
      await page.route("**/admin/customers/**", () => {})
      await app.open(await admin.seeded("twelve"))
      const bar = { x: 24, y: 18, width: 220, height: 12 }
      await expectSeen({ "a bar": edge(card.region.locator(".cg-bar").first(), bar) })
    })
  })
}

type Picture = () => Promise<Buffer>
interface Box {
  x: number
  y: number
  width: number
  height: number
}

async function expectSeen(pictures: Record<string, Picture>): Promise<void> {
  for (const [name, picture] of Object.entries(pictures)) {
    expect.soft(showsSomething(await picture()), name).toBe(true)
  }
}

/** A part of the page, where an element is. */
function part(element: Locator, of: (box: Box) => Box): Picture {
  return async () => {
    await element.scrollIntoViewIfNeeded()
    const box = await element.boundingBox()
    const page: Page = element.page()
    // Where the pointer stands, it is drawn otherwise.
    await page.mouse.move(0, 0)
    return page.screenshot({ clip: of(box!) })
  }
}

/** What is inside of its borders. */
const middle = (element: Locator) =>
  part(element, ({ x, y, width, height }) => ({ x: x + 4, y: y + 4, width: width - 8, height: height - 8 }))

/** Where text begins. */
const start = (element: Locator) =>
  part(element, ({ x, y, height }) => ({ x: x + 4, y: y + 4, width: 22, height: height - 8 }))

/** Where text ends. */
const end = (element: Locator) =>
  part(element, ({ x, y, width, height }) => ({ x: x + width - 15, y: y + 3, width: 12, height: height - 6 }))

/** A stretch of its upper edge, of the whole element or of a box in it. */
const edge = (element: Locator, within?: Box) =>
  part(element, (box) => {
    const { x, y, width } = within ? { ...within, x: box.x + within.x, y: box.y + within.y } : box
    return { x: x + width / 3, y: y - 3, width: width / 3, height: 8 }
  })
