// One of several: other tabs of the same browser, and other admins.

import type { Browser, BrowserContext } from "@playwright/test"
import { sessionCookie } from "./admin-api.ts"
import { pauseClock } from "./clock.ts"
import { expect, signInElsewhere, suffix, test, type Group } from "./fixtures.ts"
import { AdminPage } from "./pages.ts"
import { Hold, Traffic, answer, batchUrl, batches, customerUrl, intercept } from "./traffic.ts"

const ids = (...groups: Group[]) => groups.map((group) => group.id).sort()

/** Another tab of the same browser, and what it sends. */
async function anotherTab(context: BrowserContext): Promise<{ app: AdminPage; traffic: Traffic }> {
  const page = await context.newPage()
  return { app: new AdminPage(page), traffic: new Traffic(page) }
}

/** The browser of another admin. */
async function anotherAdmin(
  browser: Browser,
  { baseURL, backendURL }: { baseURL: string | undefined; backendURL: string },
) {
  const context = await browser.newContext({ baseURL: baseURL!, locale: "en-US" })
  const cookie = await sessionCookie(backendURL)
  await context.addCookies([
    { ...cookie, domain: new URL(backendURL).hostname, path: "/", httpOnly: true, sameSite: "Lax" },
  ])
  const page = await context.newPage()
  return { app: new AdminPage(page), page, close: () => context.close() }
}

test("a tab follows another at once, and asks the server for what it shows", async ({ app, card, admin, context }) => {
  const [gold, silver, bronze] = (await admin.createGroups("Gold", "Silver", "Bronze")) as [Group, Group, Group]
  const customer = await admin.createCustomer([gold, silver])
  const other = await anotherTab(context)
  await other.app.open(customer.id)
  await other.app.card.expectGroups(gold.name, silver.name)
  await other.traffic.settled()
  await app.open(customer.id)
  await card.expectGroups(gold.name, silver.name)

  const sent = await other.traffic.during(async () => {
    await card.remove(gold.name)
    await other.app.card.expectGroups(silver.name)
  })
  expect(sent.map((call) => call.method())).toEqual(["GET"])
  expect(sent[0]!.url()).toMatch(customerUrl)
  await card.add(bronze.name)
  await other.app.card.expectGroups(bronze.name, silver.name)
  // And the other way.
  await other.app.card.remove(silver.name)
  await card.expectGroups(bronze.name)
  // An undo is of one's own edit.
  await card.button("Undo").click()
  await other.app.card.expectGroups()
  await card.expectGroups()
  expect(await admin.groupIds(customer.id)).toEqual([])
  // It tells of its own edits only.
  await expect(other.app.card.message(`Removed from ${silver.name}.`)).toBeVisible()
  await expect(other.app.card.messages).toHaveCount(1)
})

test("a tab with another customer, or with none, is left alone", async ({ app, card, admin, context }) => {
  const [gold] = (await admin.createGroups("Gold")) as [Group]
  const customer = await admin.createCustomer([gold])
  const [other, list] = [await anotherTab(context), await anotherTab(context)]
  await other.app.open((await admin.createCustomer([gold])).id)
  await other.app.card.expectGroups(gold.name)
  await list.app.open()
  await expect(list.app.customers.getByRole("link")).toHaveCount(20)
  await app.open(customer.id)
  await card.expectGroups(gold.name)
  for (const { traffic } of [other, list]) await traffic.settled()
  const before = [other.traffic.calls.length, list.traffic.calls.length]
  await card.remove(gold.name)
  await expect(card.message(`Removed from ${gold.name}.`)).toBeVisible()
  for (const { traffic } of [other, list]) await traffic.settled()
  expect([other.traffic.calls.length, list.traffic.calls.length]).toEqual(before)
  await other.app.card.expectGroups(gold.name)
})

test("a tab that follows keeps its filter, its selection, and an edit of its own on its way", async ({
  app,
  card,
  admin,
  context,
}) => {
  const groups = (await admin.createGroups("A", "B", "C", "D")) as [Group, Group, Group, Group]
  const [a, b, c, d] = groups
  const customer = await admin.createCustomer(groups)
  const other = await anotherTab(context)
  const theirs = other.app.card
  await other.app.open(customer.id)
  await theirs.expectGroups(a.name, b.name, c.name, d.name)
  await theirs.checkbox(b.name).click()
  await theirs.checkbox(c.name).click()
  const hold = await Hold.onBatches(other.app.page)
  await theirs.remove(d.name)
  await hold.caught()

  await app.open(customer.id)
  await card.remove(a.name)
  await card.remove(b.name)
  await expect(card.message(`Removed from ${b.name}.`)).toBeVisible()
  expect(await admin.groupIds(customer.id)).toEqual(ids(c, d))
  await expect(theirs.row(d.name)).toHaveCount(0)
  await hold.release()
  await theirs.expectGroups(c.name)
  await card.expectGroups(c.name)
  await expect(theirs.selection).toContainText(`1 selected: ${c.name}`)
  await expect(theirs.message(`Removed from ${d.name}.`)).toBeVisible()
  expect(await admin.groupIds(customer.id)).toEqual(ids(c))
})

