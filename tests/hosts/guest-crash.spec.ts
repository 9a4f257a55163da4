// What becomes of the elements of a page when the wasm has crashed.

import { readFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import { answer, batchUrl, customerUrl, delayAnswers, groupsUrl, Hold } from "../e2e/traffic.ts"
import { withTrapIn } from "./broken-wasm.ts"
import { expect, test as base, widget, type WidgetElement } from "./guest.ts"
import { packedPackage } from "./packed.ts"
import { prepareTraps, type Cause, type Traps } from "./traps.ts"

const STOPPED = "Customer groups stopped because of an error in the widget. Reload shows them again."

declare global {
  interface Window {
    traps: Traps
    /** Lost when the page is loaded anew. */
    isSamePage: boolean
  }
}

/** What was thrown and not caught, in the page. */
const test = base.extend<{ uncaught: string[] }>({
  uncaught: [
    async ({ page, guest: _ }, use) => {
      const uncaught: string[] = []
      page.on("pageerror", (error) => uncaught.push(error.message))
      await prepareTraps(page)
      await use(uncaught)
    },
    { auto: true },
  ],
})

const causes = [
  ["unreachable", /unreachable/],
  ["out of bounds", /out of bounds/],
  ["stack overflow", /call stack/],
] as const

/** Presses a button of the widget, whose listener traps. */
function trapInClick(element: Element, [name, cause]: readonly [string, Cause]): void {
  window.isSamePage = true
  window.traps.next = cause
  element.shadowRoot!.querySelector<HTMLElement>(`[aria-label="${name}"]`)!.click()
}

for (const [cause, words] of causes) {
  test(`${cause} in the handler of a click is told once, and Reload shows the groups again`, async ({
    guest,
    admin,
    page,
    uncaught,
  }) => {
    const [gold, silver] = await admin.createGroups("Gold", "Silver")
    const customer = await admin.createCustomer([gold!, silver!])
    const { card, element } = guest
    await guest.show(customer.id)
    await element.evaluate(trapInClick, [`Remove ${gold!.name}`, cause] as const)
    await expect(element.getByRole("alert")).toHaveText(STOPPED)
    await expect(card.region).toHaveCount(0)
    const errors = await guest.heard("error")
    expect(errors.map(({ detail }) => detail)).toEqual([
      { kind: "crashed", status: undefined, message: expect.stringMatching(words), customerId: customer.id },
    ])
    expect(uncaught).toEqual([expect.stringMatching(words)])

    // Nothing of the old one is left that would do something.
    await page.evaluate(() => {
      for (const type of ["visibilitychange", "online", "focus"]) {
        document.dispatchEvent(new Event(type))
        window.dispatchEvent(new Event(type))
      }
    })
    await page.keyboard.press("Control+z")
    await expect(element.getByRole("alert")).toHaveText(STOPPED)

    await element.getByRole("button", { name: "Reload", exact: true }).click()
    await card.expectGroups(gold!.name, silver!.name)
    await expect(element.getByRole("alert")).toBeEmpty()
    await card.remove(gold!.name)
    await card.expectGroups(silver!.name)
    await expect.poll(() => admin.groupNames(customer.id)).toEqual([silver!.name])
    expect(await guest.heard("error")).toHaveLength(1)
    expect(uncaught).toHaveLength(1)
    expect(await page.evaluate(() => [window.isSamePage, window.traps.instances])).toEqual([true, 2])
    expect(await page.evaluate(() => window.traps.callsOfDead)).toBe(0)
  })
}

test("a trap in a function of the wasm's own is told, and Reload shows the groups again", async ({
  guest,
  admin,
  page,
  uncaught,
}) => {
  const [gold, silver] = await admin.createGroups("Gold", "Silver")
  const customer = await admin.createCustomer([gold!, silver!])
  const { card, element } = guest
  const read = (name: string) => readFile(join(dirname(packedPackage()), "medusa-customer-groups", name))
  const [, undo] = /\bundo\(\)\{[\w$]+\.([\w$]+)\(this\b/.exec(String(await read("widget.js")))!
  const body = withTrapIn(await read("customer-groups.wasm"), undo!)
  await page.route(/customer-groups\.wasm$/, (route) => route.fulfill({ contentType: "application/wasm", body }))
  await guest.show(customer.id)
  await element.evaluate((element) => (element as WidgetElement).undo())
  await expect(element.getByRole("alert")).toHaveText(STOPPED)
  expect((await guest.heard("error")).map(({ detail }) => detail["kind"])).toEqual(["crashed"])
  expect(uncaught).toEqual([expect.stringContaining("unreachable")])
  await element.getByRole("button", { name: "Reload", exact: true }).click()
  await card.expectGroups(gold!.name, silver!.name)
  await card.remove(gold!.name)
  await card.expectGroups(silver!.name)
  await expect.poll(() => admin.groupNames(customer.id)).toEqual([silver!.name])
})

test("a trap when a timer is over is told", async ({ guest, admin, uncaught }) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer()
  await guest.show(customer.id)
  await guest.card.picker.open()
  // In one go: another timer may be over before somebody has typed.
  await guest.card.picker.field.evaluate((field: HTMLInputElement, name) => {
    window.traps.atTimer = "unreachable"
    field.value = name
    field.dispatchEvent(new InputEvent("input", { bubbles: true }))
  }, gold.name)
  await expect(guest.element.getByRole("alert")).toHaveText(STOPPED)
  expect(await guest.heard("error")).toHaveLength(1)
  expect(uncaught).toEqual([expect.stringContaining("unreachable")])
  await guest.element.getByRole("button", { name: "Reload", exact: true }).click()
  await guest.card.add(gold.name)
  await guest.card.expectGroups(gold.name)
})

test("a trap when a promise is settled is told, and so is every call that waits", async ({
  guest,
  admin,
  page,
  uncaught,
}) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  await guest.show(customer.id)
  const deliver = await delayAnswers(page, customerUrl)
  const asked = page.waitForRequest(customerUrl)
  const called = guest.element.evaluate((element) =>
    (element as WidgetElement).refresh().then(
      () => "read",
      ({ name, kind }) => [name, kind],
    ),
  )
  await asked
  await page.evaluate(() => (window.traps.next = "unreachable"))
  await deliver()
  expect(await called).toEqual(["Error", "crashed"])
  await expect(guest.element.getByRole("alert")).toHaveText(STOPPED)
  expect(uncaught).toEqual([expect.stringContaining("unreachable")])
  // As long as it is not started again.
  const again = await guest.element.evaluate((element) =>
    (element as WidgetElement).batch({ add: [] }).catch(({ kind }) => kind),
  )
  expect(again).toBe("crashed")
  await page.unroute(customerUrl)
  await guest.element.getByRole("button", { name: "Reload", exact: true }).click()
  await guest.card.expectGroups(gold.name)
  expect(await guest.heard("error")).toHaveLength(1)
})

test("of two elements each says so once, and one click brings both back", async ({ guest, admin, page, uncaught }) => {
  const [gold, silver] = await admin.createGroups("Gold", "Silver")
  const [first, second] = [await admin.createCustomer([gold!]), await admin.createCustomer([silver!])]
  await guest.open(widget(first.id) + widget(second.id))
  const { card, element } = guest
  await expect(card.names).toHaveText([gold!.name, silver!.name])
  await card.expectSettled()
  await element.first().evaluate(trapInClick, [`Remove ${gold!.name}`, "unreachable"] as const)
  for (const one of [element.first(), element.last()]) await expect(one.getByRole("alert")).toHaveText(STOPPED)
  expect((await guest.heard("error")).map(({ detail }) => detail["kind"])).toEqual(["crashed", "crashed"])
  expect(uncaught).toHaveLength(1)
  await element.last().getByRole("button", { name: "Reload", exact: true }).click()
  await expect(card.names).toHaveText([gold!.name, silver!.name])
  await expect(element.getByRole("alert").filter({ hasText: /./ })).toHaveCount(0)
  await card.remove(silver!.name)
  await expect.poll(() => admin.groupNames(second.id)).toEqual([])
  expect(await guest.heard("error")).toHaveLength(2)
  expect(await page.evaluate(() => [window.traps.instances, window.traps.callsOfDead])).toEqual([2, 0])
})

test("an element that comes after a crash works; those before it wait for Reload", async ({ guest, admin, page }) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  const { card, element } = guest
  await guest.show(customer.id)
  await element.evaluate(trapInClick, [`Remove ${gold.name}`, "unreachable"] as const)
  await expect(element.getByRole("alert")).toHaveText(STOPPED)
  await element.evaluate((element) => element.after(element.cloneNode()))
  await card.expectGroups(gold.name)
  await expect(element.first().getByRole("alert")).toHaveText(STOPPED)
  await element.first().getByRole("button", { name: "Reload", exact: true }).click()
  await expect(card.names).toHaveText([gold.name, gold.name])
  expect(await page.evaluate(() => window.traps.instances)).toBe(2)
})

