// Names that look alike, that turn what is around them, that are very long: on the real server.

import { expect, suffix, test } from "./fixtures.ts"
import { batches } from "./traffic.ts"

test("a pasted name is found in whatever form it was copied", async ({ app, card, admin, traffic }) => {
  const mark = suffix()
  const names = [`Vip ${mark}`, `Café ${mark}`, `Gold  Berlin ${mark}`, `Ｗｉｄｅ ${mark}`]
  const groups = []
  for (const name of names) groups.push(await admin.createGroup(name, { exact: true }))
  const customer = await admin.createCustomer()
  await app.open(customer.id)
  await card.picker.open()
  const sent = await traffic.during(async () => {
    await card.picker.paste(
      [
        `\u{feff}V\u{200b}IP\u{a0}${mark}`,
        `cafe ${mark}\u{200e}`,
        `gold berlin\u{3000}${mark}`,
        `WI\u{ad}DE ${mark}`,
      ].join("\n"),
    )
    await expect(card.picker.pasted).toContainText("Added 4 of 4.")
  })
  expect(batches(sent)).toHaveLength(1)
  await expect(card.picker.pasted).not.toContainText("Not found")
  await expect.poll(() => admin.groupIds(customer.id)).toEqual(groups.map((group) => group.id).sort())
})

test("the filter and its marks leave out what does not count", async ({ app, card, admin }) => {
  const mark = suffix()
  const groups = []
  for (const name of [`Café\u{a0}Straße ${mark}`, `Kırmızı ${mark}`, `Ｗｉｄｅ ${mark}`]) {
    groups.push(await admin.createGroup(name, { exact: true }))
  }
  const customer = await admin.createCustomer(groups)
  await app.open(customer.id)
  await expect(card.names).toHaveCount(3)
  for (const [typed, group] of [["CAFE  strasse", 0], ["KIRMIZI", 1], ["wi\u{200b}de", 2]] as const) {
    await card.filterField.fill(typed)
    await expect(card.names).toHaveText([groups[group]!.name])
  }
  await card.picker.open()
  await card.picker.field.fill(`\u{feff}kırm ${mark.toUpperCase()}`)
  await expect(card.picker.options.locator("mark")).toHaveText(["Kırm", mark])
})

test("a name that is taken but for its case or an accent is not made twice unasked", async ({ app, card, admin }) => {
  const mark = suffix()
  const [vip, cafe] = [
    await admin.createGroup(`VIP ${mark}`, { exact: true }),
    await admin.createGroup(`Café ${mark}`, { exact: true }),
  ]
  const customer = await admin.createCustomer()
  await app.open(customer.id)
  await card.picker.open()
  await card.picker.field.fill(`vip ${mark}`)
  await expect(card.picker.list.locator("[part=create]")).toHaveText(`Create “vip ${mark}” “${vip.name}” exists`)
  await card.picker.field.fill(`cafe ${mark}`)
  await card.picker.create.click()
  await expect(card.picker.dialog).toContainText(`“${cafe.name}” exists`)
  await expect(card.picker.list.locator("[part=create]")).toHaveText(`Create “cafe ${mark}” “${cafe.name}” exists`)
  await card.picker.pasted.getByRole("button", { name: cafe.name, exact: true }).click()
  await card.picker.close()
  await card.expectGroups(cafe.name)
  expect(await admin.groupIds(customer.id)).toEqual([cafe.id])
})

test("all that a pasted list names and the store lacks is created in one go", async ({ app, card, admin, page }) => {
  const mark = suffix()
  const names = [`New ${mark}`, `Other ${mark} thing`, `Third of ${mark} all`]
  const customer = await admin.createCustomer()
  await app.open(customer.id)
  await card.picker.open()
  await expect(card.picker.field).toHaveAttribute("placeholder", /paste a list/)
  await card.picker.paste(names.join("\n"))
  await card.picker.pasted.getByRole("button", { name: "Create all 3 not found", exact: true }).dblclick()
  await expect(card.picker.pasted).toContainText("Added 3 of 3.")
  await expect(card.picker.pasted).not.toContainText("Not found")
  await card.picker.close()
  await card.expectGroups(...names)
  expect((await admin.groupNames(customer.id)).sort()).toEqual(names)
  await page.reload()
  await card.expectGroups(...names)
})

test("a very long name takes three lines, and all of it is there for who asks", async ({ app, card, admin, page }) => {
  const long = await admin.createGroup(`${suffix()} ${"long ".repeat(600)}end`, { exact: true })
  const [short] = await admin.createGroups("zz Short")
  const customer = await admin.createCustomer([long, short!])
  await page.setViewportSize({ width: 320, height: 640 })
  await app.open(customer.id)
  await expect(card.names).toHaveCount(2)
  const height = async () => (await card.region.getByRole("row").nth(1).boundingBox())!.height
  expect(await height()).toBeLessThan(120)
  await expect(card.names.first()).toHaveAttribute("title", long.name)
  await card.region.getByRole("checkbox", { name: "Select all", exact: true }).focus()
  await page.keyboard.press("Tab")
  for (let steps = 0; (await height()) < 1_000 && steps < 12; steps++) await page.keyboard.press("Tab")
  expect(await height()).toBeGreaterThan(1_000)
  // What is said of it is no longer than can be heard.
  const label = await card.region.getByRole("button", { name: /^Remove/ }).first().getAttribute("aria-label")
  expect(label!.length).toBeLessThan(100)
})
