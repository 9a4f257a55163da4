// Hosts whose own tests have no Medusa: `medusa-customer-groups/testing`.

import type { InMemoryBackend } from "../../package/src/testing.ts"
import { expect, test, widget, type Guest, type WidgetElement } from "./guest.ts"

/** What a host's test would write. */
const host = `
  import { InMemoryBackend } from "/medusa-customer-groups/testing.js"
  const customer = { id: "cus_ada", first_name: "Ada", groups: ["Gold", "cusgroup_silver"] }
  const groups = [{ name: "Gold" }, { id: "cusgroup_silver", name: "Silver" }, { name: "VIP" }]
  window.backend = new InMemoryBackend({ groups, customers: [customer] })
  document.querySelector("medusa-customer-groups").request = backend.request`

interface Host {
  backend: InMemoryBackend
}

async function open(guest: Guest): Promise<void> {
  guest.server.files.set("/host.js", host)
  await guest.open(widget("cus_ada"), { head: `<script type="module" src="/host.js"></script>` })
}

test.beforeEach(({ context }) => context.clearCookies())

test("the widget works on a backend in memory, which tells what it was asked", async ({ guest, page, traffic }) => {
  const { card } = guest
  await open(guest)
  await card.expectGroups("Gold", "Silver")
  await card.add("VIP")
  await card.remove("Gold")
  await expect(card.message("Removed from Gold.")).toBeVisible()
  await card.picker.open()
  await card.picker.field.fill("Press")
  await card.picker.create.click()
  await card.expectGroups("Press", "Silver", "VIP")
  const kept = () => page.evaluate(() => (window as unknown as Host).backend.groupsOf("cus_ada"))
  await expect.poll(async () => (await kept()).map(({ name }) => name)).toEqual(["Press", "Silver", "VIP"])

  const edits = await page.evaluate(() =>
    (window as unknown as Host).backend.calls.filter(({ method, path }) => method === "POST" && /cus_ada/.test(path)),
  )
  expect(edits).toHaveLength(3)
  expect(edits[1]!.body).toEqual({ add: [], remove: [expect.stringMatching(/^cusgroup_/)] })
  expect(traffic.calls, "and nothing goes over the network").toEqual([])
})

test("what a test makes fail is told as a real backend’s failure", async ({ guest }) => {
  const { card } = guest
  await open(guest)
  await card.expectGroups("Gold", "Silver")
  const kinds = await guest.element.evaluate(async (element) => {
    const { backend } = window as unknown as Host
    const refresh = () => (element as WidgetElement).refresh().catch(({ kind }) => kind)
    backend.isSignedIn = false
    const kinds = [await refresh()]
    backend.isSignedIn = true
    backend.deleteCustomer("cus_ada")
    return [...kinds, await refresh()]
  })
  expect(kinds).toEqual(["unauthorized", "not_found"])
})

test("an edit that a test lets fail is tried again", async ({ guest, page }) => {
  const { card } = guest
  await open(guest)
  await page.evaluate(() => {
    const { backend } = window as unknown as Host
    const failures = [{ status: 500, body: { type: "unknown_error", message: "An unknown error occurred." } }]
    backend.beforeCall = ({ method }) => {
      if (method !== "POST") return
      if (failures.length === 0) throw new TypeError("no network")
      return failures.pop()
    }
  })
  await card.remove("Gold")
  await expect(card.message("Trying again…")).toBeVisible()
  await page.evaluate(() => ((window as unknown as Host).backend.beforeCall = undefined))
  await expect(card.message("Removed from Gold.")).toBeVisible()
})
