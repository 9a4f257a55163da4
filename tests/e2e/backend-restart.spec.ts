// A backend that is killed in the middle of an edit, and started again: a real one, of this test's own.

import { AdminApi, expect, test } from "./fixtures.ts"
import { heldBack, pauseClock } from "./clock.ts"
import { AdminPage } from "./pages.ts"
import { OwnBackend, servePageAt } from "./servers.ts"
import { Hold } from "./traffic.ts"

test("the backend is killed in the middle of an edit and started again: the edit arrives", async ({
  page,
  baseURL,
}) => {
  // Three starts of a Medusa; the first one on a machine makes its database.
  test.setTimeout(300_000)
  const backend = new OwnBackend(Number(process.env.E2E_OWN_BACKEND_PORT || 9011))
  const at = await servePageAt({ from: baseURL!, backend: backend.url, port: 8087 })
  try {
    await backend.start()
    let admin = await AdminApi.signIn(backend.url)
    const [gold, silver] = await admin.createGroups("Gold", "Silver")
    const customer = await admin.createCustomer([gold!])
    const clock = await pauseClock(page)
    const app = new AdminPage(page)
    const { card, signInForm } = app
    await page.goto(`${at.origin}/?customer=${customer.id}`)
    await signInForm.signIn()
    await card.expectGroups(gold!.name)

    // It is back before the page gives up: nothing is to be done but to sign in, since Medusa keeps sessions in memory.
    await card.picker.open()
    await card.picker.field.fill(silver!.name)
    await clock.runFor(1000)
    await expect(card.picker.options).toHaveText([silver!.name])
    const hold = await Hold.onBatches(page)
    await card.picker.option(silver!.name).click()
    await hold.caught()
    await backend.kill()
    await hold.release()
    await card.picker.close()
    await expect(card.message("No answer from the server. Trying again…")).toBeVisible()
    await expect(card.names).toHaveText([gold!.name, silver!.name])
    await backend.start()
    await clock.runUntil(signInForm.form)
    await expect(signInForm.form).toContainText("Sign in, and your change is saved.")
    await expect(card.names).toHaveText([gold!.name, silver!.name])
    await signInForm.signIn()
    await expect(card.message(`Added to ${silver!.name}.`)).toBeVisible()
    await card.expectGroups(gold!.name, silver!.name)
    admin = await AdminApi.signIn(backend.url)
    expect(await admin.groupIds(customer.id)).toEqual([gold!.id, silver!.id].sort())

    // It stays away: the edit is on screen with Retry.
    await backend.kill()
    await card.remove(gold!.name)
    const held = await heldBack(clock, card)
    await expect(held).toContainText(`Remove from ${gold!.name}.`)
    await expect(held).toContainText("The server cannot be reached. Check that it is running.")
    await expect(card.names).toHaveText([silver!.name])
    await backend.start()
    await held.getByRole("button", { name: "Retry", exact: true }).click()
    await signInForm.signIn()
    await expect(card.message(`Removed from ${gold!.name}.`)).toBeVisible()
    await card.expectGroups(silver!.name)
    expect(await admin.groupIds(customer.id)).toEqual([silver!.id])

    for (const group of [gold!, silver!]) await admin.deleteGroup(group.id)
    await admin.deleteCustomer(customer.id)
  } finally {
    await backend.kill()
    await at.close()
  }
})
