// The customer is asked for while the widget's code is on its way, and asked for once.

import { pauseClock } from "../e2e/clock.ts"
import { SignInForm } from "../e2e/pages.ts"
import { customerUrl, delayAnswers } from "../e2e/traffic.ts"
import { bars, earlyNames, openWaiting, paint, paths } from "./first-read.ts"
import { expect, holdWasm, test, widget } from "./guest.ts"

for (const [what, attributes] of [
  ["plainly", ""],
  ["with what the host asks besides", `fields=" +metadata, *addresses"`],
  ["with whole groups", `fields="groups.*,email"`],
] as const) {
  test(`it is asked for ${what} before the wasm is there, and not again`, async ({
    guest,
    admin,
    page,
    traffic,
    silent: _,
  }) => {
    const gold = await admin.createGroup("Gold")
    const customer = await admin.createCustomer([gold])
    const letGo = await holdWasm(page)
    const answered = page.waitForResponse(customerUrl)
    await guest.open(widget(customer.id, attributes))
    await answered
    expect(await guest.heard()).toEqual([])
    letGo()
    await guest.card.expectGroups(gold.name)
    await traffic.settled()
    expect(paths(traffic.calls)).toEqual([`/admin/customers/${customer.id}`])
    await expect.poll(async () => (await guest.heard()).map(({ type }) => type)).toEqual(["load"])
  })
}

test("while the answer is on its way the card is made, and shown once it is here", async ({
  guest,
  admin,
  page,
  traffic,
  silent: _,
}) => {
  const { gold, clock, deliver } = await openWaiting(guest, admin)
  await expect(guest.element.locator("section")).toBeHidden()
  await expect(bars(guest.element)).toBeVisible()
  // Screen readers do not say what a region is shown with.
  const spoken = guest.element.locator("section [role=status]").filter({ hasText: /./ })
  await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame)
  })
  await expect(spoken).toHaveCount(0)
  await deliver()
  await expect(earlyNames(guest.element)).toHaveText(gold.name)
  await paint(page, clock)
  await guest.card.expectGroups(gold.name)
  await expect(bars(guest.element)).toHaveCount(0)
  await expect(spoken).toHaveText("1 group")
  expect(paths(traffic.calls)).toHaveLength(1)
})

for (const when of ["before the wasm", "after it"] as const) {
  test(`with an answer that comes ${when}, the card is on display when hosts hear of it`, async ({
    guest,
    admin,
    page,
    silent: _,
  }) => {
    const customer = await admin.createCustomer([await admin.createGroup("Gold")])
    await page.addInitScript(() => {
      document.addEventListener("customer-groups-load", ({ target }) => {
        const inner = (target as Element).shadowRoot!.querySelector("[part=frame]")!.lastElementChild!
        Object.assign(window, { wasShown: inner.checkVisibility() })
      }, { once: true })
    })
    const clock = when === "after it" ? await pauseClock(page) : undefined
    const letGo = when === "before the wasm" ? await holdWasm(page) : undefined
    const deliver = letGo ? undefined : await delayAnswers(page, customerUrl)
    const answered = page.waitForResponse(customerUrl)
    await guest.open(widget(customer.id))
    if (deliver) {
      await expect(guest.element.locator("section")).toBeAttached()
      await deliver()
      await expect(earlyNames(guest.element)).toHaveCount(1)
      await paint(page, clock)
    }
    await answered
    letGo?.()
    await expect.poll(() => page.evaluate("window.wasShown")).toBe(true)
  })
}

test("an answer that takes long is waited for by the card", async ({ guest, admin, traffic, silent: _ }) => {
  const { gold, clock, deliver } = await openWaiting(guest, admin)
  await clock.runFor(200)
  await expect(guest.card.region).toBeVisible()
  await expect(bars(guest.element)).toHaveCount(0)
  await expect(guest.card.names).toHaveCount(0)
  const spoken = guest.element.locator("section [role=status]").filter({ hasText: /./ })
  await expect(spoken).toHaveCount(0)
  await clock.runFor(100)
  await expect(spoken).toHaveText("Loading customer groups…")
  await deliver()
  await guest.card.expectGroups(gold.name)
  expect(paths(traffic.calls)).toHaveLength(1)
})

test("taken out and put back while the answer is on its way, its card is there at once", async ({
  guest,
  admin,
  silent: _,
}) => {
  const { gold, deliver } = await openWaiting(guest, admin)
  await guest.element.evaluate(async (element) => {
    const { parentNode } = element
    element.remove()
    await new Promise(requestAnimationFrame)
    parentNode!.append(element)
  })
  await expect(guest.card.region).toBeVisible()
  await expect(bars(guest.element)).toHaveCount(0)
  await deliver()
  await guest.card.expectGroups(gold.name)
})

test("a 401 asks to sign in, and after that the groups are read", async ({ guest, admin, page, context }) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  await context.clearCookies()
  const letGo = await holdWasm(page)
  const answered = page.waitForResponse(customerUrl)
  await guest.open(widget(customer.id))
  expect((await answered).status()).toBe(401)
  letGo()
  await new SignInForm(page.locator("form")).signIn()
  await guest.card.expectGroups(gold.name)
})

