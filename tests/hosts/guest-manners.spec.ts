// What a guest leaves alone: the page's names, storage, network and keys.

import { expect, test, widget } from "./guest.ts"

test("the page has no name more than before", async ({ guest, admin, page, silent: _ }) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer()
  const names = () => page.evaluate(() => Object.getOwnPropertyNames(window).sort())
  await guest.open("", { script: "" })
  const before = await names()
  await guest.show(customer.id)
  await guest.card.add(gold.name)
  await guest.card.expectGroups(gold.name)
  expect(await names()).toEqual(before)
})

test("nothing is kept but the groups added last, under one key", async ({ guest, admin, page, context, silent: _ }) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer()
  await guest.show(customer.id)
  await guest.card.add(gold.name)
  await guest.card.expectGroups(gold.name)
  const cookies = (await context.cookies()).map(({ name }) => name)
  const kept = await page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    cookie: document.cookie,
  }))
  const nothing = { session: [], databases: [], caches: [], workers: 0, cookie: "" }
  expect(kept).toEqual({ local: ["medusa-customer-groups:recent"], ...nothing })
  expect(cookies).toEqual(["connect.sid"])
})

test("nobody is asked but the backend and the page’s own server", async ({
  guest,
  admin,
  page,
  backendURL,
  silent: _,
}) => {
  const [gold, silver] = await admin.createGroups("Gold", "Silver")
  const customer = await admin.createCustomer([gold!])
  const asked = new Map<string, Set<string>>()
  page.on("request", (request) => {
    const { origin, pathname } = new URL(request.url())
    asked.set(origin, (asked.get(origin) ?? new Set()).add(pathname.replace(/\/cus(group)?_\w+/, "/…")))
  })
  await guest.show(customer.id)
  await guest.card.add(silver!.name)
  await guest.card.remove(gold!.name)
  await guest.card.expectGroups(silver!.name)
  expect([...asked.keys()].sort()).toEqual([guest.server.origin, backendURL].sort())
  expect([...asked.get(guest.server.origin)!].sort()).toEqual([
    "/",
    "/medusa-customer-groups/customer-groups.wasm",
    "/medusa-customer-groups/index.js",
    "/medusa-customer-groups/widget.js",
    "/page.css",
  ])
  for (const path of asked.get(backendURL)!) expect(path).toMatch(/^\/(admin|auth)\//)
})

test("what is typed into its fields is none of the page’s shortcuts", async ({ guest, admin, page, silent: _ }) => {
  const customer = await admin.createCustomer([await admin.createGroup("Gold")])
  await guest.show(customer.id)
  await page.evaluate(() => {
    const keys: string[] = []
    for (const type of ["keydown", "keypress", "keyup"]) {
      document.addEventListener(type, (event) => keys.push(`${type} ${(event as KeyboardEvent).key}`))
    }
    Object.assign(window, { keys })
  })
  const keys = () => page.evaluate(() => (window as unknown as { keys: string[] }).keys.splice(0))

  await guest.card.filterField.focus()
  await page.keyboard.type("gc")
  await expect(guest.card.filterField).toHaveValue("gc")
  expect(await keys()).toEqual([])
  await guest.card.filterField.fill("")

  await guest.card.picker.open()
  await guest.card.picker.field.focus()
  await page.keyboard.type("gc")
  await expect(guest.card.picker.field).toHaveValue("gc")
  expect(await keys()).toEqual([])
  await guest.card.picker.close()
  await keys()

  // Elsewhere in it they are.
  await guest.card.addButton.focus()
  await page.keyboard.press("g")
  expect(await keys()).toEqual(["keydown g", "keypress g", "keyup g"])
})

test("the browser’s own keys work everywhere in it", async ({ guest, admin, page, silent: _ }) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  await guest.show(customer.id)
  await page.evaluate(() => {
    const prevented: string[] = []
    Object.assign(window, { prevented })
    // Before anybody else, and asked after everybody.
    addEventListener("keydown", (event) => setTimeout(() => event.defaultPrevented && prevented.push(event.key)), {
      capture: true,
    })
  })
  const places = [
    guest.card.filterField,
    guest.card.addButton,
    guest.card.checkbox(gold.name),
    guest.card.removeButton(gold.name),
  ]
  for (const place of places) {
    await place.focus()
    for (const key of ["r", "l", "t", "f", "p"]) {
      await place.dispatchEvent("keydown", { key, ctrlKey: true, bubbles: true, cancelable: true, composed: true })
    }
    for (const key of ["F5", "F12"])
      await place.dispatchEvent("keydown", { key, bubbles: true, cancelable: true, composed: true })
  }
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)))
  expect(await page.evaluate(() => (window as unknown as { prevented: string[] }).prevented)).toEqual([])
})

test("a package that is loaded twice defines the element once", async ({ guest, admin, silent: _ }) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  const head = ["define", "inline"].map(
    (name) => `<script type="module" src="/medusa-customer-groups/${name}.js"></script>`,
  )
  await guest.open(widget(customer.id), { head: head.join("") })
  await guest.card.expectGroups(gold.name)
})
