// The picker: a combobox over the server's groups.

import { expect, suffix, test } from "./fixtures.ts"
import type { Picker } from "./pages.ts"
import { answer, delayAnswers, groupsUrl } from "./traffic.ts"

/** The texts that are marked in the options, one list for each. */
function marked(picker: Picker): Promise<string[][]> {
  return picker.options.evaluateAll((options) =>
    options.map((option) => [...option.querySelectorAll("mark")].map((mark) => mark.textContent ?? "")),
  )
}

test("it lists the server's groups, says how many match, and marks those the customer is in", async ({
  app,
  card,
  admin,
}) => {
  const mark = suffix()
  const [gold, silver] = [
    await admin.createGroup(`Gold ${mark}`, { exact: true }),
    await admin.createGroup(`Silver ${mark}`, { exact: true }),
  ]
  const customer = await admin.createCustomer([gold])
  await app.open(customer.id)
  await card.picker.open()
  const { count } = await admin.request<{ count: number }>("GET", "/admin/customer-groups?limit=0")
  await expect(card.picker.options).toHaveCount(Math.min(20, count))

  await card.picker.field.fill(mark)
  await expect(card.picker.options).toHaveText([gold.name, silver.name])
  await expect(card.picker.dialog.getByRole("status").filter({ hasText: "2 groups" })).toBeVisible()
  await expect(card.picker.option(gold.name)).toHaveAttribute("aria-selected", "true")
  await expect(card.picker.option(silver.name)).toHaveAttribute("aria-selected", "false")

  await card.picker.option(silver.name).click()
  await expect(card.picker.option(silver.name)).toHaveAttribute("aria-selected", "true")
  await card.picker.option(gold.name).click()
  await expect(card.picker.option(gold.name)).toHaveAttribute("aria-selected", "false")
  await card.picker.field.fill(gold.name)
  await expect(card.picker.dialog.getByRole("status").filter({ hasText: /^1 group$/ })).toBeVisible()
  await card.picker.close()
  await card.expectGroups(silver.name)
  // Two edits, of which the first may have been on its way alone.
  await expect.poll(() => admin.groupIds(customer.id)).toEqual([silver.id])
})

test("it says what was added since it was opened, and no longer what was unchecked", async ({ app, card, admin }) => {
  const mark = suffix()
  const names = ["A", "B", "C", "D", "E", "F", "G"].map((letter) => `${letter} ${mark}`)
  const groups = []
  for (const name of names) groups.push(await admin.createGroup(name, { exact: true }))
  const customer = await admin.createCustomer([groups[6]!])
  await app.open(customer.id)
  await card.picker.open()
  await card.picker.field.fill(mark)
  await expect(card.picker.options).toHaveText(names)
  const added = card.picker.dialog.getByText(/^Added: /)
  await expect(added).toHaveCount(0)
  await card.picker.option(names[0]!).click()
  await expect(added).toHaveText(`Added: ${names[0]}.`)
  await card.picker.option(names[1]!).click()
  await expect(added).toHaveText(`Added: ${names[0]} and ${names[1]}.`)
  for (const name of names.slice(2, 6)) await card.picker.option(name).click()
  await expect(added).toHaveText(`Added: ${names.slice(0, 5).join(", ")}, and 1 more.`)
  for (const name of names.slice(1, 6)) await card.picker.option(name).click()
  await expect(added).toHaveText(`Added: ${names[0]}.`)
  // What it was in before was not added here.
  await card.picker.option(names[6]!).click()
  await expect(added).toHaveText(`Added: ${names[0]}.`)

  await card.picker.close()
  await card.expectGroups(names[0]!)
  await card.picker.open()
  await expect(added).toHaveCount(0)
})

test("the words of the search are marked in the names, whatever their case and order", async ({ app, card, admin }) => {
  const mark = suffix()
  const names = [`<b>(Gold+) Été ${mark}`, `Golden gold ${mark}`]
  for (const name of names) await admin.createGroup(name, { exact: true })
  await app.open((await admin.createCustomer()).id)
  await card.picker.open()
  await card.picker.field.fill(`${mark} go gold`)
  await expect(card.picker.options).toHaveText(names)
  await expect
    .poll(() => marked(card.picker))
    .toEqual([
      ["Gold", mark],
      ["Gold", "gold", mark],
    ])
  await card.picker.field.fill(`(gold+) ÉTÉ ${mark}`)
  await expect(card.picker.options).toHaveText([names[0]!])
  await expect.poll(() => marked(card.picker)).toEqual([["(Gold+)", "Été", mark]])
  await card.picker.field.fill(mark.toUpperCase())
  await expect.poll(() => marked(card.picker)).toEqual([[mark], [mark]])
})

