// Several rows at once, the keyboard's Delete, and taking back: Undo and Ctrl+Z.

import type { Page } from "@playwright/test"
import { expect, suffix, test, type AdminApi, type Group } from "./fixtures.ts"
import { tabTo, type Card } from "./pages.ts"
import { answer, batchUrl, batches, type Traffic } from "./traffic.ts"

const names = (groups: Group[]) => groups.map((group) => group.name)
const ids = (groups: Group[]) => groups.map((group) => group.id).sort()
const numbered = (count: number) => Array.from({ length: count }, (_, index) => `Group ${index}`)

/** A customer in this many groups, `Group 0` first. */
async function customerIn(admin: AdminApi, count: number) {
  const groups = await admin.createGroups(...numbered(count))
  return { groups, customer: await admin.createCustomer(groups) }
}

/** The one batch that `action` sends. */
async function oneBatch(
  traffic: Traffic,
  action: () => Promise<unknown>,
): Promise<{ add: string[]; remove: string[] }> {
  const sent = batches(await traffic.during(action))
  expect(sent).toHaveLength(1)
  return { add: sent[0]!.add.sort(), remove: sent[0]!.remove.sort() }
}

/** Presses a key, and says whether the page kept it for itself. */
async function pressAndWatch(page: Page, key: string): Promise<boolean> {
  await page.evaluate(() => {
    const kept = { isKept: false }
    Object.assign(window, { kept })
    // After every listener of the page.
    addEventListener("keydown", (event) => (kept.isKept ||= event.defaultPrevented))
  })
  await page.keyboard.press(key)
  return page.evaluate(() => (window as unknown as { kept: { isKept: boolean } }).kept.isKept)
}

async function expectTicked(card: Card, ...groups: Group[]): Promise<void> {
  await expect(card.ticked).toHaveCount(groups.length)
  for (const group of groups) await expect(card.checkbox(group.name)).toBeChecked()
}

