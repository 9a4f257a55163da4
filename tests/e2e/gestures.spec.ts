// One gesture does one thing: what slides under the pointer or takes the focus after it is not hit by the rest of it.

import type { Locator, Page } from "@playwright/test"
import { expect, suffix, test, type AdminApi } from "./fixtures.ts"
import { batches, customerUrl, Hold } from "./traffic.ts"

/** A customer in A, B, C and D. */
async function customerInFour(admin: AdminApi) {
  const groups = await admin.createGroups("A", "B", "C", "D")
  const customer = await admin.createCustomer(groups)
  return { names: groups.map((group) => group.name), customer }
}

async function middleOf(locator: Locator): Promise<[number, number]> {
  const { x, y, width, height } = (await locator.boundingBox())!
  return [x + width / 2, y + height / 2]
}

/** Taps the same place twice, as fast as a finger does. */
async function doubleTap(page: Page, locator: Locator): Promise<void> {
  const place = await middleOf(locator)
  await page.touchscreen.tap(...place)
  await page.touchscreen.tap(...place)
}

test("a double click on a row's button removes one group, and Undo by a double click brings it back", async ({
  app,
  card,
  admin,
  traffic,
}) => {
  const { names, customer } = await customerInFour(admin)
  await app.open(customer.id)
  await card.expectGroups(...names)
  const sent = await traffic.during(async () => {
    await card.removeButton(names[1]!).dblclick()
    await expect(card.message(`Removed from ${names[1]}.`)).toBeVisible()
  })
  expect(batches(sent)).toHaveLength(1)
  await card.expectGroups(names[0]!, names[2]!, names[3]!)
  await card.button("Undo").dblclick()
  await expect(card.message(`Added to ${names[1]}.`)).toBeVisible()
  await card.expectGroups(...names)
  expect(await admin.groupNames(customer.id)).toEqual(names)
})

test("two clicks on two rows, however quick, remove both", async ({ app, card, admin, page }) => {
  const { names, customer } = await customerInFour(admin)
  await app.open(customer.id)
  await card.expectGroups(...names)
  // The lower one first: the other one stays where it is.
  const [lower, upper] = [await middleOf(card.removeButton(names[2]!)), await middleOf(card.removeButton(names[1]!))]
  await page.mouse.click(...lower)
  await page.mouse.click(...upper)
  await card.expectGroups(names[0]!, names[3]!)
  // The same place again, as a click of its own.
  await card.remove(names[0]!)
  await card.remove(names[3]!)
  await expect(card.count).toHaveText("0")
})

test("the card does not move when it becomes known who the customer is", async ({ app, card, admin, page }) => {
  const customer = await admin.createCustomer()
  const read = await Hold.on(page, customerUrl, "GET")
  await app.open(customer.id)
  await expect(card.region).toContainText("Loading customer groups…")
  const top = async () => (await card.region.boundingBox())!.y
  const before = await top()
  await read.release()
  await expect(app.who).toContainText(customer.email)
  expect(await top()).toBe(before)
})

test("a double click on an option adds, and two on two options add both", async ({ app, card, admin, page }) => {
  const word = suffix()
  const [gold, silver] = await admin.createGroups(`Gold ${word}`, `Silver ${word}`)
  const customer = await admin.createCustomer()
  await app.open(customer.id)
  await card.picker.open()
  await (await card.picker.find(gold!.name)).dblclick()
  await expect(card.picker.option(gold!.name)).toHaveAttribute("aria-selected", "true")
  await card.expectGroups(gold!.name)
  await card.picker.field.fill(word)
  await expect(card.picker.option(silver!.name)).toBeVisible()
  const places = [await middleOf(card.picker.option(gold!.name)), await middleOf(card.picker.option(silver!.name))]
  for (const place of places) await page.mouse.click(...place)
  await card.expectGroups(silver!.name)
})

test("a double click creates one group, and the customer stays in it", async ({ app, card, admin }) => {
  const customer = await admin.createCustomer()
  const name = `Double ${suffix()}`
  await app.open(customer.id)
  await card.picker.open()
  await card.picker.field.fill(name)
  await card.picker.create.dblclick()
  await card.expectGroups(name)
  await expect(card.message(`Added to ${name}.`)).toBeVisible()
  expect(await admin.groupNames(customer.id)).toEqual([name])
})