test("what was not saved is listed, also that of a customer who is not on screen any more", async ({
  guest,
  admin,
  page,
}) => {
  const [gold, silver, bronze] = await admin.createGroups("Gold", "Silver", "Bronze")
  const earlier = await admin.createCustomer([bronze!], { first_name: "Jane", last_name: "Doe" })
  const customer = await admin.createCustomer([gold!], { first_name: "John", last_name: "Roe" })
  const { card, element } = guest
  await guest.show(earlier.id)
  const hold = await Hold.onBatches(page)
  await card.remove(bronze!.name)
  await hold.caught()
  await element.evaluate((element, id) => ((element as WidgetElement).customerId = id), customer.id)
  await card.expectGroups(gold!.name)
  await card.add(silver!.name)
  await element.evaluate(trapInClick, [`Remove ${gold!.name}`, "unreachable"] as const)
  const alert = element.getByRole("alert")
  const lines = [
    "Not saved, as far as is known:",
    `Jane Doe: Remove from ${bronze!.name}.`,
    `John Roe: Add to ${silver!.name}.`,
  ]
  await expect(alert).toHaveText([STOPPED, ...lines].join("\n"))

  await hold.release()
  await element.getByRole("button", { name: "Reload", exact: true }).click()
  // As the server has it now.
  await expect.poll(() => admin.groupNames(earlier.id)).toEqual([])
  await expect.poll(() => admin.groupNames(customer.id)).toEqual([gold!.name, silver!.name])
  await expect(card.names.filter({ hasText: gold!.name })).toHaveCount(1)
  await expect(alert).toBeEmpty()
})

