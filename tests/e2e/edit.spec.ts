// Showing, adding and removing groups; each outcome is checked against what the server then says.

import { expect, suffix, test, type Group } from "./fixtures.ts"
import { Hold, batches, bodyBytes, counted } from "./traffic.ts"

const ids = (...groups: Group[]) => groups.map((group) => group.id).sort()

test("groups are those of the server, sorted as a reader sorts", { tag: "@both" }, async ({ app, card, admin }) => {
  const groups = await admin.createGroups("Group 10", "group 2", "Zebra", "Äpfel", "Group 1", "apple")
  const customer = await admin.createCustomer(groups)
  await app.open(customer.id)
  const order = ["Äpfel", "apple", "Group 1", "group 2", "Group 10", "Zebra"]
  // Accents count less than letters: "Äpfel" is between "Aoz" and "apg".
  const expected = groups.map((group) => group.name).sort(new Intl.Collator("en", { numeric: true }).compare)
  expect(expected.map((name) => name.replace(/ \w+$/, "")).sort()).toEqual([...order].sort())
  await card.expectGroups(...expected)
  const shown = (await card.names.allTextContents()).map((name) => name.replace(/ \w+$/, ""))
  expect(shown.slice(-4)).toEqual(["Group 1", "group 2", "Group 10", "Zebra"])
  await expect(card.count).toHaveText("6")
  expect(await admin.groupNames(customer.id)).toEqual([...expected].sort())
})

test("a customer in no group is told what groups are for, and can be added to one", async ({ app, card, admin }) => {
  const [gold] = await admin.createGroups("Gold")
  const customer = await admin.createCustomer()
  await app.open(customer.id)
  await expect(card.region).toContainText("No groups yet")
  await expect(card.count).toHaveText("0")
  await card.add(gold!.name)
  await card.expectGroups(gold!.name)
  await expect(card.region).not.toContainText("No groups yet")
  expect(await admin.groupIds(customer.id)).toEqual([gold!.id])
})

test(
  "adding is one small request, and the row is there before its answer",
  { tag: "@both" },
  async ({ app, card, admin, page, traffic }) => {
    const ten = await admin.createGroups(...Array.from({ length: 10 }, (_, index) => `Group ${index}`))
    const [gold, silver] = await admin.createGroups("Gold", "Silver")
    const customer = await admin.createCustomer(ten)
    const names = ten.map((group) => group.name)
    await app.open(customer.id)
    await card.expectGroups(...names)
    await card.picker.open()

    // As it is, without anything between page and server.
    const option = await card.picker.find(gold!.name)
    await traffic.settled()
    const sent = await traffic.during(async () => {
      await option.click()
      await card.expectGroups(gold!.name, ...names)
      await expect(card.message(`Added to ${gold!.name}.`)).toBeVisible()
    })
    expect(batches(sent)).toEqual([{ add: [gold!.id], remove: [] }])
    // Once it is confirmed, the number beside the new row is asked for.
    const [edit, ...later] = sent
    expect(counted(later)).toEqual([gold!.id])
    expect(later).toHaveLength(1)
    expect(await bodyBytes(edit!)).toBeLessThan(1000)
    expect(await bodyBytes(later[0]!)).toBeLessThan(60)
    expect(await admin.groupIds(customer.id)).toEqual(ids(...ten, gold!))

    // With the request held back.
    const hold = await Hold.onBatches(page)
    await card.picker.pick(silver!.name)
    await hold.caught()
    await expect(card.row(silver!.name)).toBeVisible()
    await expect(card.row(silver!.name)).toHaveAttribute("aria-busy", "true")
    await expect(card.count).toHaveText("12")
    expect(await admin.groupIds(customer.id)).toEqual(ids(...ten, gold!))
    await hold.release()
    await card.expectGroups(gold!.name, ...names, silver!.name)
    expect(await admin.groupIds(customer.id)).toEqual(ids(...ten, gold!, silver!))
  },
)

