// What goes wrong between page and server, and that no edit is lost over it.

import { expect, test } from "./fixtures.ts"
import { heldBack, pauseClock } from "./clock.ts"
import { Hold, answer, batchUrl, batches, customerUrl, intercept } from "./traffic.ts"

const fault500 = {
  status: 500,
  json: { code: "unknown_error", type: "unknown_error", message: "An unknown error occurred." },
}
const forbidden = {
  status: 403,
  json: { type: "forbidden", message: "Insufficient permissions. Missing customer:update" },
}
const html404 = { status: 404, html: "<!DOCTYPE html><pre>Cannot GET /admin</pre>" }

test(
  "a session that ends in the middle of an edit: sign in in place, and it arrives",
  { tag: "@both" },
  async ({ app, card, admin, page, context }) => {
    const [gold, silver, bronze] = await admin.createGroups("Gold", "Silver", "Bronze")
    const customer = await admin.createCustomer([gold!, silver!])
    await app.open(customer.id)
    await card.expectGroups(gold!.name, silver!.name)
    const hold = await Hold.onBatches(page)
    await card.add(bronze!.name)
    await hold.caught()
    await context.clearCookies()
    await hold.release()

    const form = app.signInForm
    await expect(form.form).toContainText("Your session has ended. Sign in, and your change is saved.")
    await expect(card.region.locator("form")).toHaveCount(1)
    await expect(page.getByRole("banner")).toContainText("Signed out")
    await expect(card.names).toHaveText([bronze!.name, gold!.name, silver!.name])
    expect(await admin.groupIds(customer.id)).toEqual([gold!.id, silver!.id].sort())

    await form.signIn({ email: "admin@medusa.test", password: "wrong" })
    await expect(form.error).toHaveText("Wrong email or password.")
    // What is clicked meanwhile is kept as well.
    await card.remove(gold!.name)
    await form.signIn()
    await expect(form.form).toHaveCount(0)
    await card.expectGroups(bronze!.name, silver!.name)
    await expect(page.getByRole("banner")).toContainText("admin@medusa.test")
    expect(await admin.groupIds(customer.id)).toEqual([bronze!.id, silver!.id].sort())
  },
)

test(
  "opened by a link without a session, it asks to sign in and then shows that customer",
  { tag: "@both" },
  async ({ app, card, admin, context }) => {
    const [gold] = await admin.createGroups("Gold")
    const customer = await admin.createCustomer([gold!])
    await context.clearCookies()
    await app.open(customer.id)
    await app.signInForm.signIn()
    await card.expectGroups(gold!.name)
  },
)

test("a fault of the server passes by itself: it is told, tried again, and the edit arrives", async ({
  app,
  card,
  admin,
  page,
  traffic,
}) => {
  const [gold] = await admin.createGroups("Gold")
  const customer = await admin.createCustomer([gold!])
  const clock = await pauseClock(page)
  await app.open(customer.id)
  await card.expectGroups(gold!.name)
  const fault = await answer(page, batchUrl, "POST", fault500, 2)
  const sent = await traffic.during(async () => {
    await card.remove(gold!.name)
    await expect(card.message("No answer from the server. Trying again…")).toBeVisible()
    await expect(card.names).toHaveCount(0)
    expect(await admin.groupIds(customer.id)).toEqual([gold!.id])
    await clock.runUntil(card.message(`Removed from ${gold!.name}.`))
  })
  expect(fault.count).toBe(2)
  expect(batches(sent)).toHaveLength(3)
  expect(await admin.groupIds(customer.id)).toEqual([])
})