test.describe("selecting", () => {
  test("names what is selected, and clearing it leaves the groups alone", async ({
    app,
    card,
    admin,
    traffic,
    page,
  }) => {
    const { groups, customer } = await customerIn(admin, 4)
    await app.open(customer.id)
    await card.expectGroups(...names(groups))
    await traffic.settled()
    const sent = await traffic.during(async () => {
      await card.checkbox(groups[2]!.name).click()
      await expect(card.selection).toContainText(`1 selected: ${groups[2]!.name}`)
      await card.checkbox(groups[0]!.name).click()
      await expect(card.selection).toContainText(`2 selected: ${groups[0]!.name} and ${groups[2]!.name}`)
      await card.checkbox(groups[2]!.name).click()
      await expect(card.selection).toContainText(`1 selected: ${groups[0]!.name}`)
      await card.selection.getByRole("button", { name: "Clear selection", exact: true }).focus()
      await page.keyboard.press("Enter")
      await expect(card.selection).toHaveCount(0)
    })
    await expectTicked(card)
    await card.expectFocus()
    expect(sent).toEqual([])
  })

  test("with Shift takes all between, in the order shown, either way", async ({ app, card, admin }) => {
    const { groups, customer } = await customerIn(admin, 7)
    await app.open(customer.id)
    await card.sortButton("Name").click()
    const shown = [...groups].reverse()
    await card.expectGroups(...names(shown))
    await card.checkbox(shown[1]!.name).click()
    await card.checkbox(shown[4]!.name).click({ modifiers: ["Shift"] })
    await expectTicked(card, ...shown.slice(1, 5))
    // Back from there, and off again.
    await card.checkbox(shown[3]!.name).click({ modifiers: ["Shift"] })
    await expectTicked(card, ...shown.slice(1, 3))
    await card.checkbox(shown[6]!.name).click()
    await card.checkbox(shown[5]!.name).click({ modifiers: ["Shift"] })
    await expectTicked(card, ...shown.slice(1, 3), ...shown.slice(5))
  })

  test("all takes what the filter lists, also what is not on display, and nothing else", async ({
    app,
    card,
    admin,
    traffic,
  }) => {
    const mark = suffix()
    const others = await admin.createGroups("Other")
    const groups: Group[] = []
    for (const name of numbered(12)) groups.push(await admin.createGroup(`${name} ${mark}`, { exact: true }))
    const customer = await admin.createCustomer([...groups, ...others])
    await app.open(customer.id)
    await card.filterField.fill(`group ${mark}`)
    await expect(card.names).toHaveText(names(groups.slice(0, 10)))
    await expect(card.region).toContainText("2 more")
    await card.selectAll.click()
    await expect(card.selectAll).toBeChecked()
    await expect(card.selection).toContainText("12 selected:")
    const batch = await oneBatch(traffic, async () => {
      await card.removeSelected.click()
      await expect(card.message(`Removed from `)).toBeVisible()
    })
    expect(batch).toEqual({ add: [], remove: ids(groups) })
    expect(await admin.groupIds(customer.id)).toEqual(ids(others))
  })

  test("all is neither on nor off while a part is selected", async ({ app, card, admin }) => {
    const { groups, customer } = await customerIn(admin, 3)
    await app.open(customer.id)
    const isPartly = () => card.selectAll.evaluate((box: HTMLInputElement) => box.indeterminate)
    await expect(card.selectAll).not.toBeChecked()
    expect(await isPartly()).toBe(false)
    await card.checkbox(groups[1]!.name).click()
    await expect.poll(isPartly).toBe(true)
    await card.selectAll.click()
    await expectTicked(card, ...groups)
    await expect(card.selectAll).toBeChecked()
    expect(await isPartly()).toBe(false)
    await card.checkbox(groups[1]!.name).click()
    await expect.poll(isPartly).toBe(true)
    await card.checkbox(groups[1]!.name).click()
    await expect(card.selectAll).toBeChecked()
    await card.selectAll.click()
    await expectTicked(card)
    expect(await isPartly()).toBe(false)
  })

  test("outlasts sorting, filtering, “Show more”, and what is looked at and closed again", async ({
    app,
    card,
    admin,
    page,
  }) => {
    const { groups, customer } = await customerIn(admin, 12)
    await app.open(customer.id)
    const [first, third] = [groups[0]!, groups[2]!]
    await card.checkbox(first.name).click()
    await card.checkbox(third.name).click()
    await card.sortButton("Created").click()
    await card.sortButton("Created").click()
    await expect(card.row(first.name)).toHaveCount(0)
    await card.showMore.click()
    await expectTicked(card, first, third)
    await card.filterField.fill("no such group")
    await expect(card.names).toHaveCount(0)
    await expect(card.selection).toContainText(`2 selected: ${first.name} and ${third.name}`)
    await card.filterField.fill("")
    await expectTicked(card, first, third)
    await card.picker.open()
    await card.picker.close()
    await card.datesButton.click()
    await page.keyboard.press("Escape")
    await expect(card.dates.dialog).toBeHidden()
    await expectTicked(card, first, third)
    await expect(card.selection).toContainText("2 selected:")
  })

  test("drops a group that somebody else has taken away", async ({ app, card, admin }) => {
    const { groups, customer } = await customerIn(admin, 3)
    await app.open(customer.id)
    await card.selectAll.click()
    await expect(card.selection).toContainText("3 selected:")
    await admin.changeGroups(customer.id, { remove: [groups[1]!.id] })
    await card.remove(groups[0]!.name)
    await card.expectGroups(groups[2]!.name)
    await expect(card.selection).toContainText(`1 selected: ${groups[2]!.name}`)
  })
})

