// Nine faults of the Medusa Admin's own section of customer groups, as whoever works with it notices them. Here none of
// them is.

import { expect, suffix, test, type Group } from "./fixtures.ts"
import { answer, batchUrl, batches, customerUrl, counted } from "./traffic.ts"

const ids = (groups: Group[]) => groups.map((group) => group.id).sort()
const numbered = (count: number) => Array.from({ length: count }, (_, index) => `Group ${index}`)

test(
  "1. what is removed together is named together before and after, on whichever page it was selected; " +
    "and what is added, too",
  async ({ app, card, admin, traffic }) => {
    const groups = await admin.createGroups(...numbered(14))
    const [first, last] = [groups[0]!, groups[13]!]
    const customer = await admin.createCustomer(groups)
    await app.open(customer.id)
    await expect(card.names).toHaveCount(10)
    await card.checkbox(first.name).click()
    // Off the display again, by the order: only the last page's row is to be seen.
    await card.sortButton("Name").click()
    await card.checkbox(last.name).click()
    await expect(card.row(first.name)).toHaveCount(0)
    await expect(card.selection).toContainText(`2 selected: ${first.name} and ${last.name}`)
    const sent = await traffic.during(async () => {
      await card.removeSelected.click()
      await expect(card.message(`Removed from ${first.name} and ${last.name}.`)).toBeVisible()
    })
    expect(batches(sent).map((batch) => batch.remove.sort())).toEqual([ids([first, last])])

    // Each choice is named while it is made, also when the search has gone on to others.
    await card.picker.open()
    await card.picker.pick(first.name)
    await expect(card.picker.dialog).toContainText(`Added: ${first.name}.`)
    await card.picker.pick(last.name)
    await expect(card.picker.dialog).toContainText(`Added: ${first.name} and ${last.name}.`)
    await card.picker.close()
    await expect(card.names.filter({ hasText: last.name })).toHaveCount(1)
    // The row is there before the server has it.
    await card.expectSettled()
    expect(await admin.groupIds(customer.id)).toEqual(ids(groups))
  },
)

test("2. whoever thinks better of it keeps the selection", async ({ app, card, admin, traffic }) => {
  await app.configure({ mode: "staged" })
  const groups = await admin.createGroups("A", "B", "C")
  const [a, b, c] = groups as [Group, Group, Group]
  const name = suffix()
  const customer = await admin.createCustomer(groups, { last_name: name })
  const other = await admin.createCustomer([], { last_name: `Other ${name}` })
  await app.open(customer.id)
  await app.search(name)
  await card.checkbox(a.name).click()
  await card.checkbox(b.name).click()
  await card.remove(c.name)
  await app.customer(other.last_name).click()
  await app.answer("Stay")
  await expect(card.selection).toContainText(`2 selected: ${a.name} and ${b.name}`)
  // Closed by Escape, and a discarded edit.
  await card.picker.open()
  await card.picker.close()
  await card.button("Discard").click()
  await expect(card.mark(c.name)).toHaveText("")
  await expect(card.selection).toContainText(`2 selected: ${a.name} and ${b.name}`)
  await expect(card.ticked).toHaveCount(2)
  await traffic.settled()
  expect(batches(traffic.calls)).toEqual([])
})

test("3. Ctrl+R reloads the page, whatever is selected, and “r” is a letter", async ({
  app,
  card,
  admin,
  page,
  traffic,
}) => {
  const groups = await admin.createGroups("A", "B")
  const customer = await admin.createCustomer(groups)
  await app.open(customer.id)
  await card.selectAll.click()
  await traffic.settled()
  const dialogs: string[] = []
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  // The browser's own shortcut is not to be had in a test: that the page leaves it to the browser is.
  const prevented = page.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        addEventListener("keydown", (event) => event.key === "r" && event.ctrlKey && resolve(event.defaultPrevented))
      }),
  )
  const sent = await traffic.during(async () => {
    await card.checkbox(groups[0]!.name).focus()
    await page.keyboard.press("Control+r")
    expect(await prevented).toBe(false)
    await page.keyboard.press("r")
  })
  expect(sent).toEqual([])
  await expect(page.getByRole("dialog")).toHaveCount(0)
  expect(dialogs).toEqual([])
  await expect(card.ticked).toHaveCount(2)
  await card.filterField.pressSequentially("r")
  await expect(card.filterField).toHaveValue("r")
})

test("4. groups that cannot be read leave the page around them as it is", async ({ app, card, admin, page }) => {
  const [gold] = await admin.createGroups("Gold")
  const name = suffix()
  const broken = await admin.createCustomer([gold!], { first_name: "Broken", last_name: name })
  await admin.createCustomer([gold!], { first_name: "Fine", last_name: name })
  await page.route(customerUrl, (route) => {
    const url = route.request().url()
    const isGroups = url.includes(broken.id) && url.includes("groups")
    return isGroups ? route.fulfill({ status: 403, json: { type: "forbidden", message: "No" } }) : route.fallback()
  })
  await app.open(broken.id)
  await expect(card.region.getByRole("alert")).toContainText("The groups could not be loaded")
  await expect(page.getByRole("heading", { name: `Broken ${name}`, exact: true })).toBeVisible()
  await expect(page.getByText(broken.email, { exact: true }).first()).toBeVisible()
  await expect(app.signOutButton).toBeVisible()
  await app.search(name)
  await app.customer(`Fine ${name}`).click()
  await card.expectGroups(gold!.name)
})