test("percent, underscore and backslash are searched for as they stand", async ({ app, card, admin }) => {
  const mark = suffix()
  const names = [`100% ${mark}`, `100x ${mark}`, `a\\b ${mark}`, `a_b ${mark}`, `axb ${mark}`]
  for (const name of names) await admin.createGroup(name, { exact: true })
  await app.open((await admin.createCustomer()).id)
  await card.picker.open()
  for (const [query, name] of [
    ["0%", names[0]!],
    ["a\\b", names[2]!],
    ["a_b", names[3]!],
  ] as const) {
    await card.picker.field.fill(`${query} ${mark}`)
    await expect(card.picker.options).toHaveText([name])
  }
  await card.picker.field.fill(`${mark}\\`)
  await expect(card.picker.dialog).toContainText("No group has such a name.")
})

test("a search without a match says so, and a stale answer shows nothing", async ({
  app,
  card,
  admin,
  page,
  traffic,
}) => {
  const [gold, silver] = await admin.createGroups("Gold", "Silver")
  const customer = await admin.createCustomer()
  await app.open(customer.id)
  await card.picker.open()
  await card.picker.field.fill(`nothing ${suffix()}`)
  await expect(card.picker.dialog).toContainText("No group has such a name.")
  await expect(card.picker.options).toHaveCount(0)

  // The answer to the first search comes after that to the second.
  const asksForGold = (url: URL) => url.searchParams.get("q") === gold!.name
  const answerFirst = await delayAnswers(page, asksForGold)
  const first = page.waitForRequest((request) => asksForGold(new URL(request.url())))
  await card.picker.field.fill(gold!.name)
  await first
  await card.picker.find(silver!.name)
  await answerFirst()
  await traffic.settled()
  await expect(card.picker.options).toHaveText([silver!.name])
})

test(
  "the keyboard alone opens it, finds, picks and closes, and has the focus back on the button",
  { tag: "@both" },
  async ({ app, card, admin, page, traffic }) => {
    const mark = suffix()
    const groups = []
    for (const name of ["Alpha", "Beta", "Gamma"])
      groups.push(await admin.createGroup(`${name} ${mark}`, { exact: true }))
    const [alpha, beta, gamma] = groups
    const customer = await admin.createCustomer()
    await app.open(customer.id)
    await expect(card.addButton).toBeEnabled()
    await card.addButton.focus()
    await page.keyboard.press("Enter")
    await expect(card.picker.field).toBeFocused()

    // Found, but not by its whole name: the option to make one of this name comes last.
    await page.keyboard.type(mark)
    await expect(card.picker.options).toHaveText([alpha!.name, beta!.name, gamma!.name])
    // A slow hand is searched for in between, and the answer to all of it begins the list anew.
    await traffic.settled()
    const active = async () => {
      const id = await card.picker.field.getAttribute("aria-activedescendant")
      return id && page.locator(`[id="${id}"]`).textContent()
    }
    const press = (key: string) => page.keyboard.press(key)
    expect(await active()).toBe(alpha!.name)
    await press("ArrowDown")
    expect(await active()).toBe(beta!.name)
    await press("Enter")
    await expect(card.picker.option(beta!.name)).toHaveAttribute("aria-selected", "true")
    await press("End")
    expect(await active()).toBe(`Create “${mark}”`)
    await press("ArrowDown") // Round to the first.
    expect(await active()).toBe(alpha!.name)
    await press("ArrowUp")
    expect(await active()).toBe(`Create “${mark}”`)
    await press("Home")
    expect(await active()).toBe(alpha!.name)
    await press("PageDown")
    await press("ArrowUp")
    expect(await active()).toBe(gamma!.name)
    await expect(card.picker.active).toHaveText([gamma!.name])
    await press("Enter")
    await press("PageUp")
    expect(await active()).toBe(alpha!.name)
    await expect(card.picker.field).toBeFocused()

    await press("Escape")
    await expect(card.picker.dialog).toBeHidden()
    await expect(card.addButton).toBeFocused()
    await card.expectGroups(beta!.name, gamma!.name)
    expect(await admin.groupIds(customer.id)).toEqual([beta!.id, gamma!.id].sort())
  },
)

test("keys with a modifier move in the text", async ({ app, card, admin, page }) => {
  const [gold] = await admin.createGroups("Gold")
  await app.open((await admin.createCustomer()).id)
  await card.picker.open()
  await card.picker.find(gold!.name)
  await page.keyboard.press("Shift+Home")
  await page.keyboard.type("x")
  await expect(card.picker.field).toHaveValue("x")
})

test("Enter before the search is answered adds nothing of the list before", async ({
  app,
  card,
  admin,
  page,
  traffic,
}) => {
  const customer = await admin.createCustomer()
  await app.open(customer.id)
  await card.picker.open()
  const word = suffix()
  const answerNow = await delayAnswers(page, (url) => url.searchParams.get("q") === word)
  await card.picker.field.fill(word)
  await page.keyboard.press("Enter")
  await answerNow()
  await traffic.settled()
  await card.picker.close()
  await expect(card.region).toContainText("No groups yet")
})