test("that groups were being looked up is told with the edits that were not saved", async ({ guest, admin, page }) => {
  const [gold, silver] = await admin.createGroups("Gold", "Silver")
  const customer = await admin.createCustomer([gold!], { first_name: "Jane", last_name: "Doe" })
  await guest.show(customer.id)
  await guest.card.picker.open()
  const hold = await Hold.on(page, groupsUrl, "GET")
  await guest.card.picker.paste(`${silver!.name}\nBronze`)
  await hold.caught()
  await guest.element.evaluate(trapInClick, [`Remove ${gold!.name}`, "unreachable"] as const)
  const lines = ["Not saved, as far as is known:", "Jane Doe: Looking for 2 groups…"]
  await expect(guest.element.getByRole("alert")).toHaveText([STOPPED, ...lines].join("\n"))
})

test("an element lists no edits of a customer whom another one shows", async ({ guest, admin, page }) => {
  const [gold, silver] = await admin.createGroups("Gold", "Silver")
  const [first, second] = [await admin.createCustomer([gold!]), await admin.createCustomer([silver!])]
  await answer(page, batchUrl, "POST", { status: 503, json: {} })
  await guest.open(widget(first.id) + widget(second.id))
  const { card, element } = guest
  await expect(card.names).toHaveText([gold!.name, silver!.name])
  await card.remove(gold!.name)
  await element.last().evaluate(trapInClick, [`Remove ${silver!.name}`, "unreachable"] as const)
  await expect(element.first().getByRole("alert")).toContainText(`Remove from ${gold!.name}.`)
  await expect(element.last().getByRole("alert")).toHaveText(STOPPED)
})

test("an element that waits for its language while another one crashes shows its groups", async ({
  guest,
  admin,
  page,
}) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  await guest.show(customer.id)
  const deliver = await delayAnswers(page, /lang\/de\.js$/)
  const { element } = guest
  await element.evaluate((element) => {
    const other = element.cloneNode() as Element
    other.setAttribute("locale", "de")
    element.after(other)
  })
  await element.first().evaluate(trapInClick, [`Remove ${gold.name}`, "unreachable"] as const)
  await expect(element.first().getByRole("alert")).toHaveText(STOPPED)
  await deliver()
  await expect(element.last().locator("tbody th bdi")).toHaveText([gold.name])
})

