// The groups added last: there before anything is typed.

import { expect, test } from "./fixtures.ts"
import { groupsUrl, Hold } from "./traffic.ts"

const KEY = "medusa-customer-groups:recent"

test("recently added groups come first, at once, and only once", async ({ app, card, admin, page }) => {
  // Of these names, they are on the first page of all.
  const groups = []
  for (const name of ["!A", "!B", "!C", "!D", "!E", "!F"]) groups.push(await admin.createGroup(name))
  const customer = await admin.createCustomer()
  await app.open(customer.id)
  for (const { name } of groups) await card.add(name)
  const recent = groups
    .slice(1)
    .reverse()
    .map((group) => group.name)

  await page.reload()
  await expect(card.addButton).toBeVisible()
  const hold = await Hold.on(page, groupsUrl, "GET")
  await card.addButton.click()
  await expect(card.picker.recent).toHaveText(recent)
  await hold.caught()
  // Before any answer, they can be chosen.
  await page.keyboard.press("Enter")
  await expect(card.picker.recent.first()).toHaveAttribute("aria-selected", "false")
  await hold.release()
  const all = card.picker.list.getByRole("group", { name: "All groups", exact: true }).getByRole("option")
  await expect(all.first()).toHaveText(groups[0]!.name)
  for (const name of recent) await expect(card.picker.option(name)).toHaveCount(1)

  await card.picker.find(groups[2]!.name)
  await expect(card.picker.list.getByRole("group")).toHaveCount(0)
  await card.picker.close()
  await card.picker.open()
  await expect(card.picker.field).toHaveValue("")
  await expect(card.picker.recent).toHaveText(recent)
})

test("only ids and names are kept, under one key and for this backend", async ({ app, card, admin, page, baseURL }) => {
  const [gold] = await admin.createGroups("Gold")
  await app.open((await admin.createCustomer()).id)
  await page.evaluate(
    (key) => localStorage.setItem(key, JSON.stringify({ "https://other.example": [{ id: "x", name: "Other" }] })),
    KEY,
  )
  await card.picker.open()
  await expect(card.picker.recent).toHaveCount(0)
  await card.picker.pick(gold!.name)
  const kept = await page.evaluate((key) => [Object.keys(localStorage), JSON.parse(localStorage.getItem(key)!)], KEY)
  expect(kept).toEqual([
    [KEY],
    {
      "https://other.example": [{ id: "x", name: "Other" }],
      [new URL(baseURL!).origin]: [{ id: gold!.id, name: gold!.name }],
    },
  ])
})

for (const [what, content] of [
  ["no JSON", "{"],
  ["another shape", "[1, null]"],
  ["a number for the list", '{"ORIGIN": 7}'],
  [
    "broken entries",
    `{"ORIGIN": [null, 1, {"id": 1, "name": "a"}, {"id": "cusgroup_x"}, {"id": "", "name": "b"},
      {"id": "y", "name": {}}]}`,
  ],
] as const) {
  test(`what is kept is ignored if it is ${what}`, async ({ app, card, admin, page, baseURL, problems }) => {
    const [gold] = await admin.createGroups("Gold")
    await page.addInitScript(
      ([key, content]) => localStorage.setItem(key!, content!),
      [KEY, content.replace("ORIGIN", new URL(baseURL!).origin)],
    )
    await app.open((await admin.createCustomer()).id)
    await card.picker.open()
    await expect(card.picker.recent).toHaveCount(0)
    await card.picker.pick(gold!.name)
    await card.picker.close()
    await card.picker.open()
    await expect(card.picker.recent).toHaveText([gold!.name])
    expect(problems).toEqual([])
  })
}

test("a browser that refuses storage is no error", async ({ app, card, admin, page, problems }) => {
  const [gold] = await admin.createGroups("Gold")
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("refused", "SecurityError")
      },
    })
  })
  await app.open((await admin.createCustomer()).id)
  await card.add(gold!.name)
  await card.expectGroups(gold!.name)
  await card.picker.open()
  await expect(card.picker.recent).toHaveCount(0)
  expect(problems).toEqual([])
})
