// Several elements at one backend, each asking as itself.

import type { Page } from "@playwright/test"
import type { AdminApi } from "../e2e/fixtures.ts"
import { answer, batchUrl, customerUrl, Hold, intercept } from "../e2e/traffic.ts"
import { expect, renew, signIn, test, type Guest, type WidgetElement } from "./guest.ts"

/** Adds elements with these tokens, one for each, in one go. */
function addWith(guest: Guest, customerId: string, tokens: string[]): Promise<void> {
  return guest.page.evaluate(
    ({ customerId, tokens }) => {
      for (const token of tokens) {
        document.body.append(Object.assign(document.createElement("medusa-customer-groups"), { customerId, token }))
      }
    },
    { customerId, tokens },
  )
}

/** A customer in one group, for somebody who has a token and no session. */
async function customerAndToken(admin: AdminApi, page: Page, backendURL: string) {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  await page.context().clearCookies()
  return { gold, customer, token: await signIn(backendURL) }
}

test.beforeEach(async ({ context, guest }) => {
  await context.clearCookies()
  await guest.open("")
})

test("each element asks with its own token, also when the other is gone", async ({
  guest,
  admin,
  backendURL,
  page,
  traffic,
}) => {
  const { gold, customer, token } = await customerAndToken(admin, page, backendURL)
  await addWith(guest, customer.id, [token, "stale"])
  const [first, second] = [guest.element.nth(0), guest.element.nth(1)]
  await expect(first.getByRole("rowheader", { name: gold.name })).toBeVisible()
  await expect(second.getByText("Your session has ended")).toBeVisible()
  await expect(second.getByRole("rowheader")).toHaveCount(0)

  await first.evaluate((element) => element.remove())
  const calls = await traffic.during(() => guest.element.getByRole("button", { name: "Retry" }).click())
  const reads = calls.filter((call) => call.method() === "GET" && customerUrl.test(call.url()))
  expect(reads.map((call) => call.headers()["authorization"])).toEqual(["Bearer stale"])
})

test("a 401 to an edit whose token the host has renewed meanwhile ends no session", async ({
  guest,
  admin,
  backendURL,
  page,
}) => {
  const { gold, customer, token } = await customerAndToken(admin, page, backendURL)
  const renewed = await renew(backendURL, token)
  await addWith(guest, customer.id, [token])
  await expect(guest.element.getByRole("rowheader", { name: gold.name })).toBeVisible()
  const held = await Hold.on(page, batchUrl, "POST")
  await guest.element.getByRole("button", { name: `Remove ${gold.name}` }).click()
  await held.caught()
  await guest.element.evaluate((element, token) => {
    Object.assign(window, { told: 0 })
    element.addEventListener("customer-groups-unauthorized", () => Object.assign(window, { told: 1 }))
    Object.assign(element, { token })
  }, renewed)
  await held.answerOne({ status: 401, json: { message: "Unauthorized" } })
  await held.release()
  await expect.poll(() => admin.groupNames(customer.id)).toEqual([])
  expect(await page.evaluate(() => (window as unknown as { told: number }).told)).toBe(0)
})

test("elements with the same token share what they know, also when the host renews it for all of them", async ({
  guest,
  admin,
  backendURL,
  page,
  traffic,
}) => {
  const { gold, customer, token } = await customerAndToken(admin, page, backendURL)
  await addWith(guest, customer.id, ["stale", "stale"])
  await expect(guest.element.getByText("Your session has ended")).toHaveCount(2)
  const calls = await traffic.during(async () => {
    await page.evaluate((token) => {
      for (const element of document.querySelectorAll("medusa-customer-groups")) Object.assign(element, { token })
    }, token)
    await expect(guest.element.getByRole("rowheader", { name: gold.name })).toHaveCount(2)
  })
  const reads = calls.filter((call) => call.method() === "GET" && customerUrl.test(call.url()))
  expect(reads.every((call) => call.headers()["authorization"] === `Bearer ${token}`)).toBe(true)
  // What one edits the other shows, without asking.
  const edited = await traffic.during(async () => {
    await guest.element.nth(0).getByRole("button", { name: `Remove ${gold.name}` }).click()
    await expect(guest.element.getByRole("rowheader")).toHaveCount(0)
  })
  expect(edited.map((call) => call.method()).filter((method) => method !== "OPTIONS")).toEqual(["POST"])
})

