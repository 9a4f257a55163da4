// What the page asks before its wasm is there.

import type { Page } from "@playwright/test"
import { pauseClock } from "./clock.ts"
import { expect, test } from "./fixtures.ts"
import { AdminPage } from "./pages.ts"
import { answer, customerUrl } from "./traffic.ts"

const userUrl = /\/admin\/users\/me\?/

/** Holds the wasm back. */
async function holdWasm(page: Page): Promise<{ release(): void }> {
  let release = () => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  await page.route("**/*.wasm", async (route) => {
    await released
    await route.continue()
  })
  return { release }
}

/** How often it is asked who is signed in, and for the customer. */
const counts = (urls: string[]) => ({
  users: urls.filter((url) => userUrl.test(url)).length,
  customers: urls.filter((url) => customerUrl.test(url)).length,
})

test(
  "who is signed in, who the customer is and the groups are asked for while the wasm is on its way, and once",
  { tag: "@both" },
  async ({ app, card, admin, page, traffic }) => {
    const group = await admin.createGroup()
    const customer = await admin.createCustomer([group])
    const wasm = await holdWasm(page)
    const answers = [userUrl, customerUrl].map((url) => page.waitForResponse(url))
    await app.open(customer.id)
    await Promise.all(answers)
    wasm.release()

    await expect(card.row(group.name)).toBeVisible()
    await traffic.settled()
    expect(counts(traffic.calls.map((call) => call.url()))).toEqual({ users: 1, customers: 1 })
  },
)

test("what was answered before the sign-in is not taken for what is answered after it", async ({ admin, page }) => {
  const customer = await admin.createCustomer()
  const app = new AdminPage(page)
  await page.goto(`/?customer=${customer.id}`)
  await app.signInForm.signIn()
  await expect(app.card.region).toContainText("No groups yet")
})

test("an answer that has grown old while the wasm was on its way is asked for anew", async ({
  app, card, admin, page,
}) => {
  const [customer, group] = await Promise.all([admin.createCustomer(), admin.createGroup()])
  const clock = await pauseClock(page)
  const wasm = await holdWasm(page)
  const answered = page.waitForResponse(customerUrl).then((response) => response.finished())
  await app.open(customer.id)
  await answered
  await admin.changeGroups(customer.id, { add: [group.id] })
  await clock.runFor(6_000)
  wasm.release()
  await expect(card.row(group.name)).toBeVisible()
})

test("an early request that fails is the page's own, with its remedy", async ({ app, page }) => {
  const down = await answer(page, userUrl, "GET", { status: 503, json: {} })
  await app.open()
  const retry = page.getByRole("button", { name: "Retry" })
  await expect(retry).toBeVisible()
  await down.stop()
  await retry.click()
  await expect(app.customers.getByRole("link")).toHaveCount(20)
})

test("a customer whose id is no address asks for nothing else", async ({ app, page, traffic }) => {
  await app.open("..")
  await expect(page.getByRole("paragraph").filter({ hasText: "is not an id" }).first()).toBeVisible()
  await traffic.settled()
  const paths = traffic.calls.map((call) => new URL(call.url()).pathname)
  expect(paths.filter((path) => !/^\/admin\/(users\/me|customers|feature-flags)$/.test(path))).toEqual([])
})