test("a fault that stays: the edit is held with its reason, and Retry carries it out", async ({
  app,
  card,
  admin,
  page,
  traffic,
}) => {
  const [gold, silver] = await admin.createGroups("Gold", "Silver")
  const customer = await admin.createCustomer([gold!, silver!])
  const clock = await pauseClock(page)
  await app.open(customer.id)
  await card.expectGroups(gold!.name, silver!.name)
  const fault = await answer(page, batchUrl, "POST", fault500)
  await card.remove(gold!.name)
  const held = await heldBack(clock, card)
  await expect(held).toContainText(`Remove from ${gold!.name}.`)
  await expect(held).toContainText("The server has a problem.")
  await held.getByText("Details").click()
  await expect(held).toContainText("An unknown error occurred.")
  expect(fault.count).toBe(5)

  // It stays held, and takes in what is clicked meanwhile.
  await card.remove(silver!.name)
  await clock.runFor(60_000)
  expect(fault.count).toBe(5)
  await expect(held).toContainText(`Remove from ${gold!.name} and ${silver!.name}.`)
  await expect(card.names).toHaveCount(0)
  expect(await admin.groupIds(customer.id)).toEqual([gold!.id, silver!.id].sort())

  await fault.stop()
  const sent = await traffic.during(async () => {
    await held.getByRole("button", { name: "Retry", exact: true }).click()
    await expect(card.region).toContainText("No groups yet")
    await expect(held).toHaveCount(0)
  })
  expect(batches(sent)).toHaveLength(1)
  expect(await admin.groupIds(customer.id)).toEqual([])
})

test("a held edit can be discarded: the server's groups are shown again", async ({
  app,
  card,
  admin,
  page,
  traffic,
}) => {
  const [gold, silver] = await admin.createGroups("Gold", "Silver")
  const customer = await admin.createCustomer([gold!])
  const clock = await pauseClock(page)
  await app.open(customer.id)
  await card.expectGroups(gold!.name)
  await answer(page, batchUrl, "POST", fault500)
  await card.remove(gold!.name)
  const held = await heldBack(clock, card)
  await admin.changeGroups(customer.id, { add: [silver!.id] })

  const sent = await traffic.during(async () => {
    await held.getByRole("button", { name: "Discard", exact: true }).click()
    await expect(held).toHaveCount(0)
    await card.expectGroups(gold!.name, silver!.name)
  })
  expect(batches(sent)).toEqual([])
  await expect(card.messages).toHaveCount(0)
  expect(await admin.groupIds(customer.id)).toEqual([gold!.id, silver!.id].sort())
})