test.describe("removing several", () => {
  test("is one batch that names each, and Undo brings all back in one", async ({ app, card, admin, page, traffic }) => {
    const { groups, customer } = await customerIn(admin, 5)
    const [a, b, c] = groups as [Group, Group, Group]
    await app.open(customer.id)
    await card.expectGroups(...names(groups))
    for (const group of [a, b, c]) await card.checkbox(group.name).click()
    const removed = await oneBatch(traffic, async () => {
      await tabTo(card.removeSelected)
      await page.keyboard.press("Enter")
      await expect(card.message(`Removed from ${a.name}, ${b.name}, and ${c.name}.`)).toBeVisible()
    })
    expect(removed).toEqual({ add: [], remove: ids([a, b, c]) })
    await card.expectGroups(...names(groups.slice(3)))
    await expect(card.announcer).toHaveText(`Removed from ${a.name}, ${b.name}, and ${c.name}.`)
    await expect(card.selection).toHaveCount(0)
    await card.expectFocus()
    expect(await admin.groupIds(customer.id)).toEqual(ids(groups.slice(3)))

    const added = await oneBatch(traffic, async () => {
      await card.button("Undo").click()
      await expect(card.message(`Added to ${a.name}, ${b.name}, and ${c.name}.`)).toBeVisible()
    })
    expect(added).toEqual({ add: ids([a, b, c]), remove: [] })
    await card.expectGroups(...names(groups))
    await card.expectFocus()
    expect(await admin.groupIds(customer.id)).toEqual(ids(groups))
  })

  test("names five, and the rest on demand", async ({ app, card, admin }) => {
    const { groups, customer } = await customerIn(admin, 8)
    await app.open(customer.id)
    await card.selectAll.click()
    const named = `${names(groups.slice(0, 5)).join(", ")}, and 3 more`
    await expect(card.selection).toContainText(`8 selected: ${named}`)
    await card.removeSelected.click()
    const message = card.message(`Removed from ${named}.`)
    await expect(message).toBeVisible()
    await expect(message.getByRole("listitem")).toHaveCount(0)
    await message.getByText("All 8", { exact: true }).click()
    expect((await message.getByRole("listitem").allTextContents()).sort()).toEqual(names(groups).sort())
    expect(await admin.groupIds(customer.id)).toEqual([])
  })

  test("leaves the others selected if one is removed by itself", async ({ app, card, admin }) => {
    const { groups, customer } = await customerIn(admin, 4)
    await app.open(customer.id)
    for (const group of groups.slice(0, 3)) await card.checkbox(group.name).click()
    await card.remove(groups[1]!.name)
    await card.expectGroups(...names([groups[0]!, groups[2]!, groups[3]!]))
    await expect(card.selection).toContainText(`2 selected: ${groups[0]!.name} and ${groups[2]!.name}`)
  })
})

test.describe("the Delete key", () => {
  test("removes the row that has the focus", async ({ app, card, admin, page, traffic }) => {
    const { groups, customer } = await customerIn(admin, 3)
    await app.open(customer.id)
    await card.expectGroups(...names(groups))
    await tabTo(card.removeButton(groups[0]!.name))
    const first = await oneBatch(traffic, async () => {
      await page.keyboard.press("Delete")
      await expect(card.message(`Removed from ${groups[0]!.name}.`)).toBeVisible()
    })
    expect(first).toEqual({ add: [], remove: [groups[0]!.id] })
    // From its box as well; it is that row, not what is selected.
    await card.checkbox(groups[1]!.name).click()
    await card.checkbox(groups[2]!.name).focus()
    await page.keyboard.press("Delete")
    await card.expectGroups(groups[1]!.name)
    await card.expectFocus()
    expect(await admin.groupIds(customer.id)).toEqual([groups[1]!.id])
  })

  test("hands the focus to the next row, with the first edit as with any", async ({ app, card, admin, page }) => {
    const { groups, customer } = await customerIn(admin, 3)
    await app.open(customer.id)
    await card.expectGroups(...names(groups))
    await tabTo(card.removeButton(groups[0]!.name))
    await page.keyboard.press("Delete")
    await expect(card.removeButton(groups[1]!.name)).toBeFocused()
    await expect(card.message(`Removed from ${groups[0]!.name}.`)).toBeVisible()
    await expect(card.removeButton(groups[1]!.name)).toBeFocused()
    await page.keyboard.press("Delete")
    await expect(card.message(`Removed from ${groups[1]!.name}.`)).toBeVisible()
    await expect(card.removeButton(groups[2]!.name)).toBeFocused()
  })

  test("edits the text in the filter's field, and removes nothing", async ({ app, card, admin, page, traffic }) => {
    const { groups, customer } = await customerIn(admin, 2)
    await app.open(customer.id)
    await card.filterField.fill("xgroup")
    await expect(card.names).toHaveCount(0)
    const sent = await traffic.during(async () => {
      await page.keyboard.press("Home")
      await page.keyboard.press("Delete")
      await expect(card.filterField).toHaveValue("group")
      await expect(card.names).toHaveText(names(groups))
    })
    expect(batches(sent)).toEqual([])
  })

  test("does nothing where the groups may not be changed", async ({ app, card, admin, page, traffic }) => {
    await app.configure({ readonly: "true", "group-href": "/groups/{id}" })
    const { groups, customer } = await customerIn(admin, 2)
    await app.open(customer.id)
    await card.region.getByRole("link").first().focus()
    await page.keyboard.press("Delete")
    await traffic.settled()
    await card.expectGroups(...names(groups))
    expect(batches(traffic.calls)).toEqual([])
  })
})

