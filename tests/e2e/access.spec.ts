// For everyone: by assistive technology, by keyboard, on a narrow screen, and without a sound in the console.

import { barriers } from "./engines.ts"
import type { Clock } from "./clock.ts"
import { account, expect, suffix, test } from "./fixtures.ts"
import { cutOff, spaceText, sticksOut, toItsEnd } from "./fits.ts"
import { markMessages, unmarked } from "./marked.ts"
import { AdminPage, tabTo } from "./pages.ts"
import { inState, states } from "./states.ts"
import { Hold } from "./traffic.ts"

for (const state of states) {
  const passes = "passes three engines in light, dark and at 320 px, fits there, and says only messages"
  test(`“${state.name}” ${passes}`, async ({
    page,
    admin,
    session,
    context,
    baseURL,
    backendURL,
  }) => {
    await markMessages(page)
    await inState(state, { page, context, session, admin, baseURL, backendURL }, async (_, clock) => {
      const expectNoBarriers = async (how: string) => {
        const found = barriers(page)
        expect.soft(await (clock ? ticking(clock, found) : found), how).toEqual([])
      }
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme })
        await expectNoBarriers(colorScheme)
      }
      expect.soft(await unmarked(page)).toEqual([])
      await page.setViewportSize({ width: 320, height: 640 })
      await toItsEnd(page)
      await expectNoBarriers("320 px")
      expect.soft(await sticksOut(page)).toEqual([])
      await spaceText(page)
      expect.soft(await sticksOut(page), "spaced").toEqual([])
      expect.soft(await cutOff(page), "spaced").toEqual([])
      await page.setViewportSize({ width: 1280, height: 720 })
      expect.soft(await cutOff(page), "spaced and wide").toEqual([])
    })
  })
}

/** Lets a stopped clock go on slowly until this is done: the engines wait by timers. */
async function ticking<T>(clock: Clock, work: Promise<T>): Promise<T> {
  let isDone = false
  const done = work.finally(() => (isDone = true))
  while (!isDone) await clock.runFor(1)
  return done
}

test(
  "the keyboard alone signs in, finds a customer, adds, removes and undoes, and never loses the focus",
  { tag: "@both" },
  async ({ page, admin, traffic }) => {
    const mark = suffix()
    const name = (text: string) => `${text} ${mark}`
    const [a, b, c] = [
      await admin.createGroup(name("Alpha"), { exact: true }),
      await admin.createGroup(name("Beta"), { exact: true }),
      await admin.createGroup(name("Gamma"), { exact: true }),
    ]
    const customer = await admin.createCustomer([a, b], { last_name: name("Keyboard") })
    const app = new AdminPage(page)
    const { card, signInForm } = app
    const press = (key: string) => page.keyboard.press(key)
    await page.goto("/")

    await expect(signInForm.button).toBeVisible()
    await tabTo(signInForm.email)
    await page.keyboard.type(account.email)
    await tabTo(signInForm.password)
    await page.keyboard.type(account.password)
    await press("Enter")

    await expect(app.customers.getByRole("link")).toHaveCount(20)
    await tabTo(app.searchField)
    await page.keyboard.type(mark)
    await expect(app.customers.getByRole("link")).toHaveCount(1)
    await tabTo(app.customer(customer.last_name))
    await press("Enter")
    await card.expectGroups(a.name, b.name)

    await tabTo(card.addButton)
    await press("Enter")
    await expect(card.picker.field).toBeFocused()
    await page.keyboard.type(c.name)
    await expect(card.picker.options).toHaveText([c.name])
    // Before the answer to all that was typed, Enter chooses nothing.
    await traffic.settled()
    await press("Enter")
    await press("Escape")
    await expect(card.addButton).toBeFocused()
    await card.expectGroups(a.name, b.name, c.name)

    // Removed: the focus goes to the next row, from the last to the one before, from the only one to “Add to groups”.
    await tabTo(card.removeButton(b.name))
    await press("Enter")
    await card.expectGroups(a.name, c.name)
    await expect(card.removeButton(c.name)).toBeFocused()
    await press("Space")
    await card.expectGroups(a.name)
    await expect(card.removeButton(a.name)).toBeFocused()
    await press("Enter")
    await expect(card.region).toContainText("No groups yet")
    await expect(card.addButton).toBeFocused()
    await expect(card.message(`Removed from ${a.name}.`)).toBeVisible()

    await tabTo(card.button("Undo"))
    await press("Enter")
    await card.expectGroups(a.name)
    await card.expectFocus()
    expect(await admin.groupIds(customer.id)).toEqual([a.id])
  },
)

