// Style sheets: the page's do not reach in, ours do not reach out, and a host restyles what it wants to.

import { readFileSync } from "node:fs"
import type { Page } from "@playwright/test"
import { expect, test, widget, type Guest } from "./guest.ts"

const sheet = (path: string) => readFileSync(new URL(`node_modules/${path}`, import.meta.url), "utf8")

const pages: Record<string, string> = {
  "unsets everything": "* { all: unset !important }",
  shouts: `
    html { font: italic 700 medium/3 cursive; letter-spacing: 9px; word-spacing: 3em; text-transform: uppercase }
    body { color: red; font-size: 31px; text-align: right; text-indent: 40px; white-space: pre; cursor: wait }
    body { text-shadow: 0 0 4px lime; list-style: square }
    div, section, p, button, input, table, td, th, h2, span { border: 5px dotted red !important; padding: 30px !important; color: lime !important }`,
  "has Bootstrap": sheet("bootstrap/dist/css/bootstrap.css"),
  "has Tailwind’s preflight": sheet("tailwindcss/preflight.css").replaceAll(/--theme\([^;]*\)/g, "inherit"),
}

/** All that the browser computes for each element of the widget. */
function stylesIn(page: Page): Promise<Record<string, string>> {
  return page.locator("medusa-customer-groups").evaluate((element) => {
    const styles: Record<string, string> = {}
    for (const [at, inner] of [...element.shadowRoot!.querySelectorAll("*")].entries()) {
      const computed = getComputedStyle(inner)
      // Custom properties are inherited, and harmless; where a box is on the page is the page's.
      const own = [...computed].filter((name) => !/^(--|top|right|bottom|left|inset)/.test(name))
      for (const name of own)
        styles[`${at} ${inner.localName}.${inner.className} ${name}`] = computed.getPropertyValue(name)
    }
    return styles
  })
}

/** The card with its picker open, all of it still. */
async function showAll(guest: Guest, customerId: string, group: string, css: string): Promise<void> {
  await guest.page.emulateMedia({ reducedMotion: "reduce" })
  await guest.open(widget(customerId), { css: `body { margin: 0 }\n${css}` })
  await guest.card.expectSettled()
  await guest.card.picker.open()
  await guest.card.picker.find(group)
  await guest.page.mouse.move(0, 0)
}

for (const [what, css] of Object.entries(pages)) {
  test(`in a page that ${what}, it looks as in any other`, async ({ guest, admin, page, silent: _ }) => {
    const [gold, silver] = await admin.createGroups("Gold", "Silver")
    const customer = await admin.createCustomer([gold!, silver!])
    await showAll(guest, customer.id, gold!.name, "")
    const before = await stylesIn(page)
    await showAll(guest, customer.id, gold!.name, css)
    const after = await stylesIn(page)
    expect(Object.keys(after).length).toBe(Object.keys(before).length)
    const changed = Object.keys(before).filter((key) => before[key] !== after[key])
    expect(changed.map((key) => `${key}: ${before[key]} -> ${after[key]}`)).toEqual([])
  })
}

for (const [root, text] of [
  ["200%", "26px"],
  ["20px", "16.25px"],
  ["62.5%", "13px"],
  ["8px", "13px"],
] as const) {
  test(`where the page's root is ${root}, text is ${text}: as large as a reader wants it, and never small`, async ({
    guest,
    admin,
  }) => {
    const gold = await admin.createGroup("Gold")
    const customer = await admin.createCustomer([gold])
    await guest.show(customer.id, { css: `html { font-size: ${root} }` })
    await expect(guest.card.names).toHaveCSS("font-size", text)
    await expect(guest.card.addButton).toHaveCSS("font-size", text)
  })
}

