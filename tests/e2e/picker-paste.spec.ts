// A pasted list of names and ids.

import { expect, suffix, test } from "./fixtures.ts"
import { answer, batches, counted } from "./traffic.ts"

test("pasted names and ids are added in one go, and told", { tag: "@both" }, async ({ app, card, admin, traffic }) => {
  const mark = suffix()
  const names = [`Gold ${mark}`, `Bed, Bath & Co ${mark}`, `Say "hi" ${mark}`, `Semi; colon ${mark}`]
  const groups = []
  for (const name of names) groups.push(await admin.createGroup(name, { exact: true }))
  const [byId, member] = await admin.createGroups("By id", "Member")
  const customer = await admin.createCustomer([member!])
  await app.open(customer.id)
  await card.picker.open()
  const text = `${names[0]}\r\n${names[1]}\r\n"Say ""hi"" ${mark}"\t${names[3]}\r\n${byId!.id}, ${member!.name}\r\n`
  const calls = await traffic.during(async () => {
    await card.picker.paste(text)
    await expect(card.picker.pasted).toContainText("Added 5 of 6. Already there: 1.")
  })
  expect(batches(calls)).toHaveLength(1)
  // By names and by ids; and how many customers each of the five has now.
  expect(counted(calls)).toHaveLength(5)
  expect(calls.filter((call) => call.method() === "GET")).toHaveLength(2 + 5)
  await expect(card.picker.field).toHaveValue("")
  await expect(card.picker.pasted).not.toContainText("Not found")
  await card.picker.pasted.getByRole("button", { name: "Dismiss", exact: true }).click()
  await expect(card.picker.pasted).toHaveCount(0)
  await expect(card.picker.field).toBeFocused()
  await card.picker.close()
  await expect(card.names).toHaveCount(6)
  expect(await admin.groupIds(customer.id)).toEqual([...groups, byId!, member!].map((group) => group.id).sort())
})

test("a single pasted name is searched for like a typed one", async ({ app, card, admin, traffic }) => {
  const [gold] = await admin.createGroups("Gold")
  await app.open((await admin.createCustomer()).id)
  await card.picker.open()
  const calls = await traffic.during(async () => {
    await card.picker.paste(gold!.name)
    await expect(card.picker.options).toHaveText([gold!.name])
  })
  expect(calls.map((call) => call.method())).toEqual(["GET"])
  await expect(card.picker.field).toHaveValue(gold!.name)
  await expect(card.picker.pasted).toHaveCount(0)
})

test("what does not match is named, with the nearest names to add", async ({ app, card, admin }) => {
  const mark = suffix()
  const names = [`Gold ${mark}`, `Golden ${mark}`, `Silver ${mark}`]
  const groups = []
  for (const name of names) groups.push(await admin.createGroup(name, { exact: true }))
  const customer = await admin.createCustomer()
  await app.open(customer.id)
  await card.picker.open()
  await card.picker.paste(`Gol ${mark}\nSILVER ${mark.toUpperCase()}\nzzqqxx`)
  await expect(card.picker.pasted).toContainText("Added 1 of 3.")
  const lines = card.picker.pasted.getByRole("listitem")
  await expect(lines).toHaveCount(2)
  await expect(lines.nth(0)).toContainText(`Gol ${mark}`)
  await expect(lines.nth(0).getByRole("button")).toHaveText([names[0]!, names[1]!])
  await expect(lines.nth(1)).toHaveText("zzqqxx")

  const near = lines.nth(0).getByRole("button", { name: names[1]!, exact: true })
  await near.click()
  await expect(near).toHaveAttribute("aria-pressed", "true")
  await expect(card.picker.dialog.getByText(/^Added: /)).toHaveText(`Added: ${names[1]} and ${names[2]}.`)
  await expect.poll(() => admin.groupIds(customer.id)).toEqual([groups[1]!.id, groups[2]!.id].sort())
})

test("a misspelt name leads to the right one, and so does a part of it; what is not alike is not offered", async ({
  app,
  card,
  admin,
}) => {
  const word = `k${suffix().replaceAll(/[^a-z]/g, "q")}`
  const [one, other] = [
    await admin.createGroup(`Best ${word}`, { exact: true }),
    await admin.createGroup(`${word}zz ${suffix()}`, { exact: true }),
  ]
  await admin.createGroup(`Group of ${suffix()}`, { exact: true })
  await app.open((await admin.createCustomer()).id)
  await card.picker.open()
  await card.picker.paste(`Bset ${word}\n${word}zz\nNo such group at all`)
  await expect(card.picker.pasted).toContainText("Added 0 of 3.")
  const lines = card.picker.pasted.getByRole("listitem")
  await expect(lines.nth(0).getByRole("button").first()).toHaveText(one.name)
  await expect(lines.nth(1).getByRole("button", { name: other.name, exact: true })).toBeVisible()
  await expect(lines.nth(2).getByRole("button")).toHaveCount(0)
})

