// Staged mode: `<meta name="customer-groups-mode" content="staged">`. Edits wait for Save, and go as one.

import { heldBack, pauseClock, type Clock } from "./clock.ts"
import { expect, signInElsewhere, suffix, test, type AdminApi, type Group } from "./fixtures.ts"
import type { AdminPage } from "./pages.ts"
import { Hold, answer, batchUrl, batches, groupsUrl } from "./traffic.ts"

const ids = (...groups: Group[]) => groups.map((group) => group.id).sort()

test.beforeEach(({ app }) => app.configure({ mode: "staged" }))

/** A customer in Gold and Silver; with Bronze to be added and Gold to be removed, if `isEdited`. */
async function open(
  app: AdminPage,
  admin: AdminApi,
  { isEdited = true, clock }: { isEdited?: boolean; clock?: Clock } = {},
) {
  const [gold, silver, bronze] = (await admin.createGroups("Gold", "Silver", "Bronze")) as [Group, Group, Group]
  const customer = await admin.createCustomer([gold, silver])
  await app.open(customer.id)
  await app.card.expectGroups(gold.name, silver.name)
  if (isEdited) {
    const { picker } = app.card
    await picker.open()
    await picker.field.fill(bronze.name)
    // A search waits for the end of the typing.
    await clock?.runUntil(picker.option(bronze.name))
    await picker.pick(bronze.name)
    await picker.close()
    await app.card.remove(gold.name)
    await expect(app.card.staged).toContainText(`Add to ${bronze.name}. Remove from ${gold.name}.`)
  }
  return { gold, silver, bronze, customer }
}

test("what is added is marked New, what is removed is struck through, and nothing is sent", async ({
  app,
  card,
  admin,
  traffic,
}) => {
  const { gold, silver, bronze, customer } = await open(app, admin)
  await expect(card.names).toHaveText([bronze.name, gold.name, silver.name])
  await expect(card.mark(bronze.name)).toHaveText("New")
  await expect(card.mark(gold.name)).toHaveText("Removed")
  await expect(card.mark(silver.name)).toHaveText("")
  const line = (name: string) =>
    card
      .row(name)
      .getByText(name, { exact: true })
      .evaluate((element) => {
        for (let at: Element | null = element; at; at = at.parentElement) {
          if (getComputedStyle(at).textDecorationLine === "line-through") return true
        }
        return false
      })
  expect([await line(bronze.name), await line(gold.name), await line(silver.name)]).toEqual([false, true, false])
  await expect(card.staged).toContainText("Not saved yet")
  await expect(card.messages).toHaveCount(0)
  await traffic.settled()
  expect(batches(traffic.calls)).toEqual([])
  expect(await admin.groupIds(customer.id)).toEqual(ids(gold, silver))
})

test("Save sends all of it as one batch, and says what was done", async ({ app, card, admin, traffic, page }) => {
  const { gold, silver, bronze, customer } = await open(app, admin)
  const hold = await Hold.onBatches(page)
  const sent = await traffic.during(async () => {
    await card.button("Save").focus()
    await page.keyboard.press("Enter")
    await hold.caught()
    await expect(card.message("Saving…")).toBeVisible()
    await expect(card.button("Save")).toHaveCount(0)
    await hold.release()
    await expect(card.message(`Added to ${bronze.name}. Removed from ${gold.name}.`)).toBeVisible()
  })
  expect(batches(sent)).toEqual([{ add: [bronze.id], remove: [gold.id] }])
  await card.expectGroups(bronze.name, silver.name)
  await expect(card.mark(bronze.name)).toHaveText("")
  await expect(card.staged).toHaveCount(0)
  await card.expectFocus()
  expect(await admin.groupIds(customer.id)).toEqual(ids(silver, bronze))
})

for (const key of ["Control+Enter", "Meta+Enter"]) {
  test(`${key} saves, from wherever in the widget the focus is`, async ({ app, card, admin, page, traffic }) => {
    const { silver, bronze, gold, customer } = await open(app, admin)
    await card.filterField.focus()
    const sent = await traffic.during(async () => {
      await page.keyboard.press(key)
      await expect(card.message(`Added to ${bronze.name}.`)).toBeVisible()
    })
    expect(batches(sent)).toEqual([{ add: [bronze.id], remove: [gold.id] }])
    expect(await admin.groupIds(customer.id)).toEqual(ids(silver, bronze))
    // With nothing to save it is nobody's key.
    expect(await traffic.during(() => page.keyboard.press(key))).toEqual([])
  })
}