test("a network that fails is tried again by the widget", async ({ guest, admin, page, traffic }) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  await page.route(customerUrl, (route) => route.abort(), { times: 1 })
  const letGo = await holdWasm(page)
  const failed = page.waitForEvent("requestfailed", (request) => customerUrl.test(request.url()))
  await guest.open(widget(customer.id))
  await failed
  letGo()
  await guest.card.expectGroups(gold.name)
  expect(paths(traffic.calls)).toHaveLength(2)
})

test("given another customer meanwhile, it shows that one and gives up the first", async ({
  guest,
  admin,
  page,
  traffic,
  silent: _,
}) => {
  const [gold, silver] = await admin.createGroups("Gold", "Silver")
  const customers = [await admin.createCustomer([gold!]), await admin.createCustomer([silver!])]
  const letGo = await holdWasm(page)
  const deliver = await delayAnswers(page, (url) => url.pathname.endsWith(customers[0]!.id))
  const failed = page.waitForEvent("requestfailed", (request) => request.url().includes(customers[0]!.id))
  const asked = page.waitForRequest(customerUrl)
  await guest.open(widget(customers[0]!.id))
  await asked
  await guest.element.evaluate((element, id) => element.setAttribute("customer-id", id), customers[1]!.id)
  expect((await failed).failure()?.errorText).toBe("net::ERR_ABORTED")
  letGo()
  await guest.card.expectGroups(silver!.name)
  await deliver()
  await traffic.settled()
  expect(paths(traffic.calls)).toEqual(customers.map(({ id }) => `/admin/customers/${id}`))
  await guest.card.expectGroups(silver!.name)
})

test("removed meanwhile, it gives the question up, and back again it asks anew", async ({
  guest,
  admin,
  page,
  traffic,
  silent: _,
}) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  const letGo = await holdWasm(page)
  await page.route(customerUrl, () => {}, { times: 1 })
  const failed = page.waitForEvent("requestfailed", (request) => customerUrl.test(request.url()))
  const asked = page.waitForRequest(customerUrl)
  await guest.open(widget(customer.id))
  await asked
  const element = await guest.element.elementHandle()
  await element!.evaluate((element) => element.remove())
  expect((await failed).failure()?.errorText).toBe("net::ERR_ABORTED")
  await element!.evaluate((element) => document.body.append(element))
  letGo()
  await guest.card.expectGroups(gold.name)
  await traffic.settled()
  expect(paths(traffic.calls)).toHaveLength(2)
})

test("two widgets for one customer ask once, before the wasm is there", async ({
  guest,
  admin,
  page,
  traffic,
  silent: _,
}) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  const letGo = await holdWasm(page)
  const answered = page.waitForResponse(customerUrl)
  await guest.open(widget(customer.id) + widget(customer.id))
  await answered
  letGo()
  await expect(guest.card.names).toHaveText([gold.name, gold.name])
  await traffic.settled()
  expect(paths(traffic.calls)).toHaveLength(1)
})

test("read again after that, the server is asked anew", async ({ guest, admin, page, silent: _ }) => {
  const [gold, silver] = await admin.createGroups("Gold", "Silver")
  const customer = await admin.createCustomer([gold!])
  const letGo = await holdWasm(page)
  await guest.open(widget(customer.id))
  letGo()
  await guest.card.expectGroups(gold!.name)
  await admin.changeGroups(customer.id, { add: [silver!.id] })
  await guest.element.evaluate((element) => (element as HTMLElement & { refresh(): Promise<unknown> }).refresh())
  await guest.card.expectGroups(gold!.name, silver!.name)
})

test("a host's function and a host's token are used for it", async ({ guest, admin, page, traffic }) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  const letGo = await holdWasm(page)
  const asked = page.waitForRequest(customerUrl)
  await guest.open("")
  await page.evaluate((id) => {
    const element = Object.assign(document.createElement("medusa-customer-groups"), { customerId: id, token: "mine" })
    document.body.append(element)
  }, customer.id)
  expect((await asked).headers()["authorization"]).toBe("Bearer mine")
  // Until the widget is there, the newest way counts.
  await page.evaluate((id) => {
    const host = window as unknown as { paths: string[] }
    host.paths = []
    const request = async (path: string) => {
      host.paths.push(path)
      return { customer: { id, groups: [{ id: "cusgroup_1", name: "From the host" }] } }
    }
    Object.assign(document.querySelector("medusa-customer-groups")!, { request })
  }, customer.id)
  await expect.poll(() => page.evaluate(() => (window as unknown as { paths: string[] }).paths.length)).toBe(1)
  letGo()
  await guest.card.expectGroups("From the host")
  const own = await page.evaluate(() => (window as unknown as { paths: string[] }).paths)
  expect(own.filter((path) => path === `/admin/customers/${customer.id}`)).toHaveLength(1)
  expect(paths(traffic.calls)).toHaveLength(1)
})

