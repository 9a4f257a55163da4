// What a host's script calls and hears.

import { answer, batches, batchUrl, customerUrl, intercept } from "../e2e/traffic.ts"
import { expect, test, widget, type WidgetElement } from "./guest.ts"

/** How a promise that the element gave has ended. */
interface Ended {
  customer?: Record<string, unknown>
  error?: { name: string; kind: string; status: number | undefined; message: string }
}

/** Calls `batch` or `refresh`, and tells how it ends. */
async function call(element: Element, [method, input]: readonly ["batch" | "refresh", object?]): Promise<Ended> {
  const called = (element as WidgetElement)[method](input as never)
  return called.then(
    (customer) => ({ customer }),
    (error) => ({ error: { name: error.name, kind: error.kind, status: error.status, message: error.message } }),
  )
}

test("batch() adds and removes in one request, and gives the customer as the server sent it", async ({
  guest,
  admin,
  traffic,
  silent: _,
}) => {
  const [gold, silver, bronze] = await admin.createGroups("Gold", "Silver", "Bronze")
  const customer = await admin.createCustomer([gold!])
  await guest.open(widget(customer.id, `fields="email,+metadata"`))
  await guest.card.expectGroups(gold!.name)
  let ended: Ended = {}
  const calls = await traffic.during(async () => {
    const input = { add: [silver!.id, bronze!.id], remove: [gold!.id] }
    ended = await guest.element.evaluate(call, ["batch", input] as const)
  })
  expect(batches(calls)).toEqual([{ add: [silver!.id, bronze!.id], remove: [gold!.id] }])
  expect(ended.error).toBeUndefined()
  expect(ended.customer).toMatchObject({ id: customer.id, email: customer.email, metadata: null })
  await guest.card.expectGroups(bronze!.name, silver!.name)
  const [change] = await guest.heard("change")
  expect(change!.detail).toMatchObject({ customer: ended.customer, removed: [{ id: gold!.id, name: gold!.name }] })
  expect(await guest.element.evaluate((element) => (element as WidgetElement).customer)).toEqual(ended.customer)
})

test("batch() with a group that does not exist rejects, and says why", async ({ guest, admin }) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  await guest.show(customer.id)
  const { error } = await guest.element.evaluate(call, ["batch", { add: ["cusgroup_nothing"] }] as const)
  expect(error).toMatchObject({ name: "Error", kind: expect.stringMatching(/^(invalid|not_found)$/) })
  expect(error!.status).toBeGreaterThanOrEqual(400)
  expect(error!.message).toContain("cusgroup_nothing")
  await guest.card.expectGroups(gold.name)
  expect(await guest.heard("error")).toHaveLength(1)
})

for (const [what, input] of [
  ["no lists", { add: "cusgroup_1" }],
  ["empty ids", { add: [""] }],
  ["ids that are no texts", { remove: [1, null] }],
] as const) {
  test(`batch() with ${what} rejects without a request`, async ({ guest, admin, traffic, silent: _ }) => {
    const customer = await admin.createCustomer()
    await guest.show(customer.id)
    await traffic.settled()
    const calls = await traffic.during(async () => {
      const { error } = await guest.element.evaluate(call, ["batch", input] as const)
      expect(error).toMatchObject({ kind: "config", message: expect.stringContaining("batch()") })
    })
    expect(calls).toEqual([])
  })
}

test("refresh() reads again, and gives the customer", async ({ guest, admin, silent: _ }) => {
  const [gold, silver] = await admin.createGroups("Gold", "Silver")
  const customer = await admin.createCustomer([gold!])
  await guest.show(customer.id)
  await admin.changeGroups(customer.id, { add: [silver!.id] })
  const { customer: read } = await guest.element.evaluate(call, ["refresh"] as const)
  expect((read!.groups as { name: string }[]).map(({ name }) => name).sort()).toEqual([gold!.name, silver!.name])
  await guest.card.expectGroups(gold!.name, silver!.name)
})

test("what is called before the widget is there is done once it is", async ({ guest, admin, silent: _ }) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer()
  await guest.open("")
  const ended = await guest.page.evaluate(
    async ([id, group]) => {
      const element = document.createElement("medusa-customer-groups") as WidgetElement
      element.customerId = id!
      document.body.append(element)
      return (await element.batch({ add: [group!] })).id
    },
    [customer.id, gold.id],
  )
  expect(ended).toBe(customer.id)
  await guest.card.expectGroups(gold.name)
})