test("what Enter asked for before the search was answered is done though the picker is closed", async ({
  app,
  card,
  admin,
  page,
}) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer()
  await app.open(customer.id)
  await card.picker.open()
  const answerNow = await delayAnswers(page, (url) => url.searchParams.get("q") === gold.name)
  await card.picker.field.fill(gold.name)
  await page.keyboard.press("Enter")
  await page.keyboard.press("Escape")
  await expect(card.picker.dialog).toBeHidden()
  await answerNow()
  await card.expectGroups(gold.name)
  expect(await admin.groupIds(customer.id)).toEqual([gold.id])
})

test("a failed search says why and can be tried again", async ({ app, card, admin, page }) => {
  const [gold] = await admin.createGroups("Gold")
  const customer = await admin.createCustomer()
  await app.open(customer.id)
  await expect(card.addButton).toBeVisible()
  const fault = await answer(page, groupsUrl, "GET", {
    status: 500,
    json: { type: "unknown_error", message: "An unknown error occurred." },
  })
  await card.addButton.click()
  const alert = card.picker.dialog.getByRole("alert")
  await expect(alert).toContainText("The search failed.")
  await expect(alert).toContainText("The server has a problem.")
  await fault.stop()
  await alert.getByRole("button", { name: "Retry", exact: true }).click()
  await card.picker.expectListed()
  await expect(alert).toHaveCount(0)
  await card.picker.pick(gold!.name)
  await expect.poll(() => admin.groupIds(customer.id)).toEqual([gold!.id])
})

test("it closes when another customer is shown", async ({ app, card, admin, page }) => {
  const [gold, silver] = await admin.createGroups("Gold", "Silver")
  const [one, other] = [await admin.createCustomer([gold!]), await admin.createCustomer([silver!])]
  await app.open(one.id)
  await app.search(other.last_name)
  await app.customer(other.last_name).click()
  await card.expectGroups(silver!.name)
  await page.goBack()
  await card.expectGroups(gold!.name)
  await card.picker.open()
  await page.evaluate(() => history.forward())
  await card.expectGroups(silver!.name)
  await expect(card.picker.dialog).toBeHidden()
})

test("it stays within the window in a narrow column, at the bottom of a page and on a phone", async ({
  app,
  card,
  admin,
  page,
}) => {
  await app.open((await admin.createCustomer()).id)
  await expect(card.addButton).toBeVisible()
  const isInside = async () => {
    const box = (await card.picker.dialog.boundingBox())!
    const { width, height } = page.viewportSize()!
    expect.soft(box.x).toBeGreaterThanOrEqual(0)
    expect.soft(box.y).toBeGreaterThanOrEqual(0)
    expect.soft(box.x + box.width).toBeLessThanOrEqual(width)
    expect.soft(box.y + box.height).toBeLessThanOrEqual(height)
    return box
  }
  // A column of 280 px at either side of the window, and its card at the bottom of it.
  const sheet = (side: string) => `body { display: block }
    #app { position: absolute; inset-block-end: 0; ${side}: 0; width: 280px; overflow: hidden }
    #app * { max-width: 280px } .page-list, .page-bar { display: none }`
  for (const side of ["left", "right"]) {
    await page.setViewportSize({ width: 1000, height: 700 })
    await page.evaluate((text) => {
      const styles = new CSSStyleSheet()
      styles.replaceSync(text)
      document.adoptedStyleSheets = [styles]
    }, sheet(side))
    await card.picker.open()
    const box = await isInside()
    const button = (await card.addButton.boundingBox())!
    expect.soft(box.y + box.height, `${side}: above its button`).toBeLessThanOrEqual(button.y)
    await card.picker.close()
  }
  await page.evaluate(() => (document.adoptedStyleSheets = []))
  await page.setViewportSize({ width: 320, height: 640 })
  await card.picker.open()
  const sheetBox = await isInside()
  expect(sheetBox.width).toBe(320)
  expect(Math.round(sheetBox.y + sheetBox.height)).toBe(640)
})

test("come to by Tab, its groups are asked for before it opens, and not when the focus comes back", async ({
  app,
  card,
  admin,
  page,
  traffic,
}) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  // However long a step takes here, the results are not old.
  await page.clock.setFixedTime(Date.now())
  await app.open(customer.id)
  await card.expectGroups(gold.name)
  await expect(card.addButton).toBeEnabled()
  const asked = async (action: () => Promise<unknown>) => {
    const calls = await traffic.during(action)
    return calls.filter((call) => groupsUrl.test(call.url())).length
  }
  const comeTo = async () => {
    do await page.keyboard.press("Tab")
    while (!(await card.addButton.evaluate((button) => button.matches(":focus"))))
  }
  expect(await asked(comeTo)).toBe(1)
  const open = async () => {
    await page.keyboard.press("Enter")
    await card.picker.expectListed()
  }
  expect(await asked(open)).toBe(0)
  const close = async () => {
    await page.keyboard.press("Escape")
    await expect(card.addButton).toBeFocused()
  }
  expect(await asked(close)).toBe(0)
})