test("a double click on the button that opens the picker leaves it open", async ({ app, card, admin }) => {
  const { names, customer } = await customerInFour(admin)
  await app.open(customer.id)
  await card.expectGroups(...names)
  await card.addButton.dblclick()
  await card.picker.expectListed()
})

test("a double click where edits wait for Save marks one, and takes none back", async ({ app, card, admin }) => {
  const { names, customer } = await customerInFour(admin)
  await app.configure({ mode: "staged" })
  await app.open(customer.id)
  await card.expectGroups(...names)
  await card.removeButton(names[1]!).dblclick()
  await expect(card.mark(names[1]!)).toHaveText("Removed")
  await expect(card.staged).toContainText(`Remove from ${names[1]}.`)
  await card.button("Save").dblclick()
  await card.expectGroups(names[0]!, names[2]!, names[3]!)
})

test("a double click on “Show more” and on a chip hits nothing that comes in their place", async ({
  app,
  card,
  admin,
}) => {
  const groups = await admin.createGroups(...Array.from({ length: 9 }, (_, index) => `Group ${index}`))
  const customer = await admin.createCustomer(groups)
  await app.configure({ "page-size": "2" })
  await app.open(customer.id)
  await expect(card.names).toHaveCount(2)
  await card.showMore.dblclick()
  await expect(card.names).toHaveCount(4)
  await card.datesButton.click()
  await card.dates.span("Created").selectOption("Today")
  await card.dates.span("Updated").selectOption("Today")
  await card.datesButton.click()
  await expect(card.chips).toHaveCount(2)
  await card.chips.first().getByRole("button").dblclick()
  await expect(card.chips).toHaveCount(1)
})

test("a double click on a customer does not reach what is on that customer's page", async ({ app, card, admin }) => {
  const { names, customer } = await customerInFour(admin)
  await app.open()
  await app.search(customer.email)
  await app.customer(customer.email).dblclick()
  await card.expectGroups(...names)
  expect(await admin.groupNames(customer.id)).toEqual(names)
})

test("a key that is held removes one group, and pressed again the next", async ({
  app,
  card,
  admin,
  page,
  traffic,
}) => {
  const { names, customer } = await customerInFour(admin)
  await app.open(customer.id)
  await card.expectGroups(...names)
  await card.removeButton(names[0]!).focus()
  for (const key of ["Enter", "Delete"]) {
    const [first, second] = await card.names.allTextContents()
    await traffic.settled()
    const hold = await Hold.onBatches(page)
    // Down again without up is how a held key repeats.
    for (let times = 0; times < 5; times++) await page.keyboard.down(key)
    await page.keyboard.up(key)
    await expect(card.removeButton(second!)).toBeFocused()
    await hold.caught()
    await hold.release()
    await expect(card.message(`Removed from ${first}.`)).toBeVisible()
    await expect(card.names.first()).toHaveText(second!)
  }
  await page.keyboard.press("Delete")
  await card.expectGroups(names[3]!)
  expect(await admin.groupNames(customer.id)).toEqual([names[3]])
})

test.describe("by touch", () => {
  test.use({ hasTouch: true })

  test("taps on two rows remove both, and a double tap removes one", async ({ app, card, admin, page }) => {
    const { names, customer } = await customerInFour(admin)
    await app.open(customer.id)
    await card.expectGroups(...names)
    const [lower, upper] = [await middleOf(card.removeButton(names[3]!)), await middleOf(card.removeButton(names[2]!))]
    await page.touchscreen.tap(...lower)
    await page.touchscreen.tap(...upper)
    await card.expectGroups(names[0]!, names[1]!)
    await doubleTap(page, card.removeButton(names[0]!))
    await expect(card.message(`Removed from ${names[0]}.`)).toBeVisible()
    await card.expectGroups(names[1]!)
  })

  test("a double tap on an option adds", async ({ app, card, admin, page }) => {
    const [gold] = await admin.createGroups("Gold")
    const customer = await admin.createCustomer()
    await app.open(customer.id)
    await card.picker.open()
    await doubleTap(page, await card.picker.find(gold!.name))
    await card.expectGroups(gold!.name)
    expect(await admin.groupNames(customer.id)).toEqual([gold!.name])
  })
})