test("coming back to the tab reads once, however the browser tells of it", async ({
  app,
  card,
  admin,
  page,
  traffic,
}) => {
  const clock = await pauseClock(page)
  const [gold] = await admin.createGroups("Gold")
  const customer = await admin.createCustomer([gold!])
  await app.open(customer.id)
  await card.expectGroups(gold!.name)
  await traffic.settled()
  await clock.runFor(4000)
  const sent = await traffic.during(async () => {
    await app.comeBack()
    await page.evaluate(() => window.dispatchEvent(new Event("focus")))
  })
  expect(sent.map((call) => new URL(call.url()).pathname)).toEqual([`/admin/customers/${customer.id}`])
})

test("what was held is sent as another user, who has signed in in another tab, only at that one's word", async ({
  app,
  card,
  admin,
  backendURL,
  context,
  otherUser,
  page,
  signedInAdmin,
  traffic,
}) => {
  const clock = await pauseClock(page)
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  await app.open(customer.id)
  await card.expectGroups(gold.name)
  const fault = await answer(page, batchUrl, "POST", { status: 503, json: {} })
  await card.remove(gold.name)
  await clock.runUntil(card.button("Retry"))
  await fault.stop()
  // An answer that is still on its way would be young when somebody comes back, and of the session before.
  await traffic.settled()
  await signInElsewhere(context, backendURL, otherUser)
  await clock.runFor(4000)
  await app.comeBack()
  // The button says what it does now.
  await expect(card.region).toContainText(`Save sends them as ${otherUser.email}.`)
  await expect(card.button("Retry")).toHaveCount(0)
  expect(await admin.groupIds(customer.id)).toEqual([gold.id])

  // Who made them is back.
  await traffic.settled()
  await context.addCookies([{ ...(await context.cookies(backendURL))[0]!, ...(await signedInAdmin.openSession()) }])
  await clock.runFor(4000)
  await app.comeBack()
  await expect(card.button("Retry")).toBeVisible()
  await expect(card.region).not.toContainText("made these changes")
  await card.button("Retry").click()
  await expect.poll(() => admin.groupIds(customer.id)).toEqual([])
})

for (const event of ["visibilitychange", "focus"] as const) {
  test(`what another admin changed shows after coming back to the tab, told by “${event}”`, async ({
    app,
    card,
    admin,
    page,
    traffic,
  }) => {
    const clock = await pauseClock(page)
    const comeBack = () =>
      event === "focus" ? page.evaluate(() => window.dispatchEvent(new Event("focus"))) : app.comeBack()
    const [gold, silver, bronze] = (await admin.createGroups("Gold", "Silver", "Bronze")) as [Group, Group, Group]
    const customer = await admin.createCustomer([gold, silver])
    await app.open(customer.id)
    await card.expectGroups(gold.name, silver.name)
    await traffic.settled()
    await admin.changeGroups(customer.id, { add: [bronze.id], remove: [gold.id] })

    // What was read a moment ago is not read again for every look.
    await clock.runFor(2000)
    expect(await traffic.during(comeBack)).toEqual([])
    await card.expectGroups(gold.name, silver.name)
    await clock.runFor(2000)
    const sent = await traffic.during(async () => {
      await comeBack()
      await card.expectGroups(bronze.name, silver.name)
    })
    expect(sent.filter((call) => customerUrl.test(call.url()) && !call.url().includes("groups%5Bid")).length).toBe(1)
    await expect(card.messages).toHaveCount(0)
    expect(await traffic.during(comeBack)).toEqual([])
  })
}

test("a group that was renamed meanwhile has its new name after coming back", async ({ app, card, admin, page }) => {
  const clock = await pauseClock(page)
  const [gold] = (await admin.createGroups("Gold")) as [Group]
  await app.open((await admin.createCustomer([gold])).id)
  await card.expectGroups(gold.name)
  const name = `Platinum ${suffix()}`
  await admin.request("POST", `/admin/customer-groups/${gold.id}`, { name })
  await clock.runFor(4000)
  await app.comeBack()
  await card.expectGroups(name)
  await expect(card.removeButton(name)).toBeVisible()
})