test("5. after an add, on a page opened by a link, all the rest of it stands as it did", async ({
  app,
  card,
  admin,
  page,
  traffic,
}) => {
  const [gold, silver] = await admin.createGroups("Gold", "Silver")
  const customer = await admin.createCustomer([gold!], { last_name: suffix() })
  await app.open(customer.id)
  await card.expectGroups(gold!.name)
  await traffic.settled()
  const rest = async () => ({
    who: await page.getByRole("heading", { name: `Test ${customer.last_name}`, exact: true }).count(),
    email: await page.getByText(customer.email, { exact: true }).count(),
    customers: await app.customers.getByRole("link").allTextContents(),
    address: page.url(),
  })
  const before = await rest()
  expect(before.who).toBe(1)
  await card.picker.open()
  await card.picker.find(silver!.name)
  const sent = await traffic.during(async () => {
    await card.picker.option(silver!.name).click()
    await expect(card.message(`Added to ${silver!.name}.`)).toBeVisible()
  })
  await card.picker.close()
  // Nothing was asked again that could come back with less: only how many customers the group has now.
  expect(sent.map((call) => call.method())).toEqual(["POST", "GET"])
  expect(counted(sent)).toEqual([silver!.id])
  expect(await rest()).toEqual(before)
  await card.expectGroups(gold!.name, silver!.name)
})

test(
  "6. choosing nothing is no error, and a refusal is told in plain words, the server's own behind “Details”",
  async ({ app, card, admin, page, traffic }) => {
    const [gold] = await admin.createGroups("Gold")
    const customer = await admin.createCustomer([gold!])
    await app.open(customer.id)
    await card.expectGroups(gold!.name)
    await card.picker.open()
    await traffic.settled()
    const sent = await traffic.during(() => card.picker.close())
    expect(batches(sent)).toEqual([])
    await expect(card.messages).toHaveCount(0)
    await expect(card.region.getByRole("alert")).toHaveCount(0)

    const raw = `Customer group with id: ${gold!.id} violates raw_constraint_fk`
    await answer(page, batchUrl, "POST", { status: 400, json: { type: "invalid_data", message: raw } }, 1)
    await card.remove(gold!.name)
    const message = card.message(`Not removed from ${gold!.name}: the server refused it.`)
    await expect(message).toBeVisible()
    await expect(page.getByText(raw)).toBeHidden()
    await expect(card.announcer).not.toContainText(raw)
    await message.getByText("Details", { exact: true }).click()
    await expect(page.getByText(raw)).toBeVisible()
    await card.expectGroups(gold!.name)
  },
)

// 7, a row whose button asks for another right than what shows it, is in rights.spec.ts: only a store with roles can
// tell.

test("8. every control has a name, and the focus stays in the widget when several rows go", async ({
  app,
  card,
  admin,
  page,
}) => {
  const groups = await admin.createGroups(...numbered(12))
  const customer = await admin.createCustomer(groups)
  await app.open(customer.id)
  await card.checkbox(groups[0]!.name).click()
  await card.checkbox(groups[1]!.name).click()
  const controls = card.region.locator(
    "button, input, select, a, summary, [role=dialog], [role=listbox], [role=option]",
  )
  const expectNames = async () => {
    for (const control of await controls.all()) {
      if (await control.isVisible()) await expect.soft(control).toHaveAccessibleName(/\S/)
    }
  }
  await expectNames()
  await card.datesButton.click()
  await card.dates.span("Created").selectOption("From – to")
  await card.dates.span("Updated").selectOption("Last 12 months")
  await expectNames()
  await page.keyboard.press("Escape")
  await expectNames()
  await card.button("Clear Updated: Last 12 months").click()
  await card.picker.open()
  await expectNames()
  await card.picker.close()

  await card.removeSelected.focus()
  await page.keyboard.press("Enter")
  await expect(card.message("Removed from")).toBeVisible()
  await card.expectFocus()
  // By mouse as well.
  await card.selectAll.click()
  await card.removeSelected.click()
  await expect(card.region).toContainText("No groups yet")
  await expect(card.message("Removed from")).toBeVisible()
  await card.expectFocus()
  expect(await admin.groupIds(customer.id)).toEqual([])
})

test("9. a session that has ended throws nobody out, and loses nothing of what several rows were selected for", async ({
  app,
  card,
  admin,
  page,
  context,
}) => {
  const groups = await admin.createGroups("A", "B", "C")
  const [a, b, c] = groups as [Group, Group, Group]
  const customer = await admin.createCustomer(groups)
  await app.open(customer.id)
  await card.expectGroups(a.name, b.name, c.name)
  // What was said at any moment, not only at the end.
  await page.evaluate(() => {
    const heard: string[] = []
    Object.assign(window, { heard })
    new MutationObserver(() => heard.push(document.body.innerText)).observe(document.body, {
      childList: true,
      subtree: true,
      characterData: true,
    })
  })
  const address = page.url()
  await context.clearCookies()
  await card.checkbox(a.name).click()
  await card.checkbox(b.name).click()
  await card.removeSelected.click()
  await expect(app.signInForm.form).toContainText("Sign in, and your change is saved.")
  expect(page.url()).toBe(address)
  await expect(card.names).toHaveText([c.name])
  await app.signInForm.signIn()
  await expect(card.message(`Removed from ${a.name} and ${b.name}.`)).toBeVisible()
  await card.expectGroups(c.name)
  expect(page.url()).toBe(address)
  const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard)
  expect(heard.length).toBeGreaterThan(0)
  expect(heard.filter((text) => /unauthori[sz]ed/i.test(text))).toEqual([])
  expect(await admin.groupIds(customer.id)).toEqual([c.id])
})
