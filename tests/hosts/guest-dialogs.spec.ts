// The widget in a dialog of a widely used library, which listens on the document before the widget can, and keeps the
// focus inside.

import { bundled } from "./bundled.ts"
import { expect, test, type Guest } from "./guest.ts"

/** React's own dialog of Radix, whose content is the widget; and a field outside. */
const dialog = (customerId: string) => `
  import { createElement as h } from "react"
  import { createRoot } from "react-dom/client"
  import * as Dialog from "@radix-ui/react-dialog"
  const content = h(Dialog.Content, { "aria-describedby": undefined },
    h(Dialog.Title, null, "Customer"), h("medusa-customer-groups", { "customer-id": ${JSON.stringify(customerId)} }))
  const all = h(Dialog.Root, { defaultOpen: true }, h(Dialog.Portal, null, content))
  createRoot(document.getElementById("app")).render(all)`

async function openDialog(guest: Guest, customerId: string): Promise<void> {
  guest.server.files.set("/page.js", await bundled(dialog(customerId)))
  // Radix writes a style element.
  const policy = (strict: string) => strict.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
  await guest.open(`<input aria-label="Outside"><div id="app"></div>`, {
    head: `<script type="module" src="/page.js"></script>`,
    policy,
  })
  await guest.card.expectSettled()
  await expect(guest.card.names).toHaveCount(1)
}

test("Escape closes the picker or the dates, and the dialog only after that", async ({ guest, admin, page }) => {
  const customer = await admin.createCustomer([await admin.createGroup("Gold")])
  const { card } = guest
  await openDialog(guest, customer.id)
  const dialog = page.getByRole("dialog", { name: "Customer", exact: true })

  await card.picker.open()
  await card.picker.close()
  await expect(dialog).toBeVisible()
  await expect(card.addButton).toBeFocused()

  await card.datesButton.click()
  await expect(card.dates.dialog).toBeVisible()
  await page.keyboard.press("Escape")
  await expect(card.dates.dialog).toBeHidden()
  await expect(dialog).toBeVisible()

  await page.keyboard.press("Escape")
  await expect(dialog).toHaveCount(0)
  await expect(guest.element).toHaveCount(0)
})

test("a picker that goes with its element takes no Escape from the page", async ({ guest, admin, page }) => {
  const customer = await admin.createCustomer([await admin.createGroup("Gold")])
  await openDialog(guest, customer.id)
  await guest.card.picker.open()
  await guest.element.evaluate((element) => element.replaceWith("Gone"))
  await page.keyboard.press("Escape")
  await expect(page.getByRole("dialog", { name: "Customer", exact: true })).toHaveCount(0)
})

test("the dialog leaves the focus to the picker", async ({ guest, admin }) => {
  const [gold, silver] = await admin.createGroups("Gold", "Silver")
  const customer = await admin.createCustomer([gold!])
  await openDialog(guest, customer.id)
  const { picker } = guest.card
  await picker.open()
  await expect(picker.field).toBeFocused()
  await picker.field.pressSequentially(silver!.name)
  await expect(picker.field).toHaveValue(silver!.name)
  await picker.option(silver!.name).click()
  await expect(picker.field).toBeFocused()
  await picker.close()
  await guest.card.expectGroups(gold!.name, silver!.name)
})
