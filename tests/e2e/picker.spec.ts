// The picker: a combobox over the server's groups.

import { expect, suffix, test } from "./fixtures.ts"
import { answer, delayAnswers, groupsUrl } from "./traffic.ts"

test("it lists the server's groups, says how many match, and marks those the customer is in", async ({ app, card, admin }) => {
  const mark = suffix()
  const [gold, silver] = [await admin.createGroup(`Gold ${mark}`, { exact: true }), await admin.createGroup(`Silver ${mark}`, { exact: true })]
  const customer = await admin.createCustomer([gold])
  await app.open(customer.id)
  await card.picker.open()
  const { count } = await admin.request<{ count: number }>("GET", "/admin/customer-groups?limit=0")
  await expect(card.picker.options).toHaveCount(Math.min(20, count))

  await card.picker.field.fill(mark)
  await expect(card.picker.options).toHaveText([gold.name, silver.name])
  await expect(card.picker.dialog).toContainText("2 groups")
  await expect(card.picker.option(gold.name)).toHaveAttribute("aria-selected", "true")
  await expect(card.picker.option(silver.name)).toHaveAttribute("aria-selected", "false")

  await card.picker.option(silver.name).click()
  await expect(card.picker.option(silver.name)).toHaveAttribute("aria-selected", "true")
  await card.picker.option(gold.name).click()
  await expect(card.picker.option(gold.name)).toHaveAttribute("aria-selected", "false")
  await card.picker.close()
  await card.expectGroups(silver.name)
  // Two edits, of which the first may have been on its way alone.
  await expect.poll(() => admin.groupIds(customer.id)).toEqual([silver.id])
})

test("a search without a match says so, and a stale answer shows nothing", async ({ app, card, admin, page, traffic }) => {
  const [gold, silver] = await admin.createGroups("Gold", "Silver")
  const customer = await admin.createCustomer()
  await app.open(customer.id)
  await card.picker.open()
  await card.picker.field.fill(`nothing ${suffix()}`)
  await expect(card.picker.dialog).toContainText("No group has such a name.")
  await expect(card.picker.options).toHaveCount(0)

  // The answer to the first search comes after that to the second.
  const asksForGold = (url: URL) => url.searchParams.get("q") === gold!.name
  const answerFirst = await delayAnswers(page, asksForGold)
  const first = page.waitForRequest((request) => asksForGold(new URL(request.url())))
  await card.picker.field.fill(gold!.name)
  await first
  await card.picker.find(silver!.name)
  await answerFirst()
  await traffic.settled()
  await expect(card.picker.options).toHaveText([silver!.name])
})

test("all groups can be reached by asking for more", async ({ app, card, admin }) => {
  const mark = suffix()
  const names = Array.from({ length: 23 }, (_, index) => `Many ${mark} ${String(index).padStart(2, "0")}`)
  for (const name of names) await admin.createGroup(name, { exact: true })
  const customer = await admin.createCustomer()
  await app.open(customer.id)
  await card.picker.open()
  await card.picker.field.fill(mark)
  await expect(card.picker.options).toHaveText(names.slice(0, 20))
  await expect(card.picker.dialog).toContainText("23 groups")
  await card.picker.dialog.getByRole("button", { name: "Show more", exact: true }).click()
  await expect(card.picker.options).toHaveText(names)
  await expect(card.picker.dialog.getByRole("button", { name: "Show more" })).toHaveCount(0)
})

test("the keyboard alone opens it, finds, picks and closes, and has the focus back on the button", { tag: "@both" }, async ({
  app, card, admin, page,
}) => {
  const mark = suffix()
  const groups = []
  for (const name of ["Alpha", "Beta", "Gamma"]) groups.push(await admin.createGroup(`${name} ${mark}`, { exact: true }))
  const [alpha, beta, gamma] = groups
  const customer = await admin.createCustomer()
  await app.open(customer.id)
  await card.addButton.focus()
  await page.keyboard.press("Enter")
  await expect(card.picker.field).toBeFocused()

  await page.keyboard.type(mark)
  await expect(card.picker.options).toHaveText([alpha!.name, beta!.name, gamma!.name])
  const active = async () => {
    const id = await card.picker.field.getAttribute("aria-activedescendant")
    return id && page.locator(`[id="${id}"]`).textContent()
  }
  expect(await active()).toBe(alpha!.name)
  await page.keyboard.press("ArrowDown")
  expect(await active()).toBe(beta!.name)
  await page.keyboard.press("Enter")
  await expect(card.picker.option(beta!.name)).toHaveAttribute("aria-selected", "true")
  await page.keyboard.press("ArrowDown")
  await page.keyboard.press("ArrowDown") // Round to the first.
  expect(await active()).toBe(alpha!.name)
  await page.keyboard.press("ArrowUp")
  expect(await active()).toBe(gamma!.name)
  await page.keyboard.press("Enter")
  await expect(card.picker.field).toBeFocused()

  await page.keyboard.press("Escape")
  await expect(card.picker.dialog).toBeHidden()
  await expect(card.addButton).toBeFocused()
  await card.expectGroups(beta!.name, gamma!.name)
  expect(await admin.groupIds(customer.id)).toEqual([beta!.id, gamma!.id].sort())
})

test("Enter without a match adds nothing", async ({ app, card, admin, traffic }) => {
  const customer = await admin.createCustomer()
  await app.open(customer.id)
  await card.picker.open()
  await card.picker.field.fill(`nothing ${suffix()}`)
  await expect(card.picker.options).toHaveCount(0)
  const sent = await traffic.during(() => card.picker.field.press("Enter"))
  expect(sent).toEqual([])
  await card.picker.close()
  await expect(card.region).toContainText("No groups yet")
})

test("a failed search says why and can be tried again", async ({ app, card, admin, page }) => {
  const [gold] = await admin.createGroups("Gold")
  const customer = await admin.createCustomer()
  await app.open(customer.id)
  await expect(card.addButton).toBeVisible()
  const fault = await answer(page, groupsUrl, "GET", { status: 500, json: { type: "unknown_error", message: "An unknown error occurred." } })
  await card.addButton.click()
  const alert = card.picker.dialog.getByRole("alert")
  await expect(alert).toContainText("The search failed.")
  await expect(alert).toContainText("The server has a problem.")
  await fault.stop()
  await alert.getByRole("button", { name: "Retry", exact: true }).click()
  await card.picker.expectListed()
  await expect(alert).toHaveCount(0)
  await card.picker.pick(gold!.name)
  await expect.poll(() => admin.groupIds(customer.id)).toEqual([gold!.id])
})