test("Discard drops all of it, and the server's groups stand", async ({ app, card, admin, traffic, page }) => {
  const { gold, silver, customer } = await open(app, admin)
  await card.button("Discard").focus()
  const sent = await traffic.during(async () => {
    await page.keyboard.press("Enter")
    await card.expectGroups(gold.name, silver.name)
  })
  expect(batches(sent)).toEqual([])
  await expect(card.staged).toHaveCount(0)
  await expect(card.mark(gold.name)).toHaveText("")
  await card.expectFocus()
  expect(await admin.groupIds(customer.id)).toEqual(ids(gold, silver))
})

test("each edit can be reverted by itself, and with the last there is nothing to save", async ({
  app,
  card,
  admin,
  traffic,
}) => {
  const { gold, silver, bronze, customer } = await open(app, admin)
  await card.button(`Keep ${gold.name}`).click()
  await expect(card.mark(gold.name)).toHaveText("")
  await expect(card.removeButton(gold.name)).toBeVisible()
  await expect(card.staged).not.toContainText(gold.name)
  await card.remove(bronze.name)
  await card.expectGroups(gold.name, silver.name)
  await expect(card.staged).toHaveCount(0)
  await traffic.settled()
  expect(batches(traffic.calls)).toEqual([])
  expect(await admin.groupIds(customer.id)).toEqual(ids(gold, silver))
})

test("Ctrl+Z takes the staged edits back one by one", async ({ app, card, admin, page, traffic }) => {
  const { gold, silver, bronze } = await open(app, admin)
  await card.checkbox(silver.name).click()
  await card.removeSelected.click()
  await expect(card.mark(silver.name)).toHaveText("Removed")
  await card.sortButton("Name").focus()
  await page.keyboard.press("Control+z")
  await expect(card.mark(silver.name)).toHaveText("")
  await expect(card.mark(gold.name)).toHaveText("Removed")
  await page.keyboard.press("Control+z")
  await expect(card.mark(gold.name)).toHaveText("")
  await expect(card.mark(bronze.name)).toHaveText("New")
  await page.keyboard.press("Control+z")
  await card.expectGroups(gold.name, silver.name)
  await expect(card.staged).toHaveCount(0)
  await traffic.settled()
  expect(batches(traffic.calls)).toEqual([])
})

test("what was saved can be undone: staged again, and sent with the next Save", async ({
  app,
  card,
  admin,
  traffic,
}) => {
  const { gold, silver, bronze, customer } = await open(app, admin)
  await card.button("Save").click()
  await expect(card.message(`Added to ${bronze.name}. Removed from ${gold.name}.`)).toBeVisible()
  await card.button("Undo").click()
  await expect(card.staged).toContainText(`Add to ${gold.name}. Remove from ${bronze.name}.`)
  expect(await admin.groupIds(customer.id)).toEqual(ids(silver, bronze))
  const sent = await traffic.during(async () => {
    await card.button("Save").click()
    await expect(card.message(`Added to ${gold.name}. Removed from ${bronze.name}.`)).toBeVisible()
  })
  expect(batches(sent)).toEqual([{ add: [gold.id], remove: [bronze.id] }])
  expect(await admin.groupIds(customer.id)).toEqual(ids(gold, silver))
})

test("several rows removed at once stay, struck through, and are one batch with the rest", async ({
  app,
  card,
  admin,
  traffic,
  page,
}) => {
  const { gold, silver, bronze, customer } = await open(app, admin, { isEdited: false })
  await card.add(bronze.name)
  await card.checkbox(gold.name).click()
  await card.checkbox(silver.name).click()
  await card.removeSelected.focus()
  await page.keyboard.press("Enter")
  await card.expectFocus()
  for (const group of [gold, silver]) await expect(card.mark(group.name)).toHaveText("Removed")
  const sent = await traffic.during(async () => {
    await card.button("Save").click()
    await card.expectGroups(bronze.name)
  })
  expect(batches(sent).map(({ add, remove }) => ({ add, remove: remove.sort() }))).toEqual([
    { add: [bronze.id], remove: ids(gold, silver) },
  ])
  expect(await admin.groupIds(customer.id)).toEqual(ids(bronze))
})