test("the page looks as it did without it", async ({ guest, admin, page, silent: _ }) => {
  const customer = await admin.createCustomer([await admin.createGroup("Gold")])
  // Under the names that the widget uses inside.
  const body = `<section class="customer-groups cg-card" part="base">
    <h2 class="cg-heading">A page</h2><p class="cg-message cg-hint" part="message">Text</p>
    <table class="cg-table"><tr class="cg-row"><td class="cg-name">Cell</td></tr></table>
    <button class="cg-button" part="button">Button</button><input class="cg-field" part="field">
    <div class="cg-skeleton cg-bar cg-picker cg-options cg-option">Bar</div></section>`
  const look = () =>
    page.locator("section.customer-groups.cg-card").evaluate((section) => ({
      styles: [section, ...section.querySelectorAll("*")].map((element) => {
        const computed = getComputedStyle(element)
        return Object.fromEntries([...computed].map((name) => [name, computed.getPropertyValue(name)]))
      }),
      sheets:
        document.styleSheets.length + document.adoptedStyleSheets.length + document.querySelectorAll("style").length,
    }))
  await guest.open(body, { script: "" })
  const before = await look()
  await guest.open(body + widget(customer.id))
  await expect(guest.card.names).toHaveCount(1)
  expect(await look()).toEqual(before)
})

test("every part can be restyled", async ({ guest, admin, silent: _ }) => {
  const [gold, silver] = await admin.createGroups("Gold", "Silver")
  const customer = await admin.createCustomer([gold!, silver!])
  const parts = () =>
    guest.element.evaluate((element) => {
      const all = [...element.shadowRoot!.querySelectorAll("[part]")]
      return all.flatMap((inner) => {
        const { outlineColor } = getComputedStyle(inner)
        return inner
          .getAttribute("part")!
          .split(" ")
          .map((part) => [part, outlineColor] as const)
      })
    })
  await showAll(guest, customer.id, gold!.name, "")
  const names = new Set((await parts()).map(([name]) => name))
  for (const name of [
    "base",
    "header",
    "heading",
    "count",
    "add-button",
    "table",
    "row",
    "name",
    "field",
    "picker",
    "remove-button",
  ]) {
    expect([...names]).toContain(name)
  }
  const rules = [...names].map(
    (name) => `medusa-customer-groups::part(${name}) { outline: 2px solid rgb(1 2 3) !important }`,
  )
  await showAll(guest, customer.id, gold!.name, rules.join("\n"))
  expect((await parts()).filter(([, colour]) => colour !== "rgb(1, 2, 3)")).toEqual([])
})

test("the custom properties change its colours, corners and letters", async ({ guest, admin, silent: _ }) => {
  const [gold] = await admin.createGroups("Gold")
  const customer = await admin.createCustomer([gold!])
  const css = `medusa-customer-groups {
    --customer-groups-bg: rgb(1 1 1); --customer-groups-fg: rgb(2 2 2); --customer-groups-accent: rgb(3 3 3);
    --customer-groups-line: rgb(4 4 4); --customer-groups-bg-quiet: rgb(5 5 5); --customer-groups-fg-quiet: rgb(6 6 6);
    --customer-groups-bg-input: rgb(7 7 7); --customer-groups-line-control: rgb(8 8 8);
    --customer-groups-radius: 3px; --customer-groups-font: monospace;
  }`
  await showAll(guest, customer.id, gold!.name, css)
  const { card } = guest
  await expect(card.region).toHaveCSS("background-color", "rgb(1, 1, 1)")
  await expect(card.region).toHaveCSS("color", "rgb(2, 2, 2)")
  await expect(card.region).toHaveCSS("border-radius", "3px")
  await expect(card.region).toHaveCSS("font-family", "monospace")
  await expect(card.picker.field).toHaveCSS("outline-color", "rgb(3, 3, 3)")
  await expect(card.row(gold!.name)).toHaveCSS("border-top-color", "rgb(4, 4, 4)")
  await expect(card.region.locator("thead")).toHaveCSS("background-color", "rgb(5, 5, 5)")
  await expect(card.count).toHaveCSS("color", "rgb(6, 6, 6)")
  await expect(card.filterField).toHaveCSS("background-color", "rgb(7, 7, 7)")
  await expect(card.filterField).toHaveCSS("border-top-color", "rgb(8, 8, 8)")
})