test("a call right after another customer was shown for a moment is for the one who is shown, whenever it comes", async ({
  guest,
  admin,
  silent: _,
}) => {
  const gold = await admin.createGroup("Gold")
  const [customer, other] = [await admin.createCustomer([gold]), await admin.createCustomer()]
  await guest.show(customer.id)
  const ended = await guest.element.evaluate(
    async (element: WidgetElement, [id, other]) => {
      const ids: unknown[] = []
      // The element and the widget each turn in a microtask of their own: with every number of them in between.
      for (let microtasks = 0; microtasks < 12; microtasks++) {
        element.customerId = other!
        for (let done = 0; done < microtasks; done++) await undefined
        element.customerId = id!
        const late = new Promise((resolve) => setTimeout(resolve, 5_000, `${microtasks} microtasks: never`))
        ids.push(await Promise.race([element.refresh().then((customer) => customer.id), late]))
      }
      return ids
    },
    [customer.id, other.id],
  )
  expect(ended).toEqual(Array(12).fill(customer.id))
  await guest.card.expectGroups(gold.name)
})

test("a call whose element goes away ends, too", async ({ guest, admin, page }) => {
  const customer = await admin.createCustomer()
  await guest.open("")
  await intercept(page, customerUrl, () => {})
  const ended = await page.evaluate(async (id) => {
    const element = document.createElement("medusa-customer-groups") as WidgetElement
    element.customerId = id
    document.body.append(element)
    const called = element.refresh().then(
      () => "resolved",
      (error) => error.kind,
    )
    await customElements.whenDefined("medusa-customer-groups")
    await new Promise(requestAnimationFrame)
    element.remove()
    return called
  }, customer.id)
  expect(ended).toBe("aborted")
})

test("undo() takes the last edit back", async ({ guest, admin, silent: _ }) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  await guest.show(customer.id)
  await guest.card.remove(gold.name)
  await expect.poll(() => admin.groupNames(customer.id)).toEqual([])
  await guest.element.evaluate((element) => (element as WidgetElement).undo())
  await guest.card.expectGroups(gold.name)
  await expect.poll(() => admin.groupNames(customer.id)).toEqual([gold.name])
})

test("an edit that the server refuses is told by an event, and shown", async ({ guest, admin, page }) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  await guest.show(customer.id)
  await answer(page, batchUrl, "POST", { status: 400, json: { type: "invalid_data", message: "No, thank you" } })
  await guest.card.remove(gold.name)
  await guest.card.expectGroups(gold.name)
  const errors = await guest.heard("error")
  const refused = { kind: "invalid", status: 400, message: "No, thank you", customerId: customer.id }
  expect(errors.map(({ detail }) => detail)).toEqual([refused])
})

test("a host that takes over signing in sees no form, and goes on with refresh()", async ({
  guest,
  admin,
  context,
  session,
  backendURL,
}) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  await context.clearCookies()
  const script = `document.addEventListener("customer-groups-unauthorized", (event) => event.preventDefault())`
  guest.server.files.set("/host.js", script)
  await guest.open(widget(customer.id), { head: `<script src="/host.js"></script>` })
  await expect.poll(() => guest.heard("unauthorized")).toHaveLength(1)
  await expect(guest.page.getByRole("textbox", { name: "Password" })).toHaveCount(0)
  await context.addCookies([{ ...session, domain: new URL(backendURL).hostname, path: "/" }])
  await guest.element.evaluate(call, ["refresh"] as const)
  await guest.card.expectGroups(gold.name)
})

test("without a host that does, the form is there", async ({ guest, admin, context }) => {
  const customer = await admin.createCustomer()
  await context.clearCookies()
  await guest.open(widget(customer.id))
  await expect(guest.page.getByRole("textbox", { name: "Password" })).toBeVisible()
  expect(await guest.heard("unauthorized")).toHaveLength(1)
})

test("a host that takes over a choice is told the group, and nothing is navigated to", async ({
  guest,
  admin,
  page,
  silent: _,
}) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  const script = `document.addEventListener("customer-groups-select", (event) => event.preventDefault())`
  guest.server.files.set("/host.js", script)
  await guest.open(widget(customer.id, `group-href="/elsewhere/{id}"`), { head: `<script src="/host.js"></script>` })
  await page.getByRole("link", { name: gold.name }).click()
  expect((await guest.heard("select")).map(({ detail }) => detail)).toEqual([
    { group: { id: gold.id, name: gold.name } },
  ])
  expect(new URL(page.url()).pathname).toBe("/")
})

test("left to itself, a choice leads where group-href says", async ({ guest, admin, page, silent: _ }) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  guest.server.files.set("/group", "<!doctype html>")
  await guest.open(widget(customer.id, `group-href="/group?{id}"`))
  await page.getByRole("link", { name: gold.name }).click()
  await expect(page).toHaveURL(`${guest.server.origin}/group?${gold.id}`)
})