test(
  "removing is one small request, and the row goes before its answer",
  { tag: "@both" },
  async ({ app, card, admin, page, traffic }) => {
    const groups = await admin.createGroups(...Array.from({ length: 10 }, (_, index) => `Group ${index}`))
    const customer = await admin.createCustomer(groups)
    const [first, second, ...rest] = groups
    const names = rest.map((group) => group.name)
    await app.open(customer.id)
    await card.expectGroups(first!.name, second!.name, ...names)
    await traffic.settled()

    const sent = await traffic.during(async () => {
      await card.remove(first!.name)
      await card.expectGroups(second!.name, ...names)
      await expect(card.message(`Removed from ${first!.name}.`)).toBeVisible()
    })
    expect(batches(sent)).toEqual([{ add: [], remove: [first!.id] }])
    expect(sent).toHaveLength(1)
    expect(await bodyBytes(sent[0]!)).toBeLessThan(1000)
    expect(await admin.groupIds(customer.id)).toEqual(ids(second!, ...rest))

    const hold = await Hold.onBatches(page)
    await card.remove(second!.name)
    await hold.caught()
    await expect(card.row(second!.name)).toHaveCount(0)
    await expect(card.count).toHaveText("8")
    expect(await admin.groupIds(customer.id)).toEqual(ids(second!, ...rest))
    await hold.release()
    await card.expectGroups(...names)
    expect(await admin.groupIds(customer.id)).toEqual(ids(...rest))
  },
)

test("clicks made while one is on its way merge into the next, and end as clicked", async ({
  app,
  card,
  admin,
  page,
  traffic,
}) => {
  const [a, b, c, d, e] = await admin.createGroups("A", "B", "C", "D", "E")
  const customer = await admin.createCustomer([a!, b!])
  await app.open(customer.id)
  await card.expectGroups(a!.name, b!.name)
  await card.picker.open()
  const hold = await Hold.onBatches(page)
  const sent = await traffic.during(async () => {
    await card.picker.pick(c!.name)
    await hold.caught()
    await card.picker.pick(d!.name)
    await card.picker.pick(e!.name)
    await card.picker.pick(d!.name) // Off again: it need never be sent.
    await card.picker.pick(a!.name)
    await card.picker.pick(c!.name) // On its way: to be taken back.
    await expect(card.names).toHaveText([b!.name, e!.name])
    expect(hold.count).toBe(1)
    await hold.release()
    await card.expectGroups(b!.name, e!.name)
  })
  const [first, second, ...more] = batches(sent)
  expect(first).toEqual({ add: [c!.id], remove: [] })
  expect({ ...second, remove: second!.remove.sort() }).toEqual({ add: [e!.id], remove: ids(a!, c!) })
  expect(more).toEqual([])
  expect(await admin.groupIds(customer.id)).toEqual(ids(b!, e!))
})

test("five quick removes end as clicked", async ({ app, card, admin, traffic }) => {
  const groups = await admin.createGroups("A", "B", "C", "D", "E", "F")
  const customer = await admin.createCustomer(groups)
  await app.open(customer.id)
  await card.expectGroups(...groups.map((group) => group.name))
  const sent = await traffic.during(async () => {
    // As quick as a script can: all in one go.
    await card.region.evaluate((region) => {
      const buttons = region.querySelectorAll<HTMLElement>("[part=remove-button]")
      for (const button of [...buttons].slice(0, 5)) button.click()
    })
    await card.expectGroups(groups[5]!.name)
  })
  expect(batches(sent).length).toBeLessThanOrEqual(2)
  expect(
    batches(sent)
      .flatMap((batch) => batch.remove)
      .sort(),
  ).toEqual(ids(...groups.slice(0, 5)))
  expect(await admin.groupIds(customer.id)).toEqual([groups[5]!.id])
})