test("the keyboard alone filters by words and dates, and sorts, and never loses the focus", async ({
  app,
  card,
  admin,
  page,
}) => {
  const groups = await admin.createGroups(...Array.from({ length: 12 }, (_, index) => `Group ${index}`))
  const names = groups.map((group) => group.name)
  const customer = await admin.createCustomer(groups)
  const press = (key: string) => page.keyboard.press(key)
  await app.open(customer.id)
  await expect(card.names).toHaveText(names.slice(0, 10))

  await tabTo(card.filterField)
  // Whole: a "1" may be in the suffix of any of them.
  await page.keyboard.type(names[1]!)
  await expect(card.names).toHaveText([names[1]!])
  await press("Control+a")
  await press("Delete")
  await expect(card.names).toHaveText(names.slice(0, 10))

  await press("Tab")
  await expect(card.datesButton).toBeFocused()
  await press("Enter")
  await expect(card.dates.span("Created")).toBeFocused()
  await page.keyboard.type("From")
  await press("Tab")
  await expect(card.dates.day("Created", "From")).toBeFocused()
  await page.keyboard.type("01082024")
  await expect(card.chips).toHaveText(["Created: from Jan 8, 2024"])
  await press("Escape")
  await expect(card.dates.dialog).toBeHidden()
  await expect(card.datesButton).toBeFocused()
  await tabTo(card.button("Clear Created: from Jan 8, 2024"))
  await press("Enter")
  await expect(card.chips).toHaveCount(0)
  await expect(card.filterField).toBeFocused()

  await tabTo(card.sortButton("Name"))
  await press("Enter")
  await expect(card.names).toHaveText(names.slice(2).reverse())
  await expect(card.sortButton("Name")).toBeFocused()
  await press("Space")
  await expect(card.names).toHaveText(names.slice(0, 10))
})

test("the keyboard alone selects, removes several and takes it back, and never loses the focus", async ({
  app,
  card,
  admin,
  page,
}) => {
  const groups = await admin.createGroups(...Array.from({ length: 12 }, (_, index) => `Group ${index}`))
  const names = groups.map((group) => group.name)
  const customer = await admin.createCustomer(groups)
  const press = (key: string) => page.keyboard.press(key)
  await app.open(customer.id)
  await expect(card.names).toHaveText(names.slice(0, 10))
  await tabTo(card.checkbox(names[1]!))
  await press("Space")
  await tabTo(card.checkbox(names[3]!))
  await press("Shift+Space")
  await expect(card.selection).toContainText(`3 selected: ${names[1]}, ${names[2]}, and ${names[3]}`)
  await tabTo(card.showMore)
  await press("Enter")
  await expect(card.checkbox(names[10]!)).toBeFocused()
  await press("Space")
  await tabTo(card.removeSelected)
  await press("Enter")
  const removed = `${names[1]}, ${names[2]}, ${names[3]}, and ${names[10]}`
  await expect(card.message(`Removed from ${removed}.`)).toBeVisible()
  await card.expectFocus()
  expect(await admin.groupIds(customer.id)).toHaveLength(8)
  await press("Control+z")
  await expect(card.message(`Added to ${removed}.`)).toBeVisible()
  await card.expectFocus()
  expect(await admin.groupIds(customer.id)).toEqual(groups.map((group) => group.id).sort())
})

test("the keyboard alone removes with Delete, selects all and none, and never loses the focus", async ({
  app,
  card,
  admin,
  page,
}) => {
  const groups = await admin.createGroups(...Array.from({ length: 9 }, (_, index) => `Group ${index}`))
  const names = groups.map((group) => group.name)
  const customer = await admin.createCustomer(groups)
  const press = (key: string) => page.keyboard.press(key)
  await app.open(customer.id)
  await card.expectGroups(...names)
  await tabTo(card.checkbox(names[5]!))
  await press("Delete")
  await expect(card.message(`Removed from ${names[5]}.`)).toBeVisible()
  await card.expectFocus()
  await tabTo(card.selectAll)
  await press("Space")
  await expect(card.selection).toContainText("8 selected")
  await tabTo(card.button("Clear selection"))
  await press("Enter")
  await expect(card.selection).toHaveCount(0)
  await card.expectFocus()
  await tabTo(card.button("Undo"))
  await press("Enter")
  await card.expectGroups(...names)
  await card.expectFocus()
  expect(await admin.groupIds(customer.id)).toEqual(groups.map((group) => group.id).sort())
})