test("an edit that was done while its answer got lost is found done, and not done twice", async ({
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
  await intercept(
    page,
    batchUrl,
    async (route) => {
      await route.fetch()
      await route.abort("connectionreset")
    },
    { times: 1 },
  )
  const sent = await traffic.during(async () => {
    await card.add(silver!.name)
    await expect(card.message(`Added to ${silver!.name}.`)).toBeVisible()
  })
  expect(batches(sent)).toHaveLength(1)
  await card.expectGroups(gold!.name, silver!.name)
  expect(await admin.groupIds(customer.id)).toEqual([gold!.id, silver!.id].sort())
})

test(
  "without a network: the edit waits, and goes through when it is back",
  { tag: "@both" },
  async ({ app, card, admin, page, context }) => {
    const [gold, silver] = await admin.createGroups("Gold", "Silver")
    const customer = await admin.createCustomer([gold!, silver!])
    const clock = await pauseClock(page)
    await app.open(customer.id)
    await card.expectGroups(gold!.name, silver!.name)

    // Back before the attempts are used up. The clock stands still: it is the network that wakes it.
    await context.setOffline(true)
    await card.remove(gold!.name)
    await expect(card.message("You are offline. Trying again…")).toBeVisible()
    await context.setOffline(false)
    await card.expectGroups(silver!.name)
    expect(await admin.groupIds(customer.id)).toEqual([silver!.id])

    // Back after that.
    await context.setOffline(true)
    await card.remove(silver!.name)
    const held = await heldBack(clock, card)
    await expect(held).toContainText("You are offline. Check your connection.")
    await context.setOffline(false)
    await expect(card.message(`Removed from ${silver!.name}.`)).toBeVisible()
    await expect(held).toHaveCount(0)
    expect(await admin.groupIds(customer.id)).toEqual([])
  },
)

test("a change without the right to it is undone on screen, with the server's words, and no other is offered", async ({
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
  await answer(page, batchUrl, "POST", forbidden)
  await card.picker.open()
  await card.picker.pick(silver!.name)
  const message = card.message(`Not added to ${silver!.name}: you do not have the right to do this.`)
  await message.getByText("Details").click()
  await expect(message).toContainText(forbidden.json.message)
  await card.expectGroups(gold!.name)
  await expect(card.region).toContainText("You can see these groups, but not change them")
  for (const name of ["Undo", "Add to groups", `Remove ${gold!.name}`]) await expect(card.button(name)).toHaveCount(0)
  await traffic.settled()
  expect(await admin.groupIds(customer.id)).toEqual([gold!.id])
})

for (const [what, response, words] of [
  ["without the right to see them", forbidden, "You do not have the right to do this."],
  ["with an answer in HTML", html404, "The answer is not from a Medusa Admin API."],
  [
    "with an answer that is cut off",
    { status: 200, html: '{"customer":{"id":"cus_' },
    "The answer is not from a Medusa Admin API.",
  ],
  [
    "with an answer that lacks the groups",
    { status: 200, json: { customer: { email: null } } },
    "The server does not show this customer's groups.",
  ],
] as const) {
  test(`groups that cannot be read, ${what}, are not “no groups”: it says why, and Retry reads them`, async ({
    app,
    card,
    admin,
    page,
  }) => {
    const [gold] = await admin.createGroups("Gold")
    const customer = await admin.createCustomer([gold!])
    const fault = await answer(page, customerUrl, "GET", response)
    await app.open(customer.id)
    const alert = card.region.getByRole("alert")
    await expect(alert).toContainText("The groups could not be loaded")
    await expect(alert).toContainText(words)
    await expect(card.region).not.toContainText("No groups yet")
    await expect(card.addButton).toHaveCount(0)
    await fault.stop()
    await alert.getByRole("button", { name: "Retry", exact: true }).click()
    await card.expectGroups(gold!.name)
  })
}

for (const [what, response] of [
  ["in HTML", { status: 200, html: "<!DOCTYPE html><title>Gateway</title>" }],
  ["that lacks the groups", { status: 200, json: { customer: { email: null } } }],
] as const) {
  test(`an edit answered ${what} is read again and carried out`, async ({ app, card, admin, page }) => {
    const [gold, silver] = await admin.createGroups("Gold", "Silver")
    const customer = await admin.createCustomer([gold!])
    await app.open(customer.id)
    await card.expectGroups(gold!.name)
    const fault = await answer(page, batchUrl, "POST", response, 1)
    await card.add(silver!.name)
    await expect(card.message(`Added to ${silver!.name}.`)).toBeVisible()
    await card.expectGroups(gold!.name, silver!.name)
    expect(fault.count).toBe(1)
    expect(await admin.groupIds(customer.id)).toEqual([gold!.id, silver!.id].sort())
  })
}

test("a session that ends while nothing is edited can be had again wherever it is noticed", async ({
  app,
  card,
  admin,
  context,
}) => {
  const [gold, silver] = await admin.createGroups("Gold", "Silver")
  const customer = await admin.createCustomer([gold!])
  await app.open(customer.id)
  await card.expectGroups(gold!.name)
  await context.clearCookies()
  // The picker is the first to hear of it.
  await card.addButton.click()
  await expect(card.picker.dialog.getByRole("alert")).toContainText("Your session has ended.")
  await card.picker.close()
  await app.signInForm.signIn()
  await expect(app.signInForm.form).toHaveCount(0)
  await card.add(silver!.name)
  await card.expectGroups(gold!.name, silver!.name)
})

test("a session that ends while customers are searched can be had again", async ({ app, admin, context }) => {
  const customer = await admin.createCustomer()
  await app.open()
  await expect(app.customers.getByRole("link")).toHaveCount(20)
  await context.clearCookies()
  await app.searchField.fill(customer.email)
  await expect(app.customers).toContainText("Your session has ended.")
  await app.signInForm.signIn()
  await expect(app.customers.getByRole("link")).toHaveCount(1)
})
