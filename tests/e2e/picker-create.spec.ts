// A group that does not exist yet, made in the picker.

import { expect, suffix, test, type AdminApi, type Group } from "./fixtures.ts"
import { answer, Hold } from "./traffic.ts"

const createUrl = /\/admin\/customer-groups\?/

async function named(admin: AdminApi, name: string): Promise<Group[]> {
  const query = new URLSearchParams({ name, fields: "id,name" })
  const { customer_groups } = await admin.request<{ customer_groups: Group[] }>(
    "GET",
    `/admin/customer-groups?${query}`,
  )
  for (const group of customer_groups) admin.alsoDeleteGroup(group.id)
  return customer_groups
}

test(
  "a name that no group has is made on the spot, by click",
  { tag: "@both" },
  async ({ app, card, admin, traffic }) => {
    const name = `New “${suffix()}” & <b>`
    const customer = await admin.createCustomer()
    await app.open(customer.id)
    await card.picker.open()
    await expect(card.picker.create).toHaveCount(0)
    await card.picker.field.fill(`  ${name} `)
    await expect(card.picker.option(`Create “${name}”`)).toBeVisible()
    const calls = await traffic.during(async () => {
      await card.picker.option(`Create “${name}”`).click()
      await expect(card.picker.option(name)).toHaveAttribute("aria-selected", "true")
      await expect(card.picker.create).toHaveCount(0)
    })
    expect(calls.filter((call) => call.method() === "POST").map((call) => call.postDataJSON())).toEqual([
      { name },
      { add: [expect.stringMatching(/^cusgroup_/)], remove: [] },
    ])
    await expect(card.picker.dialog).toContainText(`Added: ${name}.`)
    await expect(card.picker.field).toHaveValue(`  ${name} `)
    await card.picker.close()
    await card.expectGroups(name)
    const groups = await named(admin, name)
    expect(await admin.groupIds(customer.id)).toEqual(groups.map((group) => group.id))
    await card.picker.open()
    await expect(card.picker.recent).toHaveText([name])
  },
)

test("Enter makes it, once, and the option says so while it is under way", async ({ app, card, admin, page }) => {
  const name = `New ${suffix()}`
  await app.open((await admin.createCustomer()).id)
  await card.picker.open()
  await card.picker.field.fill(name)
  await expect(card.picker.active).toHaveText(`Create “${name}”`)
  const hold = await Hold.on(page, createUrl, "POST")
  await page.keyboard.press("Enter")
  await hold.caught()
  await expect(card.picker.create).toHaveText(`Creating “${name}”…`)
  await expect(card.picker.create).toHaveAttribute("aria-disabled", "true")
  await page.keyboard.press("Enter")
  await card.picker.create.click({ force: true })
  expect(hold.count).toBe(1)
  await hold.release()
  await expect(card.picker.option(name)).toHaveAttribute("aria-selected", "true")
  expect(await named(admin, name)).toHaveLength(1)
  await card.picker.close()
  await card.expectGroups(name)
})

test("a group of exactly this name is not offered to be made again, one of a similar name is", async ({
  app,
  card,
  admin,
}) => {
  const name = `Gold ${suffix()}`
  await admin.createGroup(name, { exact: true })
  await app.open((await admin.createCustomer()).id)
  await card.picker.open()
  await card.picker.field.fill(` ${name} `)
  await expect(card.picker.options).toHaveText([name])
  await expect(card.picker.create).toHaveCount(0)
  await card.picker.field.fill(name.slice(0, -1))
  await expect(card.picker.option(`Create “${name.slice(0, -1)}”`)).toBeVisible()
})

test("a name that another admin has taken a moment ago is selected instead", async ({ app, card, admin }) => {
  const name = `Race ${suffix()}`
  const customer = await admin.createCustomer()
  await app.open(customer.id)
  await card.picker.open()
  await card.picker.field.fill(name)
  await expect(card.picker.create).toBeVisible()
  const other = await admin.createGroup(name, { exact: true })
  await card.picker.create.click()
  await expect(card.picker.option(name)).toHaveAttribute("aria-selected", "true")
  await expect(card.picker.dialog).toContainText(`“${name}” was there already, and the customer is added to it.`)
  await expect(card.picker.dialog.getByRole("alert")).toHaveCount(0)
  await card.picker.close()
  await card.expectGroups(name)
  expect(await admin.groupIds(customer.id)).toEqual([other.id])
})

test("without the right to create groups it says so, and offers it no more", async ({ app, card, admin, page }) => {
  await app.open((await admin.createCustomer()).id)
  await card.picker.open()
  await card.picker.field.fill(`New ${suffix()}`)
  await answer(page, createUrl, "POST", {
    status: 403,
    json: { type: "forbidden", message: "Insufficient permissions. customer_group:create" },
  })
  await card.picker.create.click()
  const alert = card.picker.dialog.getByRole("alert")
  await expect(alert).toContainText("You may not create groups.")
  await alert.getByText("Details").click()
  await expect(alert).toContainText("Insufficient permissions.")
  await expect(card.picker.create).toHaveCount(0)
  await card.picker.field.fill(`Other ${suffix()}`)
  await expect(card.picker.dialog).toContainText("No group has such a name.")
  await expect(alert).toHaveCount(0)
  await expect(card.picker.create).toHaveCount(0)
})

test("another failure says why, keeps what was typed, and can be tried again", async ({ app, card, admin, page }) => {
  const name = `New ${suffix()}`
  await app.open((await admin.createCustomer()).id)
  await card.picker.open()
  await card.picker.field.fill(name)
  const fault = await answer(page, createUrl, "POST", {
    status: 500,
    json: { type: "unknown_error", message: "An unknown error occurred." },
  })
  await card.picker.create.click()
  const alert = card.picker.dialog.getByRole("alert")
  await expect(alert).toContainText("The group was not created.")
  await expect(alert).toContainText("The server has a problem.")
  await alert.getByText("Details").click()
  await expect(alert).toContainText("An unknown error occurred.")
  await expect(card.picker.field).toHaveValue(name)
  await fault.stop()
  await card.picker.create.click()
  await expect(card.picker.option(name)).toHaveAttribute("aria-selected", "true")
  await expect(alert).toHaveCount(0)
  await named(admin, name)
})