test("an edit whose element is gone goes by that element's own function, and no other's", async ({
  guest,
  admin,
  backendURL,
  page,
}) => {
  const gold = await admin.createGroup("Gold")
  const [customer, other] = [await admin.createCustomer([gold]), await admin.createCustomer()]
  await page.context().clearCookies()
  const token = await signIn(backendURL)
  await page.evaluate(
    ({ token, backend, ids }) => {
      const asked: string[] = []
      let letGo = () => {}
      const isLetGo = new Promise<void>((resolve) => (letGo = resolve))
      Object.assign(window, { asked, letGo })
      for (const id of ids) {
        type Init = { method: string; body: object; query: object }
        const request = async (path: string, { method, body, query }: Init) => {
          asked.push(`${ids.indexOf(id)} ${method} ${path}`)
          if (method === "POST") await isLetGo
          const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" }
          const search = new URLSearchParams(query as Record<string, string>)
          const init = { method, headers, body: body && JSON.stringify(body) }
          return (await fetch(`${backend}${path}?${search}`, init)).json()
        }
        const element = document.createElement("medusa-customer-groups")
        document.body.append(Object.assign(element, { customerId: id, request }))
      }
    },
    { token, backend: backendURL, ids: [customer.id, other.id] },
  )
  await guest.element.nth(0).getByRole("button", { name: `Remove ${gold.name}` }).click()
  await guest.element.nth(0).evaluate((element: WidgetElement) => element.remove())
  await page.evaluate(() => (window as unknown as { letGo(): void }).letGo())
  await expect.poll(() => admin.groupNames(customer.id)).toEqual([])
  const asked = await page.evaluate(() => (window as unknown as { asked: string[] }).asked)
  expect(asked.filter((line) => line.includes(customer.id)).every((line) => line.startsWith("0 "))).toBe(true)
  expect(asked.filter((line) => line.includes(other.id)).every((line) => line.startsWith("1 "))).toBe(true)
})

test("edits that wait while the host signs in as somebody else are sent only when that one says so", async ({
  guest,
  admin,
  backendURL,
  otherUser,
  page,
}) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  await page.context().clearCookies()
  const isAsked = page.waitForResponse(/\/admin\/users\/me/)
  await addWith(guest, customer.id, [await signIn(backendURL)])
  await isAsked
  await answer(page, batchUrl, "POST", { status: 401, json: { message: "Unauthorized" } }, 1)
  await guest.card.remove(gold.name)
  await expect(guest.element.getByText("Your session has ended")).toBeVisible()

  const token = await signIn(backendURL, otherUser)
  await guest.element.evaluate((element, token) => void Object.assign(element, { token }), token)
  await expect(guest.element.getByText(`Save sends them as ${otherUser.email}.`)).toBeVisible()
  expect(await admin.groupNames(customer.id)).toEqual([gold.name])
  await guest.element.getByRole("button", { name: "Save" }).click()
  await expect.poll(() => admin.groupNames(customer.id)).toEqual([])
})

test("edits of nobody knows whom are sent only when a person says so, also where the host has all read again", async ({
  guest,
  admin,
  backendURL,
  page,
  traffic,
}) => {
  const { gold, customer, token } = await customerAndToken(admin, page, backendURL)
  const renewed = await renew(backendURL, token)
  await intercept(page, /\/admin\/users\/me/, (route) => route.fulfill({ status: 500 }))
  await addWith(guest, customer.id, [token])
  await answer(page, batchUrl, "POST", { status: 401, json: { message: "Unauthorized" } }, 1)
  await guest.card.remove(gold.name)
  await expect(guest.element.getByText("Your session has ended")).toBeVisible()
  await guest.element.evaluate(async (element: WidgetElement, token) => {
    Object.assign(element, { token })
    // It fails as long as edits wait for a person.
    await element.refresh().catch(() => {})
  }, renewed)
  await expect(guest.element.getByText("Not saved yet")).toBeVisible()
  await traffic.settled()
  expect(await admin.groupNames(customer.id)).toEqual([gold.name])
  await guest.element.getByRole("button", { name: "Retry" }).click()
  await expect.poll(() => admin.groupNames(customer.id)).toEqual([])
})
