// What a host can know of edits that are not saved, and have the browser ask.

import type { Dialog } from "@playwright/test"
import { batchUrl, groupsUrl, Hold } from "../e2e/traffic.ts"
import { expect, test, widget, type Guest, type WidgetElement } from "./guest.ts"

/** Whether the element says that edits are not saved. */
function hasUnsaved(guest: Guest): Promise<boolean> {
  return guest.element.evaluate((element: WidgetElement) => element.hasUnsaved)
}

/** Leaves the page, and tells whether the browser asks whether it may; it is answered “stay”. */
async function asksToLeave(guest: Guest): Promise<boolean> {
  const { page, server } = guest
  server.files.set("/elsewhere", "<!doctype html><title>Elsewhere</title>")
  let isAsked = false
  const stay = (dialog: Dialog) => {
    isAsked = dialog.type() === "beforeunload"
    void dialog.dismiss()
  }
  page.on("dialog", stay)
  await page.evaluate(() => void setTimeout(() => location.assign("/elsewhere")))
  await expect.poll(() => isAsked || page.url().endsWith("/elsewhere")).toBe(true)
  page.off("dialog", stay)
  return isAsked
}

test("whether an edit is not saved is a property and an event", async ({ guest, admin, page, silent: _ }) => {
  const [gold, silver] = await admin.createGroups("Gold", "Silver")
  const customer = await admin.createCustomer([gold!, silver!])
  await guest.show(customer.id)
  expect(await hasUnsaved(guest)).toBe(false)
  const hold = await Hold.onBatches(page)
  await guest.card.remove(gold!.name)
  await hold.caught()
  expect(await hasUnsaved(guest)).toBe(true)
  expect(await guest.heard("unsaved")).toEqual([{ type: "unsaved", detail: { unsaved: true } }])
  await hold.release()
  await expect.poll(() => guest.heard("unsaved")).toHaveLength(2)
  expect((await guest.heard("unsaved"))[1]!.detail).toEqual({ unsaved: false })
  expect(await hasUnsaved(guest)).toBe(false)
})

test("an edit of a customer who was left is not saved either, and what becomes of it names the customer", async ({
  guest,
  admin,
  page,
}) => {
  const gold = await admin.createGroup("Gold")
  const [customer, other] = [await admin.createCustomer([gold]), await admin.createCustomer()]
  await guest.show(customer.id)
  const hold = await Hold.onBatches(page)
  await guest.card.remove(gold.name)
  await hold.caught()
  await guest.element.evaluate((element: WidgetElement, id) => void (element.customerId = id), other.id)
  await guest.card.expectSettled()
  expect(await hasUnsaved(guest)).toBe(true)
  await hold.answerOne({ status: 400, json: { type: "invalid_data", message: "No, thank you" } })
  await expect.poll(() => guest.heard("error")).toHaveLength(1)
  expect((await guest.heard("error"))[0]!.detail).toMatchObject({ kind: "invalid", customerId: customer.id })
  await expect.poll(() => hasUnsaved(guest)).toBe(false)
})

test("what becomes of an edit whose element is gone is told to another one of the backend", async ({
  guest,
  admin,
  page,
  silent: _,
}) => {
  const gold = await admin.createGroup("Gold")
  const [customer, other] = [await admin.createCustomer([gold]), await admin.createCustomer()]
  await guest.open(widget(customer.id, "id=first") + widget(other.id, "id=second"))
  const hold = await Hold.onBatches(page)
  await page.locator("#first").getByRole("button", { name: `Remove ${gold.name}` }).click()
  await hold.caught()
  await page.evaluate(() => {
    document.querySelector("#first")!.remove()
    document.querySelector("#second")!.addEventListener("customer-groups-change", (event) => {
      document.title = (event as CustomEvent).detail.customer.id
    })
  })
  await hold.release()
  await expect(page).toHaveTitle(customer.id)
})

test("the browser asks before the page is left with an unsaved edit only if the host wants it to", async ({
  guest,
  admin,
  page,
}) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  for (const [attribute, asks] of [["", false], ["guard-unload", true]] as const) {
    await guest.open(widget(customer.id, attribute))
    const hold = await Hold.onBatches(page)
    await guest.card.remove(gold.name)
    await hold.caught()
    expect(await asksToLeave(guest), attribute).toBe(asks)
    await page.unroute(batchUrl)
  }
})

test("what is pasted or typed is not saved while it is looked up or created", async ({ guest, admin, page }) => {
  const groups = await admin.createGroups("Gold", "Silver")
  const customer = await admin.createCustomer()
  await guest.open(widget(customer.id, "guard-unload"))
  const { picker } = guest.card
  await picker.open()
  const lookUp = await Hold.on(page, groupsUrl, "GET")
  await picker.paste(groups.map(({ name }) => name).join("\n"))
  await lookUp.caught()
  expect(await hasUnsaved(guest)).toBe(true)
  expect(await asksToLeave(guest)).toBe(true)
  await lookUp.release()
  await expect(picker.pasted).toContainText("Added 2 of 2.")
  await expect.poll(() => hasUnsaved(guest)).toBe(false)
  await picker.pasted.getByRole("button", { name: "Dismiss", exact: true }).click()

  const name = `Bronze ${groups[0]!.name}`
  await picker.field.fill(name)
  await expect(picker.create).toBeVisible()
  const creation = await Hold.on(page, /\/admin\/customer-groups(\?|$)/, "POST")
  await picker.create.click()
  await creation.caught()
  expect(await asksToLeave(guest)).toBe(true)
  await creation.release()
  await expect.poll(() => admin.groupNames(customer.id)).toHaveLength(3)
  await expect.poll(() => hasUnsaved(guest)).toBe(false)
  expect(await asksToLeave(guest)).toBe(false)
})

test("it asks as long as the edit is not saved, also when the element is gone", async ({
  guest,
  admin,
  page,
  silent: _,
}) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  await guest.open(widget(customer.id, "guard-unload"))
  const hold = await Hold.onBatches(page)
  await guest.card.remove(gold.name)
  await hold.caught()
  await guest.element.evaluate((element) => element.remove())
  expect(await asksToLeave(guest)).toBe(true)
  await hold.release()
  await expect.poll(() => admin.groupNames(customer.id)).toEqual([])
  // Until the answer has come to the page, too.
  await expect.poll(() => asksToLeave(guest)).toBe(false)
})
