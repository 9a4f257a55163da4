// The work in the browsers that are not Chromium.

import { test as base, expect } from "@playwright/test"
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { GuestServer } from "../../hosts/guest-server.ts"
import { AdminApi, type Customer, type Group } from "../admin-api.ts"
import type { Driver } from "./driver.ts"
import { startFirefox } from "./firefox.ts"
import { expectFocus, expectGroups, expectOpen, expectOption, expectSaid, expectThere } from "./steps.ts"
import { labelled, openSignedIn } from "./steps.ts"
import { startWebKit } from "./webkit.ts"

const BACKEND = process.env.E2E_BACKEND || "http://localhost:9010"
/** One that the backend's CORS lists name. */
const HOST_PORT = 8766

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")

export interface Options {
  engine: "firefox" | "webkit"
  /** Its program. */
  program: string
}

interface Fixtures {
  admin: AdminApi
  groups: [Group, Group, Group]
  /** In the first two of them. */
  customer: Customer
}

const test = base.extend<Fixtures, Options & { driver: Driver }>({
  engine: ["firefox", { option: true, scope: "worker" }],
  program: ["", { option: true, scope: "worker" }],
  driver: [
    async ({ engine, program }, use) => {
      const driver = await { firefox: startFirefox, webkit: startWebKit }[engine](program)
      await use(driver)
      await driver.close()
    },
    { scope: "worker", timeout: 60_000 },
  ],
  admin: async ({}, use) => {
    const admin = await AdminApi.signIn(BACKEND)
    await use(admin)
    await admin.cleanUp()
  },
  groups: async ({ admin }, use) => use((await admin.createGroups("Alpha", "Beta", "Gamma")) as [Group, Group, Group]),
  customer: async ({ admin, groups }, use) => use(await admin.createCustomer(groups.slice(0, 2))),
})

test("the page signs in, filters, adds by keyboard, removes, takes back and selects", async ({
  driver,
  admin,
  groups,
  customer,
}) => {
  const [alpha, beta, gamma] = groups
  await openSignedIn(driver, customer)
  await expectGroups(driver, alpha, beta)

  await driver.click(".cg-toolbar .cg-field")
  await driver.type("alp")
  await expectGroups(driver, alpha)
  for (const _ of "alp") await driver.press("Backspace")
  await expectGroups(driver, alpha, beta)

  await driver.click(".cg-add")
  await expectFocus(driver, ".cg-picker [role=combobox]")
  await driver.type(gamma.name)
  await expectOption(driver, gamma)
  await driver.press("Enter")
  await expectSaid(driver, `Added to ${gamma.name}.`)
  // Its own button closes it, and it does not open again.
  await driver.click(".cg-add")
  await expectOpen(driver, ".cg-picker", false)
  await expectFocus(driver, ".cg-add")
  await expectOpen(driver, ".cg-picker", false)
  await expectGroups(driver, alpha, beta, gamma)

  await driver.click(labelled("Remove", alpha))
  await expectSaid(driver, `Removed from ${alpha.name}.`)
  await expectFocus(driver, labelled("Remove", beta))
  await driver.press("Control+z")
  await expectSaid(driver, `Added to ${alpha.name}.`)
  await expectGroups(driver, alpha, beta, gamma)

  await driver.click(labelled("Select", alpha))
  await driver.click(labelled("Select", beta))
  await expectThere(driver, "[part=selection]")
  await driver.click("[part=selection] .cg-button")
  await expectGroups(driver, gamma)
  await expect.poll(() => admin.groupIds(customer.id)).toEqual([gamma.id])

  await driver.click(".cg-dates-button")
  await expectFocus(driver, ".cg-dates select")
  await driver.press("Escape")
  expect(await driver.problems()).toEqual([])
})

test("the element on a page of somebody else's, with edits that wait for Save", async ({
  driver,
  admin,
  groups,
  customer,
}) => {
  const [alpha, beta] = groups
  const server = await GuestServer.start(HOST_PORT)
  const element = `<medusa-customer-groups customer-id="${customer.id}" mode="staged"></medusa-customer-groups>`
  const scripts = "script-src 'self' 'wasm-unsafe-eval'"
  server.policy = `default-src 'none'; ${scripts}; img-src data:; connect-src 'self' ${BACKEND}`
  server.files.set(
    "/",
    `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,">
    <meta name="medusa-backend-url" content="${BACKEND}">
    <script type="module" src="/medusa-customer-groups/index.js"></script><body>${element}</body>`,
  )
  await openSignedIn(driver, customer)
  // By the same session: a cookie is for all ports.
  await driver.open(server.origin)
  await expectGroups(driver, alpha, beta)
  await driver.click(labelled("Remove", alpha))
  await expectThere(driver, "[part=staged]")
  expect((await admin.groupIds(customer.id)).length).toBe(2)
  await driver.press("Control+Enter")
  await expectSaid(driver, `Removed from ${alpha.name}.`)
  await expect.poll(() => admin.groupIds(customer.id)).toEqual([beta.id])
  expect(await driver.problems()).toEqual([])
  await server.stop()
})

test("axe finds no barrier in the list, the picker and the dates", async ({ driver, groups, customer }) => {
  await openSignedIn(driver, customer)
  await expectGroups(driver, groups[0], groups[1])
  expect(await barriers(driver), "list").toEqual([])
  await driver.click(".cg-add")
  await expectThere(driver, "[role=option]")
  expect(await barriers(driver), "picker").toEqual([])
  await driver.press("Escape")
  await driver.click(".cg-dates-button")
  await expectFocus(driver, ".cg-dates select")
  expect(await barriers(driver), "dates").toEqual([])
})

async function barriers(driver: Driver): Promise<unknown> {
  await driver.run(axe)
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
  return driver.run(`return axe.run({ runOnly: ${JSON.stringify(tags)} }).then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ": " + nodes.map(({ target }) => target)))`)
}