for (const key of ["Control+z", "Meta+z"]) {
  test(`${key} takes back step by step, one batch each`, async ({ app, card, admin, page, traffic }) => {
    const { groups, customer } = await customerIn(admin, 6)
    const [a, b, c, ...rest] = groups as [Group, Group, Group, ...Group[]]
    const [extra] = await admin.createGroups("Zulu")
    await app.open(customer.id)
    await card.expectGroups(...names(groups))
    await card.remove(a.name)
    await expect(card.message(`Removed from ${a.name}.`)).toBeVisible()
    await card.add(extra!.name)
    await expect(card.message(`Added to ${extra!.name}.`)).toBeVisible()
    await card.checkbox(b.name).click()
    await card.checkbox(c.name).click()
    await card.removeSelected.click()
    await expect(card.message(`Removed from ${b.name} and ${c.name}.`)).toBeVisible()
    await card.expectGroups(...names(rest), extra!.name)

    await card.sortButton("Name").focus()
    const third = await oneBatch(traffic, async () => {
      await page.keyboard.press(key)
      await expect(card.message(`Added to ${b.name} and ${c.name}.`)).toBeVisible()
    })
    expect(third).toEqual({ add: ids([b, c]), remove: [] })
    const second = await oneBatch(traffic, async () => {
      await page.keyboard.press(key)
      await expect(card.message(`Removed from ${extra!.name}.`)).toBeVisible()
    })
    expect(second).toEqual({ add: [], remove: [extra!.id] })
    const first = await oneBatch(traffic, async () => {
      await page.keyboard.press(key)
      await expect(card.message(`Added to ${a.name}.`)).toBeVisible()
    })
    expect(first).toEqual({ add: [a.id], remove: [] })
    await card.expectGroups(...names(groups))
    expect(await admin.groupIds(customer.id)).toEqual(ids(groups))
    // Nothing is left, and an undo is not itself undone.
    expect(batches(await traffic.during(() => page.keyboard.press(key)))).toEqual([])
    await card.expectGroups(...names(groups))
  })
}

test("the Undo button leads several steps back as well", async ({ app, card, admin, page }) => {
  const { groups, customer } = await customerIn(admin, 3)
  await app.open(customer.id)
  for (const group of groups) {
    await card.remove(group.name)
    await expect(card.message(`Removed from ${group.name}.`)).toBeVisible()
  }
  for (const [at, group] of [...groups.entries()].reverse()) {
    // It stands beside what it takes back, and not beside the undo before.
    const undo = page.getByRole("button", { name: "Undo", exact: true })
    await expect(card.messages.filter({ has: undo })).toHaveText(`Removed from ${group.name}.Undo`)
    await card.button("Undo").click()
    await expect(card.message(`Added to ${group.name}.`)).toBeVisible()
    await expect(card.messages).toHaveCount(at > 0 ? 2 : 1)
    await expect(card.button("Dismiss")).toHaveCount(1)
  }
  await card.expectGroups(...names(groups))
  expect(await admin.groupIds(customer.id)).toEqual(ids(groups))
})

