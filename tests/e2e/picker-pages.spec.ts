// The picker's pages: to the very last group.

import { expect, suffix, test, type AdminApi } from "./fixtures.ts"
import { answer, groupsUrl } from "./traffic.ts"

const COUNT = 45

async function manyGroups(admin: AdminApi): Promise<{ mark: string; names: string[] }> {
  const mark = suffix()
  const names = Array.from({ length: COUNT }, (_, index) => `Many ${mark} ${String(index).padStart(2, "0")}`)
  for (const name of names) await admin.createGroup(name, { exact: true })
  return { mark, names }
}

test("scrolling loads page after page to the very last, and leaves the options before as they are", async ({
  app,
  card,
  admin,
  traffic,
  page,
}) => {
  const { mark, names } = await manyGroups(admin)
  const customer = await admin.createCustomer()
  await app.open(customer.id)
  await card.picker.open()
  await card.picker.field.fill(mark)
  await expect(card.picker.options).toHaveText(names.slice(0, 20))
  await expect(card.picker.dialog).toContainText(`${COUNT} groups`)
  await traffic.settled()
  await expect(card.picker.options).toHaveCount(20)
  await card.picker.options.first().evaluate((option) => (option.id += "-seen"))

  await card.picker.list.hover()
  const calls = await traffic.during(async () => {
    for (const shown of [40, 45]) {
      await page.mouse.wheel(0, 10_000)
      await expect(card.picker.options).toHaveCount(shown)
    }
  })
  expect(calls.map((call) => new URL(call.url()).searchParams.get("offset"))).toEqual(["20", "40"])
  await expect(card.picker.options).toHaveText(names)
  await expect(card.picker.options.first()).toHaveAttribute("id", /-seen$/)
  await page.mouse.wheel(0, 10_000)
  await card.picker.option(names.at(-1)!).click()
  await card.picker.close()
  await card.expectGroups(names.at(-1)!)
})

test("the keyboard reaches the very last, without going round before it", async ({
  app,
  card,
  admin,
  page,
  traffic,
}) => {
  const { mark, names } = await manyGroups(admin)
  await app.open((await admin.createCustomer()).id)
  await card.picker.open()
  await card.picker.field.fill(mark)
  await expect(card.picker.active).toHaveText(names[0]!)
  const press = (key: string) => page.keyboard.press(key)

  await press("ArrowUp")
  await expect(card.picker.active).toHaveText(names[0]!)
  for (let step = 0; step < 19; step++) await press("ArrowDown")
  await expect(card.picker.active).toHaveText(names[19]!)
  await traffic.settled()
  await press("ArrowDown")
  await expect(card.picker.active).toHaveText(names[20]!)
  await expect(card.picker.active).toBeInViewport({ ratio: 1 })
  await press("PageDown")
  await press("PageDown")
  await expect(card.picker.active).toHaveText(names[36]!)
  await press("End")
  await expect(card.picker.options).toHaveCount(45)
  await press("End")
  await expect(card.picker.active).toHaveText(`Create “${mark}”`)
  await press("ArrowUp")
  await expect(card.picker.active).toHaveText(names[44]!)
  await press("Enter")
  await expect(card.picker.option(names[44]!)).toHaveAttribute("aria-selected", "true")
  await press("ArrowDown")
  await press("ArrowDown")
  await expect(card.picker.active).toHaveText(names[0]!)
})

test("a page that does not come keeps what is there, and Retry brings it", async ({ app, card, admin, page }) => {
  const { mark, names } = await manyGroups(admin)
  await app.open((await admin.createCustomer()).id)
  await card.picker.open()
  await card.picker.field.fill(mark)
  await expect(card.picker.options).toHaveText(names.slice(0, 20))
  const fault = await answer(page, groupsUrl, "GET", { status: 500, json: { message: "An unknown error occurred." } })
  await page.keyboard.press("End")
  const alert = card.picker.dialog.getByRole("alert")
  await expect(alert).toContainText("The search failed.")
  await expect(card.picker.options).toHaveCount(20)
  await fault.stop()
  await alert.getByRole("button", { name: "Retry", exact: true }).click()
  // End led to the last one: the page after it comes by itself.
  await expect(card.picker.options).toHaveText(names)
  await expect(alert).toHaveCount(0)
})