test("the keyboard alone stages edits, reverts, saves and discards, and never loses the focus", async ({
  app,
  card,
  admin,
  page,
  traffic,
}) => {
  await app.configure({ mode: "staged" })
  const [gold, silver, bronze] = await admin.createGroups("Gold", "Silver", "Bronze")
  const customer = await admin.createCustomer([gold!, silver!])
  const press = (key: string) => page.keyboard.press(key)
  await app.open(customer.id)
  await card.expectGroups(gold!.name, silver!.name)
  await tabTo(card.addButton)
  await press("Enter")
  await page.keyboard.type(bronze!.name)
  await expect(card.picker.options).toHaveText([bronze!.name])
  await traffic.settled()
  await press("Enter")
  await press("Escape")
  await expect(card.addButton).toBeFocused()
  await expect(card.mark(bronze!.name)).toHaveText("New")

  await tabTo(card.checkbox(gold!.name))
  await press("Delete")
  await expect(card.mark(gold!.name)).toHaveText("Removed")
  await expect(card.checkbox(gold!.name)).toBeFocused()
  await tabTo(card.button(`Keep ${gold!.name}`))
  await press("Enter")
  await expect(card.mark(gold!.name)).toHaveText("")
  await card.expectFocus()
  await tabTo(card.removeButton(silver!.name))
  await press("Enter")
  await expect(card.mark(silver!.name)).toHaveText("Removed")
  await card.expectFocus()
  await tabTo(card.button("Save"))
  await press("Enter")
  await expect(card.message(`Added to ${bronze!.name}. Removed from ${silver!.name}.`)).toBeVisible()
  await card.expectFocus()
  expect(await admin.groupNames(customer.id)).toEqual([bronze!.name, gold!.name])

  await tabTo(card.removeButton(gold!.name))
  await press("Delete")
  await press("Control+Enter")
  await expect(card.message(`Removed from ${gold!.name}.`)).toBeVisible()
  await card.expectFocus()
  await tabTo(card.removeButton(bronze!.name))
  await press("Enter")
  await tabTo(card.button("Discard"))
  await press("Enter")
  await card.expectGroups(bronze!.name)
  await expect(card.staged).toHaveCount(0)
  await card.expectFocus()
  expect(await admin.groupNames(customer.id)).toEqual([bronze!.name])
})

test("a key pressed right after one that takes its button away does not go to nowhere", async ({
  app,
  card,
  admin,
  page,
}) => {
  await app.configure({ mode: "staged" })
  const [gold, silver] = await admin.createGroups("Gold", "Silver")
  const customer = await admin.createCustomer([gold!, silver!])
  await app.open(customer.id)
  await card.removeButton(gold!.name).focus()
  // In the next task, which comes before the next frame.
  const focused = await page.evaluate(async () => {
    document.activeElement!.dispatchEvent(
      new KeyboardEvent("keydown", { key: "Delete", bubbles: true, cancelable: true }),
    )
    await new Promise((next) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = next
      port2.postMessage(null)
    })
    return document.activeElement!.getAttribute("aria-label")
  })
  expect(focused).toBe(`Keep ${gold!.name}`)
})

test("the focus is not lost when the button that had it goes", async ({ app, card, admin, page, context }) => {
  const [gold, silver] = await admin.createGroups("Gold", "Silver")
  const customer = await admin.createCustomer([gold!, silver!])
  await app.open(customer.id)
  await card.expectGroups(gold!.name, silver!.name)

  // Undo, focused while the edit is on its way and pressed after it.
  const hold = await Hold.onBatches(page)
  await card.remove(gold!.name)
  await hold.caught()
  await card.button("Undo").focus()
  await hold.release()
  await expect(card.message(`Removed from ${gold!.name}.`)).toBeVisible()
  await card.expectFocus()
  await card.button("Undo").focus()
  await page.keyboard.press("Enter")
  await card.expectGroups(gold!.name, silver!.name)
  await card.expectFocus()

  await card.button("Dismiss").focus()
  await page.keyboard.press("Enter")
  await expect(card.messages).toHaveCount(0)
  await card.expectFocus()

  await context.clearCookies()
  await card.remove(gold!.name)
  await app.signInForm.email.fill(account.email)
  await app.signInForm.password.fill(account.password)
  await page.keyboard.press("Enter")
  await card.expectGroups(silver!.name)
  await card.expectFocus()
})

test(
  "a whole run leaves no error in the console and breaks no policy",
  { tag: "@both" },
  async ({ app, card, admin, problems }) => {
    const [gold, silver] = await admin.createGroups("Gold", "Silver")
    const name = suffix()
    await admin.createCustomer([gold!], { last_name: name })
    await app.open()
    await app.search(name)
    await app.customer(name).click()
    await card.expectGroups(gold!.name)
    await card.add(silver!.name)
    await card.expectGroups(gold!.name, silver!.name)
    await card.remove(gold!.name)
    await card.expectGroups(silver!.name)
    await card.button("Undo").click()
    await card.expectGroups(gold!.name, silver!.name)
    await card.button("Dismiss").click()
    await app.page.goBack()
    await app.page.goForward()
    await card.expectGroups(gold!.name, silver!.name)
    expect(problems).toEqual([])
  },
)