test("of many edits some are listed, and the others counted", async ({ guest, admin }) => {
  const groups = await admin.createGroups("One", "Two", "Three", "Four", "Five", "Six", "Seven")
  const customer = await admin.createCustomer(groups, { first_name: "Jane", last_name: "Doe" })
  const { card, element } = guest
  await guest.open(widget(customer.id, `mode="staged"`))
  await card.selectAll.check()
  await card.removeSelected.click()
  await expect(card.staged).toBeVisible()
  await element.evaluate((element) => {
    window.traps.next = "unreachable"
    element.shadowRoot!.querySelector<HTMLElement>("[part=add-button]")!.click()
  })
  await expect(element.getByRole("alert")).toContainText(/Jane Doe: Remove from .*, and .*\. 2 more\./)
})

test("what was saved or discarded is not listed", async ({ guest, admin }) => {
  const [gold, silver] = await admin.createGroups("Gold", "Silver")
  const customer = await admin.createCustomer([gold!, silver!])
  const { card, element } = guest
  await guest.open(widget(customer.id, `mode="staged"`))
  await card.remove(gold!.name)
  await card.button("Save").click()
  await card.expectGroups(silver!.name)
  await card.remove(silver!.name)
  await card.button("Discard").click()
  await card.expectGroups(silver!.name)
  await element.evaluate(trapInClick, [`Remove ${silver!.name}`, "unreachable"] as const)
  await expect(element.getByRole("alert")).toHaveText(STOPPED)
})

test("a trap while an element is mounted is told, and Reload shows the groups", async ({
  guest,
  admin,
  page,
  uncaught,
}) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  await page.addInitScript(() => {
    const { prototype } = ShadowRoot
    const own = Object.getOwnPropertyDescriptor(prototype, "adoptedStyleSheets")!
    // The widget's styles are put on just before the wasm is called.
    const set = function (this: ShadowRoot, sheets: CSSStyleSheet[]) {
      if (sheets.length > 1 && window.traps.instances === 1) window.traps.next = "unreachable"
      own.set!.call(this, sheets)
    }
    Object.defineProperty(prototype, "adoptedStyleSheets", { ...own, set })
  })
  await guest.open(widget(customer.id))
  await expect(guest.element.getByRole("alert")).toHaveText(STOPPED)
  expect((await guest.heard("error")).map(({ detail }) => detail["kind"])).toEqual(["crashed"])
  expect(uncaught).toHaveLength(1)
  await guest.element.getByRole("button", { name: "Reload", exact: true }).click()
  await guest.card.expectGroups(gold.name)
})

test("a trap as the wasm is started is told, and Retry shows the groups", async ({ guest, admin, page }) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  await page.addInitScript(() => (window.traps.next = "unreachable"))
  await guest.open(widget(customer.id))
  await expect(guest.element.getByRole("alert")).toContainText("It crashed as it was started.")
  expect((await guest.heard("error")).map(({ detail }) => detail["kind"])).toEqual(["load"])
  await guest.element.getByRole("button", { name: "Retry", exact: true }).click()
  await guest.card.expectGroups(gold.name)
})

test("a trap in another wasm of the page is none of the element's", async ({ guest, admin, page, uncaught }) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  await guest.show(customer.id)
  await page.evaluate(() => {
    setTimeout(() => window.traps.elsewhere("unreachable"))
    Promise.resolve().then(() => window.traps.elsewhere("out of bounds"))
    // In the middle of the element's work, too: in a listener for its event.
    document.addEventListener("customer-groups-load", () => window.traps.elsewhere("unreachable"), { once: true })
  })
  await guest.element.evaluate((element) => (element as WidgetElement).refresh().then(() => {}))
  await expect.poll(() => uncaught.length).toBe(3)
  await guest.card.remove(gold.name)
  await guest.card.expectGroups()
  await expect.poll(() => admin.groupNames(customer.id)).toEqual([])
  await expect(guest.element.getByRole("alert").first()).toBeEmpty()
  expect(await guest.heard("error")).toEqual([])
})