test("Undo takes an add back, and a remove", { tag: "@both" }, async ({ app, card, admin }) => {
  const [gold, silver] = await admin.createGroups("Gold", "Silver")
  const customer = await admin.createCustomer([gold!])
  await app.open(customer.id)
  await card.add(silver!.name)
  await card.expectGroups(gold!.name, silver!.name)
  await card.button("Undo").click()
  await card.expectGroups(gold!.name)
  await expect(card.message(`Removed from ${silver!.name}.`)).toBeVisible()
  expect(await admin.groupIds(customer.id)).toEqual([gold!.id])

  await card.remove(gold!.name)
  await expect(card.message(`Removed from ${gold!.name}.`)).toBeVisible()
  expect(await admin.groupIds(customer.id)).toEqual([])
  await card.button("Undo").click()
  await card.expectGroups(gold!.name)
  await expect(card.message(`Added to ${gold!.name}.`)).toBeVisible()
  expect(await admin.groupIds(customer.id)).toEqual([gold!.id])
})

for (const what of ["add", "remove"] as const) {
  test(`Undo takes back ${what === "add" ? "an add" : "a remove"} that is still on its way`, async ({
    app,
    card,
    admin,
    page,
    traffic,
  }) => {
    const [gold, silver] = await admin.createGroups("Gold", "Silver")
    const customer = await admin.createCustomer([gold!])
    await app.open(customer.id)
    await card.expectGroups(gold!.name)
    const hold = await Hold.onBatches(page)
    const sent = await traffic.during(async () => {
      if (what === "add") await card.add(silver!.name)
      else await card.remove(gold!.name)
      await hold.caught()
      await card.button("Undo").click()
      await expect(card.names).toHaveText([gold!.name])
      await hold.release()
      await card.expectGroups(gold!.name)
    })
    expect(batches(sent)).toHaveLength(2)
    expect(await admin.groupIds(customer.id)).toEqual([gold!.id])
  })
}

test("Undo is spoken and shown, and what was said can be dismissed", async ({ app, card, admin }) => {
  const [gold] = await admin.createGroups("Gold")
  const customer = await admin.createCustomer([gold!])
  await app.open(customer.id)
  await card.remove(gold!.name)
  await expect(card.announcer).toHaveText(`Removed from ${gold!.name}.`)
  await expect(card.messages).toHaveCount(1)
  await card.button("Dismiss").click()
  await expect(card.messages).toHaveCount(0)
  await expect(card.announcer).toHaveText("")
})

test("hostile and foreign names are text, in the table, the picker and the messages", async ({
  app,
  card,
  admin,
  page,
  problems,
}) => {
  const names = [
    "<img src=x onerror=alert(1)>",
    "</bdi><script>alert(2)</script>",
    "عملاء مميزون",
    "ゴールド会員",
    "🎁 Gift list 👩🏽‍🍳",
    'Quote " and & ampersand',
    "\u202Eoverride",
  ]
  const dialogs: string[] = []
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  const groups = await admin.createGroups(...names)
  const customer = await admin.createCustomer()
  await app.open(customer.id)
  await card.picker.open()
  for (const group of groups) await card.picker.pick(group.name)
  await card.picker.close()
  await expect(card.names).toHaveCount(groups.length)
  await card.expectSettled()
  expect((await card.names.allTextContents()).sort()).toEqual(groups.map((group) => group.name).sort())
  expect(await admin.groupIds(customer.id)).toEqual(ids(...groups))

  const [image, script, arabic, ...rest] = groups
  for (const group of [image!, script!, arabic!]) {
    await card.remove(group.name)
    await expect(card.message(`Removed from ${group.name}.`)).toBeVisible()
  }
  await expect(page.locator("img, #app script")).toHaveCount(0)
  expect(dialogs).toEqual([])
  expect(problems).toEqual([])
  expect(await admin.groupIds(customer.id)).toEqual(ids(...rest))
})