test("the Delete key stages, and sends nothing", async ({ app, card, admin, page, traffic }) => {
  const { gold, silver, customer } = await open(app, admin, { isEdited: false })
  await card.checkbox(gold.name).focus()
  await page.keyboard.press("Delete")
  await expect(card.mark(gold.name)).toHaveText("Removed")
  await card.expectGroups(gold.name, silver.name)
  await traffic.settled()
  expect(batches(traffic.calls)).toEqual([])
  expect(await admin.groupIds(customer.id)).toEqual(ids(gold, silver))
})

test("what is staged by key leaves the focus where it is, with the first edit as with any", async ({
  app,
  card,
  admin,
  page,
}) => {
  const { gold, silver } = await open(app, admin, { isEdited: false })
  for (const group of [gold, silver]) {
    await card.checkbox(group.name).focus()
    await page.keyboard.press("Delete")
    await expect(card.mark(group.name)).toHaveText("Removed")
    await expect(card.checkbox(group.name)).toBeFocused()
  }
})

test("what another admin did meanwhile is no reason to send it again, nor to lose the rest", async ({
  app,
  card,
  admin,
  traffic,
}) => {
  const { gold, silver, bronze, customer } = await open(app, admin)
  await admin.changeGroups(customer.id, { remove: [gold.id] })
  const sent = await traffic.during(async () => {
    await card.button("Save").click()
    await card.expectGroups(bronze.name, silver.name)
  })
  expect(batches(sent)).toHaveLength(1)
  await expect(card.staged).toHaveCount(0)
  expect(await admin.groupIds(customer.id)).toEqual(ids(silver, bronze))
})

test.describe("with edits that are not saved", () => {
  /** Answers each dialog in turn, and tells what was asked. */
  function dialogs(page: AdminPage["page"], ...answers: boolean[]): string[] {
    const asked: string[] = []
    page.on("dialog", async (dialog) => {
      asked.push(dialog.type())
      await (answers[asked.length - 1] ? dialog.accept() : dialog.dismiss())
    })
    return asked
  }

  test("leaving the page is asked about, and not once they are saved", async ({ app, card, admin, page }) => {
    const { gold, silver, bronze } = await open(app, admin)
    const asked = dialogs(page, false)
    await page.evaluate(() => setTimeout(() => location.reload()))
    await expect.poll(() => asked).toEqual(["beforeunload"])
    await expect(card.mark(bronze.name)).toHaveText("New")
    await expect(card.mark(gold.name)).toHaveText("Removed")
    await card.button("Save").click()
    await card.expectGroups(bronze.name, silver.name)
    await page.reload()
    await card.expectGroups(bronze.name, silver.name)
    expect(asked).toEqual(["beforeunload"])
  })

  test("another customer is opened only if one agrees to drop them", async ({ app, card, admin, page, traffic }) => {
    const { gold, silver, bronze, customer } = await open(app, admin)
    const other = await admin.createCustomer([bronze], { last_name: `Other ${suffix()}` })
    await app.search(other.last_name)
    const asked = dialogs(page)
    const link = app.customer(other.last_name)
    await link.click()
    await expect(app.question.getByRole("button", { name: "Stay", exact: true })).toBeFocused()
    await page.keyboard.press("Escape")
    await expect(app.question).toHaveCount(0)
    await expect(link).toBeFocused()
    await expect(page).toHaveURL(new RegExp(customer.id))
    await expect(card.names).toHaveText([bronze.name, gold.name, silver.name])
    await expect(card.staged).toContainText(`Add to ${bronze.name}. Remove from ${gold.name}.`)

    await link.click()
    await app.answer("Leave")
    await card.expectGroups(bronze.name)
    await expect(card.staged).toHaveCount(0)
    // Dropped for good.
    await page.goBack()
    await card.expectGroups(gold.name, silver.name)
    await expect(card.staged).toHaveCount(0)
    expect(asked).toEqual([])
    await traffic.settled()
    expect(batches(traffic.calls)).toEqual([])
    expect(await admin.groupIds(customer.id)).toEqual(ids(gold, silver))
  })

  test("Back asks the same, and whoever stays is where they were", async ({ app, card, admin, page }) => {
    const [gold, bronze] = (await admin.createGroups("Gold", "Bronze")) as [Group, Group]
    const name = suffix()
    const first = await admin.createCustomer([bronze], { last_name: `First ${name}` })
    const second = await admin.createCustomer([gold], { last_name: `Second ${name}` })
    await app.open(first.id)
    await card.expectGroups(bronze.name)
    await app.search(name)
    await app.customer(second.last_name).click()
    await card.expectGroups(gold.name)
    await card.remove(gold.name)
    await page.evaluate(() => history.back())
    await app.answer("Stay")
    await expect(page).toHaveURL(new RegExp(second.id))
    await expect(card.mark(gold.name)).toHaveText("Removed")
    await page.evaluate(() => history.back())
    await app.answer("Leave")
    await card.expectGroups(bronze.name)
    await expect(page).toHaveURL(new RegExp(first.id))
    expect(await admin.groupIds(second.id)).toEqual([gold.id])
  })

  test("the question goes when they are saved", async ({ app, card, admin }) => {
    const { silver, bronze } = await open(app, admin)
    const other = await admin.createCustomer([], { last_name: `Other ${suffix()}` })
    await app.search(other.last_name)
    await app.customer(other.last_name).click()
    await expect(app.question).toBeVisible()
    await card.button("Save").click()
    await card.expectGroups(bronze.name, silver.name)
    await expect(app.question).toHaveCount(0)
  })

  test("a frame that may ask nothing asks all the same", async ({ app, admin, page, baseURL }) => {
    const { gold, bronze, customer } = await open(app, admin, { isEdited: false })
    const other = await admin.createCustomer([bronze], { last_name: `Other ${suffix()}` })
    await page.route("**/around", (route) =>
      route.fulfill({
        contentType: "text/html",
        body: `<!doctype html><iframe sandbox="allow-scripts allow-same-origin allow-forms" width="1200" height="700"
          src="/?customer=${customer.id}"></iframe>`,
      }),
    )
    // As it is served, no page may frame it.
    await page.route(
      (url) => url.pathname === "/",
      async (route) => {
        const response = await route.fetch()
        const { "content-security-policy": _, ...headers } = response.headers()
        const mode = '<meta name="customer-groups-mode" content="staged">'
        const body = (await response.text()).replace("<head>", `<head>${mode}`)
        await route.fulfill({ response, headers, body })
      },
    )
    await page.goto(`${baseURL}/around`)
    const framed = page.frameLocator("iframe")
    await framed.getByRole("button", { name: `Remove ${gold.name}`, exact: true }).click()
    await framed.getByRole("searchbox", { name: "Search customers", exact: true }).fill(other.last_name)
    await framed.getByRole("link").filter({ hasText: other.last_name }).click()
    await framed.getByRole("alertdialog").getByRole("button", { name: "Leave", exact: true }).click()
    await expect(framed.getByRole("rowheader").locator("bdi")).toHaveText([bronze.name])
  })

  test("nothing is asked when there are none", async ({ app, card, admin, page }) => {
    const { gold, silver } = await open(app, admin, { isEdited: false })
    await card.remove(gold.name)
    await card.button(`Keep ${gold.name}`).click()
    const asked = dialogs(page)
    await page.reload()
    await card.expectGroups(gold.name, silver.name)
    expect(asked).toEqual([])
  })
})