test.describe("two admins at the same customer", () => {
  test("with different edits at the same time both are done, and each hears of their own", async ({
    app,
    card,
    admin,
    page,
    browser,
    baseURL,
    backendURL,
  }) => {
    const groups = (await admin.createGroups("Both", "Mine", "Theirs", "New")) as [Group, Group, Group, Group]
    const [both, mine, theirs, added] = groups
    const customer = await admin.createCustomer([both, mine, theirs])
    const other = await anotherAdmin(browser, { baseURL, backendURL })
    const [clock, theirClock] = [await pauseClock(page), await pauseClock(other.page)]
    await app.open(customer.id)
    await other.app.open(customer.id)
    for (const shown of [card, other.app.card]) await shown.expectGroups(both.name, mine.name, theirs.name)
    const [hold, theirHold] = [await Hold.onBatches(page), await Hold.onBatches(other.page)]
    await card.remove(mine.name)
    await other.app.card.remove(theirs.name)
    await hold.caught()
    await theirHold.caught()
    await admin.changeGroups(customer.id, { add: [added.id] })
    await Promise.all([hold.release(), theirHold.release()])
    await expect(card.message(`Removed from ${mine.name}.`)).toBeVisible()
    await expect(other.app.card.message(`Removed from ${theirs.name}.`)).toBeVisible()
    for (const time of [clock, theirClock]) await time.runFor(4000)
    for (const shown of [app, other.app]) {
      await shown.comeBack()
      await shown.card.expectGroups(both.name, added.name)
      await expect(shown.card.messages).toHaveCount(1)
    }
    await expect(card.messages).not.toContainText(theirs.name)
    await expect(other.app.card.messages).not.toContainText(mine.name)
    expect(await admin.groupIds(customer.id)).toEqual(ids(both, added))
    await other.close()
  })

  test("with opposite edits of one group the last one stands, and both see it in the end", async ({
    app,
    card,
    admin,
    browser,
    baseURL,
    backendURL,
  }) => {
    const [gold, silver] = (await admin.createGroups("Gold", "Silver")) as [Group, Group]
    const customer = await admin.createCustomer([gold, silver])
    const other = await anotherAdmin(browser, { baseURL, backendURL })
    const theirClock = await pauseClock(other.page)
    await app.open(customer.id)
    await card.expectGroups(gold.name, silver.name)
    await other.app.open(customer.id)
    await other.app.card.remove(gold.name)
    await expect(other.app.card.message(`Removed from ${gold.name}.`)).toBeVisible()
    // Here it is still shown, and taken for a member by the picker too: removed and added again.
    await card.remove(gold.name)
    await card.expectGroups(silver.name)
    await card.button("Undo").click()
    await expect(card.message(`Added to ${gold.name}.`)).toBeVisible()
    await card.expectGroups(gold.name, silver.name)
    await theirClock.runFor(4000)
    await other.app.comeBack()
    await other.app.card.expectGroups(gold.name, silver.name)
    expect(await admin.groupIds(customer.id)).toEqual(ids(gold, silver))
    await other.close()
  })

  test("a remove that another's add overtakes is not said to be done", async ({ app, card, admin, page }) => {
    const [gold, silver] = (await admin.createGroups("Gold", "Silver")) as [Group, Group]
    const customer = await admin.createCustomer([gold, silver])
    await app.open(customer.id)
    await card.expectGroups(gold.name, silver.name)
    // Between the server's removing and its answer, which tells how it is then.
    await intercept(
      page,
      batchUrl,
      async (route) => {
        await route.fetch()
        await admin.changeGroups(customer.id, { add: [gold.id] })
        await route.fulfill({ json: { customer: { id: customer.id, groups: await admin.groupsOf(customer.id) } } })
      },
      { times: 1 },
    )
    await card.remove(gold.name)
    await expect(card.message(`Still in ${gold.name}: somebody added the customer again.`)).toBeVisible()
    await card.expectGroups(gold.name, silver.name)
    await expect(card.messages.filter({ hasText: /^Removed from/ })).toHaveCount(0)
    await expect(card.button("Undo")).toHaveCount(0)
    expect(await admin.groupIds(customer.id)).toEqual(ids(gold, silver))
  })

  test(
    "an add of what another has added already is no fault, and one of what was deleted is said not to be done",
    async ({ app, card, admin, page, traffic }) => {
      const groups = await admin.createGroups("First", "Already", "Deleted")
      const [first, already, deleted] = groups as [Group, Group, Group]
      const customer = await admin.createCustomer()
      await app.open(customer.id)
      const hold = await Hold.onBatches(page)
      await card.picker.open()
      await card.picker.pick(first.name)
      await hold.caught()
      await card.picker.pick(already.name)
      await card.picker.pick(deleted.name)
      await card.picker.close()
      await admin.changeGroups(customer.id, { add: [already.id] })
      await admin.deleteGroup(deleted.id)
      await hold.release()
      await card.expectGroups(already.name, first.name)
      await expect(card.message(`Not added to ${deleted.name}: deleted in the meantime.`)).toBeVisible()
      await expect(card.messages.filter({ hasText: /^Added to.*Deleted/ })).toHaveCount(0)
      await traffic.settled()
      expect(batches(traffic.calls).length).toBeLessThanOrEqual(2)
      expect(await admin.groupIds(customer.id)).toEqual(ids(already, first))
    },
  )
})