test("a thousand pasted names work, in requests of at most 8 kB", async ({ app, card, admin, traffic }) => {
  const { customer_groups: seeded } = await admin.request<{ customer_groups: { id: string; name: string }[] }>(
    "GET",
    "/admin/customer-groups?fields=id,name&limit=60&order=created_at",
  )
  const unknown = Array.from({ length: 1000 - seeded.length }, (_, index) => `Unknown group of nobody ${index}`)
  const column = [
    ...seeded.map(({ name }) => (/[,;"]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name)),
    ...unknown,
  ].join("\r\n")
  const customer = await admin.createCustomer()
  await app.open(customer.id)
  await card.picker.open()
  const calls = await traffic.during(async () => {
    await card.picker.paste(column)
    await expect(card.picker.pasted).toContainText("Added 60 of 1,000.", { timeout: 20_000 })
  })
  for (const call of calls) expect(new URL(call.url()).href.length).toBeLessThan(8000)
  expect(calls.filter((call) => /name(\[|%5B)/i.test(call.url())).length).toBeLessThan(10)
  expect(batches(calls)).toHaveLength(1)
  await expect(card.picker.pasted.getByRole("listitem")).toHaveCount(940)
  await expect(card.picker.dialog.getByText(/^Added: /)).toHaveText(/, and 55 more\.$/)
  await expect.poll(async () => (await admin.groupIds(customer.id)).length).toBe(60)
})

test("a failure in the middle keeps what was matched, and Retry does the rest", async ({ app, card, admin, page }) => {
  const mark = suffix()
  const [first, last] = [
    await admin.createGroup(`First ${mark}`, { exact: true }),
    await admin.createGroup(`Last ${mark}`, { exact: true }),
  ]
  const customer = await admin.createCustomer()
  await app.open(customer.id)
  await card.picker.open()
  // More than go into one request, of which the second fails.
  const between = Array.from({ length: 298 }, (_, index) => `Nobody ${mark} ${index}`)
  const failing = /name(\[|%5B).*Last/i
  const fault = await answer(page, failing, "GET", {
    status: 500,
    json: { type: "unknown_error", message: "An unknown error occurred." },
  })
  await card.picker.paste([first.name, ...between, last.name].join("\n"))
  await expect(card.picker.pasted).toContainText("Added 1 of 300.")
  const alert = card.picker.pasted.getByRole("alert")
  await expect(alert).toContainText("Not all could be looked up.")
  await expect(alert).toContainText("The server has a problem.")
  await expect.poll(() => admin.groupIds(customer.id)).toEqual([first.id])
  await fault.stop()
  await alert.getByRole("button", { name: "Retry", exact: true }).click()
  await expect(card.picker.pasted).toContainText("Added 2 of 300.")
  await expect(alert).toHaveCount(0)
  await expect.poll(() => admin.groupIds(customer.id)).toEqual([first.id, last.id].sort())
})

test("what was told of a list is still there when the picker is opened again", async ({ app, card, admin }) => {
  await app.open((await admin.createCustomer()).id)
  await card.picker.open()
  await card.picker.paste("zzqqxx1\nzzqqxx2")
  await expect(card.picker.pasted).toContainText("Added 0 of 2.")
  await card.picker.close()
  await card.picker.open()
  await expect(card.picker.pasted.getByRole("listitem")).toHaveText(["zzqqxx1", "zzqqxx2"])
})

test("what a paste event holds cannot break it", async ({ app, card, admin, problems }) => {
  await app.open((await admin.createCustomer()).id)
  await card.picker.open()
  await card.picker.field.evaluate((field) => field.dispatchEvent(new Event("paste", { cancelable: true })))
  for (const text of [
    "\n\n;,,",
    "a\u0000b",
    '"\n"',
    "\u0000\n\u{1F468}‍\u{1F469}",
    `${"x".repeat(20_000)}\ny`,
    '"""'.repeat(3000),
  ])
    await card.picker.paste(text)
  await expect(card.picker.pasted).not.toContainText("Looking for")
  await expect(card.picker.pasted.getByRole("alert")).toHaveCount(0)
  await card.picker.field.fill("")
  await card.picker.expectListed()
  expect(problems).toEqual([])
})