test("an answer that is no JSON is told as what it is, and asked for once", async ({ guest, page, traffic }) => {
  await page.route(customerUrl, (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>" }))
  const letGo = await holdWasm(page)
  const answered = page.waitForResponse(customerUrl)
  await guest.open(widget("cus_1"))
  await answered
  letGo()
  await expect(guest.card.region.getByRole("alert")).toBeVisible()
  expect((await guest.heard("error")).map(({ detail }) => [detail["kind"], detail["status"]])).toEqual([
    ["malformed", 200],
  ])
  expect(paths(traffic.calls)).toHaveLength(1)
})

test("after code that could not be loaded, Retry asks anew, whatever the page did meanwhile", async ({
  guest,
  admin,
  page,
  traffic,
}) => {
  const [gold, silver] = await admin.createGroups("Gold", "Silver")
  const customer = await admin.createCustomer([gold!])
  await page.route(/customer-groups\.wasm$/, (route) => route.abort(), { times: 1 })
  await guest.open(widget(customer.id))
  const retry = guest.element.getByRole("button", { name: "Retry", exact: true })
  await expect(retry).toBeVisible()
  await page.evaluate(() => document.documentElement.classList.add("dark"))
  await traffic.settled()
  expect(paths(traffic.calls).length).toBeLessThan(2)
  await admin.changeGroups(customer.id, { add: [silver!.id] })
  await retry.click()
  await guest.card.expectGroups(gold!.name, silver!.name)
})

test("an answer that is old when the wasm comes is not shown", async ({ guest, admin, page, traffic }) => {
  const [gold, silver] = await admin.createGroups("Gold", "Silver")
  const customer = await admin.createCustomer([gold!])
  await page.addInitScript(() => {
    const now = performance.now.bind(performance)
    Object.assign(window, { later: 0 })
    performance.now = () => now() + (window as unknown as { later: number }).later
  })
  const letGo = await holdWasm(page)
  const answered = page.waitForResponse(customerUrl)
  await guest.open(widget(customer.id))
  await (await answered).finished()
  await traffic.settled()
  await admin.changeGroups(customer.id, { add: [silver!.id] })
  await expect(earlyNames(guest.element)).toHaveText(gold!.name)
  await paint(page, undefined)
  await page.evaluate(() => Object.assign(window, { later: 6000 }))
  letGo()
  await guest.card.expectGroups(gold!.name, silver!.name)
  expect(paths(traffic.calls)).toHaveLength(2)
})

test("a function that the host makes anew in each render is called once", async ({ guest, page }) => {
  const letGo = await holdWasm(page)
  await guest.open("")
  await page.evaluate(async () => {
    const host = window as unknown as { paths: string[]; render(): void }
    host.paths = []
    host.render = () => {
      const request = async (path: string) => {
        host.paths.push(path)
        return { customer: { id: "cus_1", groups: [{ id: "cusgroup_1", name: "From the host" }] } }
      }
      Object.assign(document.querySelector("medusa-customer-groups")!, { request })
    }
    document.body.append(Object.assign(document.createElement("medusa-customer-groups"), { customerId: "cus_1" }))
    for (let render = 0; render < 5; render++) {
      host.render()
      await new Promise(requestAnimationFrame)
    }
  })
  letGo()
  await guest.card.expectGroups("From the host")
  const own = await page.evaluate(() => (window as unknown as { paths: string[] }).paths)
  expect(own.filter((path) => path === "/admin/customers/cus_1")).toHaveLength(1)
})

test("two widgets that sign in different ways each get the answer to their own", async ({ guest, page }) => {
  await page.route(customerUrl, async (route) => {
    const token = route.request().headers()["authorization"]
    const name = token === "Bearer mine" ? "For the token" : "For the cookie"
    const customer = { id: "cus_1", groups: [{ id: "cusgroup_1", name }] }
    const headers = { "access-control-allow-headers": "authorization" }
    await route.fulfill({ json: { customer }, headers })
  })
  const letGo = await holdWasm(page)
  await guest.open("")
  await page.evaluate(() => {
    for (const token of ["mine", null]) {
      const element = document.createElement("medusa-customer-groups")
      document.body.append(Object.assign(element, { customerId: "cus_1", token }))
    }
  })
  letGo()
  await expect(guest.card.names).toHaveText(["For the token", "For the cookie"])
})

test("an id that no address can hold does not stop the element", async ({ guest }) => {
  await guest.open(widget("cus_1"))
  await guest.element.evaluate((element) => {
    const other = document.createElement("medusa-customer-groups")
    Object.assign(other, { customerId: "cus_\uD800" })
    element.replaceWith(other)
  })
  await expect(guest.card.region).toBeVisible()
})

test("removed by a listener of its own load event, it is gone without a fault", async ({
  guest,
  admin,
  page,
  silent: _,
}) => {
  const customer = await admin.createCustomer([await admin.createGroup("Gold")])
  const letGo = await holdWasm(page)
  const answered = page.waitForResponse(customerUrl)
  await guest.open(widget(customer.id))
  await answered
  await page.evaluate(() => {
    document.addEventListener("customer-groups-load", ({ target }) => (target as Element).remove())
  })
  letGo()
  await expect(guest.element).toHaveCount(0)
  await expect.poll(async () => (await guest.heard()).map(({ type }) => type)).toEqual(["load"])
})
