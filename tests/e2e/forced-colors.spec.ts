// In forced colours, as Windows' high contrast sets them, backgrounds and shadows are gone, and with them what is drawn
// by these. Every control, mark and border is seen all the same.

import type { Locator } from "@playwright/test"
import { edge, end, middle, start, type Box } from "./box.ts"
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
        "the card's border": part(card.region, edge),
        "the button's border": part(card.addButton, edge),
        "the cross to remove": part(removeButton, middle),
        "the border around it": part(removeButton, edge),
        "the arrow of the order": part(card.sortButton("Name"), end),
      })
      // The other way round likewise.
      await card.sortButton("Name").click()
      await expectSeen({ "the arrow of the order": part(card.sortButton("Name"), end) })
    })

    test("the picker, what is chosen in it and the active option are seen", async ({ app, card, admin, page }) => {
      await app.open(await admin.seeded("twelve"))
      await card.picker.open()
      await page.keyboard.press("ArrowDown")
      await expectSeen({
        "the picker's border": part(card.picker.dialog, edge),
        "the active option": part(card.picker.active, edge),
        "the check mark": part(card.picker.list.locator("[role=option][aria-selected=true]").first(), start),
      })
      await card.picker.field.fill("nothing is called so")
      await expect(card.picker.create).toBeVisible()
      await expectSeen({ "the sign to create": part(card.picker.create, start) })
    })

    test("edits that wait are marked, and the way back from them is seen", async ({ app, card, admin }) => {
      await app.configure({ mode: "staged" })
      await app.open(await admin.seeded("twelve"))
      await card.region.locator(".cg-cross").first().click()
      await expectSeen({ "the arrow to keep": part(card.region.locator(".cg-back"), middle) })
    })

    test("the rows that are on their way are seen", async ({ app, card, admin, page }) => {
      await page.route("**/admin/customers/**", () => {})
      await app.open(await admin.seeded("twelve"))
      const bar = ({ x, y }: Box) => edge({ x: x + 24, y: y + 18, width: 220, height: 12 })
      await expectSeen({ "a bar": part(card.region.locator(".cg-bar").first(), bar) })
    })
  })
}

type Picture = () => Promise<Buffer>

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
    const page = element.page()
    // Where the pointer stands, it is drawn otherwise.
    await page.mouse.move(0, 0)
    return page.screenshot({ clip: of(box!) })
  }
}
