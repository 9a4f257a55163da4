// What widgets leave behind when they have gone: nothing.

import type { CDPSession, Page } from "@playwright/test"
import tests from "../e2e/playwright.config.ts"
import { expect, test } from "./guest.ts"

// What the browser compiles again as it is used more and more would count as the widgets'.
const { launchOptions } = tests.use!
const args = [...launchOptions!.args!, "--js-flags=--no-sparkplug --no-maglev --no-opt"]
test.use({ launchOptions: { ...launchOptions, args } })

interface Level {
  /** Bytes of the JavaScript heap and the wasm memory. */
  memory: number
  nodes: number
  listeners: number
}

/** Has the page remember its wasm memories; to be called before it is opened. */
async function watchWasm(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const memories: WebAssembly.Memory[] = []
    Object.assign(window, { memories })
    const { instantiate } = WebAssembly
    WebAssembly.instantiate = (async (...sources: Parameters<typeof instantiate>) => {
      const made: unknown = await instantiate(...sources)
      const { exports } = made as WebAssembly.Instance
      memories.push(...Object.values(exports).filter((value) => value instanceof WebAssembly.Memory))
      return made
    }) as typeof instantiate
  })
}

/** How much there is once the browser has collected what nobody needs. */
async function level(page: Page, browser: CDPSession): Promise<Level> {
  const wasm = await page.evaluate(() => {
    // The browser's own log of requests, and the test's of events, are no litter of theirs.
    performance.clearResourceTimings()
    const { heard, memories } = window as unknown as { heard: unknown[]; memories: WebAssembly.Memory[] }
    heard.length = 0
    return memories.reduce((bytes, memory) => bytes + memory.buffer.byteLength, 0)
  })
  // What was held by what goes first, goes with the second.
  for (let round = 0; round < 3; round++) await browser.send("HeapProfiler.collectGarbage")
  const { usedSize } = await browser.send("Runtime.getHeapUsage")
  const { nodes, jsEventListeners } = await browser.send("Memory.getDOMCounters")
  return { memory: usedSize + wasm, nodes, listeners: jsEventListeners }
}

/** Shows one after the other: half of them are drawn with their groups, the others go while they load. */
async function comeAndGo(page: Page, ids: string[], times: number): Promise<void> {
  await page.evaluate(
    async ({ ids, times }) => {
      const place = document.querySelector("#place")!
      for (let time = 0; time < times; time++) {
        const element = document.createElement("medusa-customer-groups")
        element.setAttribute("customer-id", ids[time % ids.length]!)
        const loaded = new Promise((resolve) =>
          element.addEventListener("customer-groups-load", resolve, { once: true }),
        )
        place.append(element)
        if (time % 4 < 2) await loaded
        await new Promise(requestAnimationFrame)
        element.remove()
      }
    },
    { ids, times },
  )
}

test("500 widgets that come and go leave no nodes, listeners, requests or memory behind", async ({
  guest,
  admin,
  page,
  traffic,
  silent: _,
}) => {
  test.setTimeout(240_000)
  const groups = await admin.createGroups("Gold", "Silver", "Bronze")
  const ids = [(await admin.createCustomer(groups)).id, (await admin.createCustomer(groups)).id]
  await watchWasm(page)
  await guest.open(`<div id="place"></div>`)
  const browser = await page.context().newCDPSession(page)

  await comeAndGo(page, ids, 50)
  await traffic.settled()
  const before = await level(page, browser)
  await comeAndGo(page, ids, 450)
  await traffic.settled()
  const after = await level(page, browser)
  expect(after).toEqual({ ...before, memory: expect.any(Number) })
  // Measured: 0.6% more.
  expect(after.memory / before.memory).toBeLessThan(1.05)
})
