// The wasm file that does not come.

import { GuestServer } from "./guest-server.ts"
import { expect, holdWasm, test, widget } from "./guest.ts"

const wasm = /customer-groups\.wasm$/

test("until the wasm is there, bars stand where the widget will be", async ({ guest, admin, page, silent: _ }) => {
  const customer = await admin.createCustomer([await admin.createGroup("Gold")])
  const letGo = await holdWasm(page)
  await guest.open(widget(customer.id))
  await expect(guest.element.getByText("Loading customer groups")).toHaveCount(1)
  const height = async () => (await guest.element.boundingBox())!.height
  const before = await height()
  letGo()
  await expect(guest.card.addButton).toBeVisible()
  // The page does not jump: of a table with one row, that is.
  expect(before).toBeGreaterThan(120)
  expect(Math.abs((await height()) - before)).toBeLessThan(80)
})

test("a server that answers with a page instead says so, and Retry goes on", async ({ guest, admin, page }) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  await page.route(wasm, (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>" }), { times: 1 })
  await guest.open(widget(customer.id))
  await expect(guest.element.getByRole("alert")).toContainText("text/html")
  await expect(guest.element.getByRole("alert")).toContainText("setWasmUrl")
  expect((await guest.heard()).map(({ type, detail }) => [type, detail["kind"]])).toEqual([["error", "load"]])
  await guest.element.getByRole("button", { name: "Retry", exact: true }).click()
  await guest.card.expectGroups(gold.name)
  await expect(guest.element.getByText("can’t be shown")).toHaveCount(0)
})

for (const [what, answer, words] of [
  ["is not there", { status: 404, contentType: "text/html", body: "Not found" }, "404"],
  ["is no wasm", { contentType: "application/wasm", body: "nonsense" }, "no wasm"],
  ["comes without its type", undefined, undefined],
] as const) {
  test(`a file that ${what} ${words ? "is told" : "does no harm"}`, async ({ guest, admin, page }) => {
    const gold = await admin.createGroup("Gold")
    const customer = await admin.createCustomer([gold])
    await page.route(wasm, async (route) => {
      if (answer) return route.fulfill(answer)
      const response = await route.fetch()
      return route.fulfill({ response, contentType: "application/octet-stream" })
    })
    await guest.open(widget(customer.id))
    if (!words) return guest.card.expectGroups(gold.name)
    await expect(guest.element.getByRole("alert")).toContainText(words)
    expect(await guest.heard("error")).toHaveLength(1)
  })
}

test("a network that fails is told, with what a policy would need", async ({ guest, page }) => {
  await page.route(wasm, (route) => route.abort())
  await guest.open(widget("cus_1"))
  await expect(guest.element.getByRole("alert")).toContainText("could not be loaded")
  await expect(guest.element.getByRole("alert")).toContainText("connect-src")
})

test("a policy that forbids WebAssembly is told by its name", async ({ guest }) => {
  await guest.open(widget("cus_1"), { policy: (strict) => strict.replace(" 'wasm-unsafe-eval'", "") })
  await expect(guest.element.getByRole("alert")).toContainText("'wasm-unsafe-eval'")
  expect((await guest.heard("error"))[0]!.detail).toMatchObject({ kind: "load" })
})

test("from a CDN come the code, the wasm and another language, by one script tag", async ({
  guest,
  admin,
  page,
  silent: _,
}) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  const cdn = await GuestServer.start(0)
  cdn.isForAll = true
  const asked: string[] = []
  page.on("request", (request) => asked.push(request.url()))
  await guest.open(widget(customer.id, `locale="de"`), {
    script: `${cdn.origin}/medusa-customer-groups/index.js`,
    policy: (strict) => strict.replace(/(script-src|connect-src) 'self'/g, `$& ${cdn.origin}`),
  })
  await expect(page.getByRole("heading", { name: "Kundengruppen" })).toBeVisible()
  await expect(page.getByRole("rowheader", { name: gold.name })).toBeVisible()
  const files = asked.filter((url) => url.includes("/medusa-customer-groups/"))
  expect(files.length).toBeGreaterThan(3)
  for (const url of files) expect(url).toContain(cdn.origin)
  await cdn.stop()
})

test("a page that only imports the package loads nothing but the loader", async ({ guest, page, silent: _ }) => {
  const asked: string[] = []
  page.on("request", (request) => asked.push(new URL(request.url()).pathname))
  await guest.open("<p>No widget here</p>")
  await page.evaluate(() => customElements.whenDefined("medusa-customer-groups").then(() => {}))
  expect(asked.sort()).toEqual(["/", "/medusa-customer-groups/index.js", "/page.css"])
})

test("the inline build needs no file beside it", async ({ guest, admin, page, silent: _ }) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  const asked: string[] = []
  page.on("request", (request) => asked.push(new URL(request.url()).pathname))
  await guest.open(widget(customer.id), { script: "/medusa-customer-groups/inline.js" })
  await guest.card.expectGroups(gold.name)
  expect(asked.filter((path) => path.startsWith("/medusa"))).toEqual(["/medusa-customer-groups/inline.js"])
})

test("the wasm may be elsewhere, if the host says where", async ({ guest, admin, page, silent: _ }) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  guest.server.files.set(
    "/host.js",
    `import { setWasmUrl } from "/medusa-customer-groups/index.js"
    setWasmUrl("/medusa-customer-groups/customer-groups.wasm?elsewhere")`,
  )
  const asked = page.waitForRequest(/customer-groups\.wasm/)
  await guest.open(widget(customer.id), { script: "/host.js" })
  await guest.card.expectGroups(gold.name)
  expect((await asked).url()).toContain("?elsewhere")
})