test.describe("a Save that fails keeps everything, and can be tried again:", () => {
  for (const [what, status, why] of [
    ["refused", 400, "Not saved: the server refused it."],
    ["without the right", 403, "Not saved: you do not have the right to do this."],
  ] as const) {
    test(`${what} (${status})`, async ({ app, card, admin, page, traffic }) => {
      const { gold, silver, bronze, customer } = await open(app, admin)
      const raw = `Raw words of the server, ${status}`
      const fault = await answer(page, batchUrl, "POST", { status, json: { type: "invalid_data", message: raw } })
      await card.button("Save").click()
      const message = card.message(why)
      await expect(message).toContainText(`Your changes are kept: Add to ${bronze.name}. Remove from ${gold.name}.`)
      await expect(message.getByText(raw)).toBeHidden()
      await message.getByText("Details", { exact: true }).click()
      await expect(message.getByText(raw)).toBeVisible()
      expect(fault.count).toBe(1)
      await expect(card.names).toHaveText([bronze.name, gold.name, silver.name])
      await expect(card.mark(bronze.name)).toHaveText("New")
      await expect(card.mark(gold.name)).toHaveText("Removed")
      await expect(card.staged).toContainText(`Add to ${bronze.name}. Remove from ${gold.name}.`)
      expect(await admin.groupIds(customer.id)).toEqual(ids(gold, silver))

      await fault.stop()
      const sent = await traffic.during(async () => {
        await card.button("Save").click()
        await expect(card.message(`Added to ${bronze.name}. Removed from ${gold.name}.`)).toBeVisible()
      })
      expect(batches(sent)).toEqual([{ add: [bronze.id], remove: [gold.id] }])
      await card.expectGroups(bronze.name, silver.name)
      expect(await admin.groupIds(customer.id)).toEqual(ids(silver, bronze))
    })
  }

  test("a fault of the server (500)", async ({ app, card, admin, page }) => {
    const clock = await pauseClock(page)
    const { gold, silver, bronze, customer } = await open(app, admin, { clock })
    const fault = await answer(page, batchUrl, "POST", { status: 500, json: { message: "An unknown error occurred." } })
    await card.button("Save").click()
    const held = await heldBack(clock, card)
    await expect(held).toContainText(`Add to ${bronze.name}. Remove from ${gold.name}.`)
    await expect(held).toContainText("The server has a problem.")
    await expect(card.names).toHaveText([bronze.name, gold.name, silver.name])
    expect(await admin.groupIds(customer.id)).toEqual(ids(gold, silver))
    await fault.stop()
    await held.getByRole("button", { name: "Retry", exact: true }).click()
    await card.expectGroups(bronze.name, silver.name)
    expect(await admin.groupIds(customer.id)).toEqual(ids(silver, bronze))
  })

  test("no network", async ({ app, card, admin, page, context }) => {
    const clock = await pauseClock(page)
    const { gold, silver, bronze, customer } = await open(app, admin, { clock })
    await context.setOffline(true)
    await card.button("Save").click()
    const held = await heldBack(clock, card)
    await expect(held).toContainText(`Add to ${bronze.name}. Remove from ${gold.name}.`)
    await expect(held).toContainText("You are offline.")
    await expect(card.mark(bronze.name)).toHaveText("New")
    await expect(card.mark(gold.name)).toHaveText("Removed")
    await context.setOffline(false)
    await card.expectGroups(bronze.name, silver.name)
    expect(await admin.groupIds(customer.id)).toEqual(ids(silver, bronze))
  })

  test("a session that has ended", async ({ app, card, admin, context }) => {
    const { silver, bronze, customer } = await open(app, admin)
    await context.clearCookies()
    await card.button("Save").click()
    await expect(app.signInForm.form).toContainText("Sign in, and your change is saved.")
    await app.signInForm.signIn()
    await card.expectGroups(bronze.name, silver.name)
    expect(await admin.groupIds(customer.id)).toEqual(ids(silver, bronze))
  })

  test("another user, who has signed in since they were staged, and is asked", async ({ app, card, admin, page }) => {
    const { gold, silver, customer } = await open(app, admin)
    await answer(page, groupsUrl, "GET", { status: 401, json: { message: "Unauthorized" } }, 1)
    await card.addButton.click()
    await expect(app.signInForm.form).toBeVisible()
    const user = { id: "user_bea", email: "bea@medusa.test" }
    await answer(page, /\/admin\/users\/me/, "GET", { status: 200, json: { user } })
    await app.signInForm.signIn()
    await expect(app.signInForm.form).toBeHidden()
    await card.button("Save").click()
    await expect(card.region).toContainText("Save sends them as bea@medusa.test.")
    expect(await admin.groupIds(customer.id)).toEqual(ids(gold, silver))
  })

  test("another user, who has signed in in another tab, and is asked on coming back", async ({
    app,
    card,
    admin,
    backendURL,
    context,
    otherUser,
    page,
  }) => {
    const clock = await pauseClock(page)
    const { gold, silver, bronze, customer } = await open(app, admin, { clock })
    await signInElsewhere(context, backendURL, otherUser)
    await clock.runFor(4000)
    await app.comeBack()
    await expect(card.region).toContainText(`Save sends them as ${otherUser.email}.`)
    expect(await admin.groupIds(customer.id)).toEqual(ids(gold, silver))
    await card.button("Save").click()
    await expect.poll(() => admin.groupIds(customer.id)).toEqual(ids(silver, bronze))
  })

  test("a group that was deleted meanwhile is named, and the rest is saved", async ({ app, card, admin }) => {
    const { gold, silver, bronze, customer } = await open(app, admin)
    await admin.deleteGroup(bronze.id)
    await card.button("Save").click()
    await expect(card.message(`Not added to ${bronze.name}: deleted in the meantime.`)).toBeVisible()
    await expect(card.message(`Removed from ${gold.name}.`)).toBeVisible()
    await card.expectGroups(silver.name)
    expect(await admin.groupIds(customer.id)).toEqual(ids(silver))
  })
})