test("Ctrl+Z in a field with a text is the field's own, in an empty one it takes the change back", async ({
  app,
  card,
  admin,
  page,
  traffic,
}) => {
  const { groups, customer } = await customerIn(admin, 2)
  await app.open(customer.id)
  await card.remove(groups[0]!.name)
  await expect(card.message(`Removed from ${groups[0]!.name}.`)).toBeVisible()
  await card.filterField.focus()
  await page.keyboard.type("Grouping")
  await expect(card.names).toHaveCount(0)
  expect(await pressAndWatch(page, "Control+z")).toBe(false)
  await traffic.settled()
  expect(batches(traffic.calls)).toHaveLength(1)
  expect(await admin.groupIds(customer.id)).toEqual([groups[1]!.id])
  await card.filterField.fill("")
  expect(await pressAndWatch(page, "Control+z")).toBe(true)
  await card.expectGroups(...names(groups))
  expect(await admin.groupIds(customer.id)).toEqual(ids(groups))
})

test("Ctrl+Z outside the widget is not the widget's", async ({ app, card, admin, page, traffic }) => {
  const { groups, customer } = await customerIn(admin, 2)
  await app.open(customer.id)
  await card.remove(groups[0]!.name)
  await expect(card.message(`Removed from ${groups[0]!.name}.`)).toBeVisible()
  await app.signOutButton.focus()
  expect(await pressAndWatch(page, "Control+z")).toBe(false)
  await traffic.settled()
  expect(batches(traffic.calls)).toHaveLength(1)
})

test("an undo of what has become impossible says so: a group that was deleted meanwhile", async ({
  app,
  card,
  admin,
}) => {
  const { groups, customer } = await customerIn(admin, 3)
  const [gone, back, stays] = groups as [Group, Group, Group]
  await app.open(customer.id)
  await card.checkbox(gone.name).click()
  await card.checkbox(back.name).click()
  await card.removeSelected.click()
  await expect(card.message(`Removed from ${gone.name} and ${back.name}.`)).toBeVisible()
  await admin.deleteGroup(gone.id)
  await card.button("Undo").click()
  await expect(card.message(`Not added to ${gone.name}: deleted in the meantime.`)).toBeVisible()
  await expect(card.message(`Added to ${back.name}.`)).toBeVisible()
  await expect(card.messages.filter({ hasText: new RegExp(`^Added to ${gone.name}`) })).toHaveCount(0)
  await card.expectGroups(back.name, stays.name)
  expect(await admin.groupIds(customer.id)).toEqual(ids([back, stays]))
})

test("no key by itself does anything, and Ctrl+R is left to the browser", async ({
  app,
  card,
  admin,
  page,
  traffic,
}) => {
  const { groups, customer } = await customerIn(admin, 3)
  await app.open(customer.id)
  await card.expectGroups(...names(groups))
  await card.selectAll.click()
  await traffic.settled()
  const sent = await traffic.during(async () => {
    for (const target of [
      card.checkbox(groups[0]!.name),
      card.removeButton(groups[0]!.name),
      card.sortButton("Name"),
    ]) {
      await target.focus()
      for (const key of [
        "r",
        "a",
        "d",
        "z",
        "g",
        "c",
        "Backspace",
        "Control+r",
        "Control+a",
        "Control+Shift+z",
        "Alt+z",
      ]) {
        expect(await pressAndWatch(page, key), key).toBe(false)
      }
      await expect(target).toBeFocused()
    }
  })
  expect(sent).toEqual([])
  await card.expectGroups(...names(groups))
  await expectTicked(card, ...groups)
  await expect(page.getByRole("dialog")).toHaveCount(0)
})

test("a refused removal of several brings all back, and says which", async ({ app, card, admin, page }) => {
  const { groups, customer } = await customerIn(admin, 3)
  const [a, b] = groups as [Group, Group]
  await app.open(customer.id)
  await answer(page, batchUrl, "POST", {
    status: 400,
    json: { type: "invalid_data", message: "Raw words of the server" },
  })
  await card.checkbox(a.name).click()
  await card.checkbox(b.name).click()
  await card.removeSelected.click()
  for (const group of [a, b]) {
    await expect(
      card.messages.filter({ hasText: group.name }).filter({ hasText: "the server refused it" }),
    ).toBeVisible()
  }
  await expect(card.messages.filter({ hasText: /^Removed from/ })).toHaveCount(0)
  await card.expectGroups(...names(groups))
  expect(await admin.groupIds(customer.id)).toEqual(ids(groups))
})
