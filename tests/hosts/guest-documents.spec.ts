// Documents other than the page's own: frames, popups, and what a script writes into them.

import type { Page } from "@playwright/test"
import { Card } from "../e2e/pages.ts"
import { expect, test, widget, type Guest } from "./guest.ts"

/** Whether the widget has its style sheets: buttons then have no edges of the browser's. */
function isStyled(card: Card): Promise<boolean> {
  return card.addButton.evaluate((button) => getComputedStyle(button).borderTopStyle === "solid")
}

/** Moves the element of `guest` into another document, and gives the card there. */
const moves: Record<string, (guest: Guest) => Promise<Card>> = {
  "an iframe": async ({ page }) => {
    await page.evaluate(() => {
      const { body } = document.querySelector("iframe")!.contentDocument!
      body.append(document.querySelector("medusa-customer-groups")!)
    })
    return framed(page)
  },
  "an iframe that adopts it first": async ({ page }) => {
    await page.evaluate(() => {
      const inner = document.querySelector("iframe")!.contentDocument!
      inner.body.append(inner.adoptNode(document.querySelector("medusa-customer-groups")!))
    })
    return framed(page)
  },
  "a popup": async ({ page }) => {
    const opened = page.waitForEvent("popup")
    await page.evaluate(() => {
      const popup = open("", "", "width=900,height=700")!
      popup.document.body.append(document.querySelector("medusa-customer-groups")!)
    })
    return new Card(await opened)
  },
}

function framed(page: Page): Card {
  return new Card(page, page.frameLocator("iframe").locator("body"))
}

for (const [where, move] of Object.entries(moves)) {
  test(`moved into ${where}, it is as it was, and edits`, async ({ guest, admin, silent: _ }) => {
    const [gold, silver] = await admin.createGroups("Gold", "Silver")
    const customer = await admin.createCustomer([gold!])
    await guest.open(`<iframe width="900" height="600"></iframe>${widget(customer.id)}`)
    await guest.card.expectGroups(gold!.name)
    const card = await move(guest)
    await expect(card.names).toHaveText([gold!.name])
    expect(await isStyled(card)).toBe(true)
    await card.addButton.click()
    await card.picker.pick(silver!.name)
    await expect(card.names).toHaveText([gold!.name, silver!.name])
    await expect(card.customers(silver!.name)).toHaveText("1")
    await expect.poll(() => admin.groupNames(customer.id)).toContain(silver!.name)
    await card.picker.close()
    await card.removeButton(gold!.name).click()
    await expect.poll(() => admin.groupNames(customer.id)).toEqual([silver!.name])
  })
}

test("made in one document and put into another, it is styled there, and back again", async ({
  guest,
  admin,
  silent: _,
}) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  await guest.open(`<iframe width="900" height="600"></iframe>`)
  await guest.page.evaluate(async (id) => {
    await customElements.whenDefined("medusa-customer-groups")
    const element = document.createElement("medusa-customer-groups")
    element.setAttribute("customer-id", id)
    document.querySelector("iframe")!.contentDocument!.body.append(element)
  }, customer.id)
  const card = framed(guest.page)
  await expect(card.names).toHaveText([gold.name])
  expect(await isStyled(card)).toBe(true)
  await guest.page.evaluate(() => {
    document.body.append(document.querySelector("iframe")!.contentDocument!.querySelector("medusa-customer-groups")!)
  })
  await guest.card.expectGroups(gold.name)
  expect(await isStyled(guest.card)).toBe(true)
})

test("in a frame that a script wrote, “/” is the page around it", async ({ guest, admin, page }) => {
  const customer = await admin.createCustomer()
  const asked = page.waitForRequest((request) => request.url().includes(`/admin/customers/${customer.id}`))
  const head = '<script type="module" src="/medusa-customer-groups/index.js"></script>'
  const inner = `<!doctype html><head>${head}</head>${widget(customer.id, 'backend-url="/"')}`
  await guest.open(`<iframe srcdoc="${inner.replaceAll('"', "&quot;")}" width="900" height="600"></iframe>`)
  expect(new URL((await asked).url()).origin).toBe(guest.server.origin)
  await expect(page.frameLocator("iframe").getByText("is not a valid")).toHaveCount(0)
  // The page's own server is no Medusa: the widget itself has asked, too.
  await expect(page.frameLocator("iframe").getByRole("button", { name: "Retry", exact: true })).toBeVisible()
})

test("a <base> of the page’s does not move the backend", async ({ guest, admin, page }) => {
  const customer = await admin.createCustomer()
  const asked = page.waitForRequest((request) => request.url().includes(`/admin/customers/${customer.id}`))
  await guest.open(widget(customer.id, 'backend-url="/"'), {
    head:
      '<script type="module" src="/medusa-customer-groups/index.js"></script>' +
      '<base href="http://cdn.example.test/">',
    script: "",
  })
  expect(new URL((await asked).url()).origin).toBe(guest.server.origin)
})