test("a group that another admin deleted is said not to be added, and the others are", async ({
  app,
  card,
  admin,
  page,
}) => {
  const [first, doomed, kept] = await admin.createGroups("First", "Doomed", "Kept")
  const customer = await admin.createCustomer()
  await app.open(customer.id)
  await card.picker.open()
  const hold = await Hold.onBatches(page)
  await card.picker.pick(first!.name)
  await hold.caught()
  await card.picker.pick(doomed!.name)
  await card.picker.pick(kept!.name)
  await expect(card.names).toHaveText([doomed!.name, first!.name, kept!.name])
  await admin.deleteGroup(doomed!.id)
  await hold.release()

  await card.expectGroups(first!.name, kept!.name)
  await expect(card.message(`Not added to ${doomed!.name}: deleted in the meantime.`)).toBeVisible()
  await expect(card.message(`Added to ${kept!.name}.`)).toBeVisible()
  await expect(card.announcer).toContainText(`Not added to ${doomed!.name}`)
  expect(await admin.groupIds(customer.id)).toEqual(ids(first!, kept!))
})

test("what another admin changed in between is shown with the next answer", async ({ app, card, admin }) => {
  const [mine, theirs, gone, stays] = await admin.createGroups("Mine", "Theirs", "Gone", "Stays")
  const customer = await admin.createCustomer([gone!, stays!])
  await app.open(customer.id)
  await card.expectGroups(gone!.name, stays!.name)
  await admin.changeGroups(customer.id, { add: [theirs!.id], remove: [gone!.id] })
  await card.add(mine!.name)
  await card.expectGroups(mine!.name, stays!.name, theirs!.name)
  expect(await admin.groupIds(customer.id)).toEqual(ids(mine!, stays!, theirs!))
})

test("removing from a group that another admin already took away is no fault", async ({ app, card, admin }) => {
  const [gold, silver] = await admin.createGroups("Gold", "Silver")
  const customer = await admin.createCustomer([gold!, silver!])
  await app.open(customer.id)
  await card.expectGroups(gold!.name, silver!.name)
  await admin.changeGroups(customer.id, { remove: [gold!.id] })
  await card.remove(gold!.name)
  await card.expectGroups(silver!.name)
  await expect(card.messages.filter({ hasText: "Not removed" })).toHaveCount(0)
  expect(await admin.groupIds(customer.id)).toEqual([silver!.id])
})

test("an edit of a customer one has left is still finished for that customer", async ({ app, card, admin, page }) => {
  const [gold, silver] = await admin.createGroups("Gold", "Silver")
  const name = suffix()
  const first = await admin.createCustomer([gold!], { last_name: `First ${name}` })
  const second = await admin.createCustomer([silver!], { last_name: `Second ${name}` })
  await app.open(first.id)
  await app.search(name)
  const hold = await Hold.onBatches(page)
  await card.add(silver!.name)
  await hold.caught()
  await app.customer(second.last_name).click()
  await expect(card.names).toHaveText([silver!.name])
  await expect(card.messages).toHaveCount(0)
  await hold.release()
  await expect.poll(() => admin.groupIds(first.id)).toEqual(ids(gold!, silver!))
  await card.expectGroups(silver!.name)
  expect(await admin.groupIds(second.id)).toEqual([silver!.id])
  await app.customer(first.last_name).click()
  await card.expectGroups(gold!.name, silver!.name)
})

test("leaving the page with an edit on its way is asked about, without one not", async ({ app, card, admin, page }) => {
  const [gold] = await admin.createGroups("Gold")
  const customer = await admin.createCustomer([gold!])
  await app.open(customer.id)
  await card.expectGroups(gold!.name)
  const asked: string[] = []
  page.on("dialog", async (dialog) => {
    asked.push(dialog.type())
    await dialog.dismiss()
  })
  const hold = await Hold.onBatches(page)
  await card.remove(gold!.name)
  await hold.caught()
  await page.evaluate(() => setTimeout(() => location.reload()))
  await expect.poll(() => asked).toEqual(["beforeunload"])
  await expect(card.region).toContainText("No groups yet")

  await hold.release()
  await expect(card.message(`Removed from ${gold!.name}.`)).toBeVisible()
  await page.reload()
  await expect(card.region).toContainText("No groups yet")
  expect(asked).toEqual(["beforeunload"])
})
