// What the tests in other browsers do and look for.

import { expect } from "@playwright/test"
import { account, type Customer, type Group } from "../admin-api.ts"
import type { Driver } from "./driver.ts"

const PAGE = process.env.E2E_SAME_ORIGIN || "http://localhost:8081"

/** The page with this customer. Signs in if nobody is. */
export async function openSignedIn(driver: Driver, { id }: Customer): Promise<void> {
  await driver.open(`${PAGE}/?customer=${id}`)
  await expectThere(driver, "[type=password], .cg-table")
  if (await driver.look(".cg-table", (table) => table !== null)) return
  await driver.click("[type=email]")
  await driver.type(account.email)
  await driver.click("[type=password]")
  await driver.type(account.password)
  await driver.press("Enter")
  // Whoever leaves the page before is not signed in.
  await expectThere(driver, ".cg-table")
}

export const labelled = (label: string, { name }: Group) => `[aria-label="${label} ${name}"]`

export async function expectThere(driver: Driver, selector: string): Promise<void> {
  await expect.poll(() => driver.look(selector, (element) => element !== null), selector).toBe(true)
}

export async function expectFocus(driver: Driver, selector: string): Promise<void> {
  await expect.poll(() => driver.look(selector, (element) => element?.matches(":focus")), selector).toBe(true)
}

export async function expectOpen(driver: Driver, selector: string, isOpen: boolean): Promise<void> {
  await expect.poll(() => driver.look(selector, (element) => element?.matches(":popover-open")), selector).toBe(isOpen)
}

export async function expectGroups(driver: Driver, ...groups: Group[]): Promise<void> {
  const shown = () =>
    driver.look("tbody", (body) => [...(body?.querySelectorAll("bdi") ?? [])].map(({ textContent }) => textContent))
  await expect.poll(shown).toEqual(groups.map(({ name }) => name))
}

export async function expectOption(driver: Driver, { name }: Group): Promise<void> {
  const options = () =>
    driver.look("[role=listbox]", (list) =>
      [...(list?.querySelectorAll("[role=option]") ?? [])].map(({ textContent }) => textContent),
    )
  await expect.poll(options).toEqual([name])
}

/** In the live region. */
export async function expectSaid(driver: Driver, words: string): Promise<void> {
  await expect.poll(() => driver.look(".cg-card > [role=status]", (region) => region?.textContent)).toBe(words)
}
