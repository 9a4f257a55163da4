// Pages that have changed what the browser gives: by libraries that they load before the element, or by names of their
// own.

import { batchUrl } from "../e2e/traffic.ts"
import { bundled } from "./bundled.ts"
import { expect, test, widget, type Guest } from "./guest.ts"

/** What a page runs first, as a module that may import npm packages. */
const pages: Record<string, string> = {
  "has polyfills": `import "core-js-bundle"`,
  "runs in zones": `import "zone.js"`,
  "is locked down": `
    import "ses"
    lockdown({ evalTaming: "unsafe-eval", consoleTaming: "unsafe", errorTaming: "unsafe", overrideTaming: "severe" })`,
  "is watched by Sentry": `
    import { browserTracingIntegration, init } from "@sentry/browser"
    init({ dsn: "https://key@localhost/1", transport: () => ({ send: async () => ({}), flush: async () => true }),
      integrations: [browserTracingIntegration()], tracesSampleRate: 1, tracePropagationTargets: [] })`,
  "is watched by Elastic APM": `
    import { init } from "@elastic/apm-rum"
    const disableInstrumentations = ["page-load"]
    init({ serviceName: "page", serverUrl: location.origin, disableInstrumentations, distributedTracing: false })`,
  "mocks other calls": `
    import fetchMock from "fetch-mock"
    fetchMock.mockGlobal().get("https://other.example.test/", 200).spy()`,
  // As Prototype.js and MooTools do.
  "is of another time": `
    const quoted = (json) => function () { return json(this) }
    for (const { prototype } of [Array, String, Number, Boolean]) {
      prototype.toJSON = quoted((value) => Array.isArray(value) ? "[" + value.join() + "]" : '"' + value + '"')
      for (const name of ["each", "contains", "erase", "extend", "clone"]) prototype[name] = function () { return this }
    }
    Array.from = (list) => {
      const copy = []
      for (let at = 0; at < (list?.length ?? 0); at++) copy.push(list[at])
      return copy
    }
    Object.defineProperty(Object, "toJSON", { value: () => "changed" })
    Element.prototype.remove = function () { this.parentNode?.removeChild(this); return this }
    for (const name of ["Request", "Element", "Node", "Event", "EventTarget", "Headers", "HTMLElement", "Window", "Text",
      "HTMLInputElement", "Comment", "URLSearchParams", "Response"]) {
      const own = window[name]
      window[name] = function () { throw new Error("new " + name) }
      if (name === "HTMLElement" || name === "Event") window[name] = own
    }`,
  "wraps fetch for texts": `
    const send = fetch
    window.fetch = (url, init) => send(url.trim(), { ...init, headers: { ...init.headers } })`,
  "calls fetch anew": `
    const send = fetch
    window.fetch = (url, { method, headers, body, credentials }) => send(url, { method, headers, body, credentials })`,
}

/** Opens a page with a widget, on which this has run before the element's own script. */
async function openAfter(guest: Guest, customerId: string, page: string): Promise<void> {
  guest.server.files.set("/page.js", await bundled(page))
  // What agents send goes nowhere; lockdown asks whether `eval` is the browser's own.
  await guest.page.route("**/intake/**", (route) => route.fulfill({ status: 202 }))
  const policy = (strict: string) => strict.replace("'wasm-unsafe-eval'", "'wasm-unsafe-eval' 'unsafe-eval'")
  await guest.open(widget(customerId), { head: `<script type="module" src="/page.js"></script>`, policy })
}

for (const [what, script] of Object.entries(pages)) {
  test(`on a page that ${what}, groups are shown, added and removed`, async ({ guest, admin, page, silent: _ }) => {
    const [gold, silver] = await admin.createGroups("Gold", "Silver")
    const customer = await admin.createCustomer([gold!])
    const { card } = guest
    await openAfter(guest, customer.id, script)
    await card.expectGroups(gold!.name)
    await card.add(silver!.name)
    await card.expectGroups(gold!.name, silver!.name)
    const removed = page.waitForRequest((request) => batchUrl.test(request.url()) && request.method() === "POST")
    await card.remove(gold!.name)
    expect((await removed).postDataJSON()).toEqual({ add: [], remove: [gold!.id] })
    await card.expectGroups(silver!.name)
    await expect.poll(() => admin.groupNames(customer.id)).toEqual([silver!.name])
    expect((await guest.heard("error")).map(({ detail }) => detail)).toEqual([])
  })
}

/** What a page may break of the browser's own, one at a time, once the groups are shown. */
const broken = [
  "Element.prototype.setAttribute",
  "Element.prototype.querySelector",
  "Element.prototype.closest",
  "Element.prototype.matches",
  "Element.prototype.remove",
  "Node.prototype.insertBefore",
  "Node.prototype.cloneNode",
  "EventTarget.prototype.addEventListener",
  "EventTarget.prototype.removeEventListener",
  "document.createElement",
  "document.createComment",
  "document.createTextNode",
  "Object.entries",
  "Object.values",
  "Reflect.get",
  "Array.of",
  "Array.prototype.push",
  "String.prototype.normalize",
  "String.prototype.split",
  "Number.prototype.toLocaleString",
  "Intl.Collator",
  "Intl.DateTimeFormat",
  "JSON.stringify",
  "AbortSignal.any",
  "AbortSignal.timeout",
  "AbortController",
  "URL",
  "Promise.resolve",
  "queueMicrotask",
  "requestAnimationFrame",
  "fetch",
]

test("whatever of the browser’s own throws, the widget’s code does not crash", async ({ guest, admin }) => {
  test.slow()
  const [gold, silver] = await admin.createGroups("Gold", "Silver")
  const customer = await admin.createCustomer([gold!, silver!])
  for (const path of broken) {
    await guest.show(customer.id)
    await expect(guest.card.filterField).toBeVisible()
    await guest.element.evaluate(async (element, path) => {
      const names = path.split(".")
      const last = names.pop()!
      const owner = names.reduce((at, name) => at[name], window as any)
      const root = element.shadowRoot!
      const field = root.querySelector<HTMLInputElement>("[type=search]")!
      const buttons = [...root.querySelectorAll<HTMLElement>("th button, tbody input, tbody button, .cg-add")]
      const input = new Event("input")
      const own = owner[last]
      owner[last] = () => {
        throw "broken by the page"
      }
      field.value = "o"
      field.dispatchEvent(input)
      for (const button of buttons) button.click()
      await new Promise((resolve) => setTimeout(resolve, 50))
      owner[last] = own
    }, path)
    await expect(guest.element.getByText("stopped because of an error"), path).toHaveCount(0)
    const kinds = (await guest.heard("error")).map(({ detail }) => detail["kind"])
    expect(kinds, path).not.toContain("crashed")
    await admin.changeGroups(customer.id, { add: [gold!.id, silver!.id] })
  }
})
