// From the start of a navigation until a customer's groups stand on the page, with nothing in the browser's cache.

import type { Browser, CDPSession, Page } from "@playwright/test"
import { test } from "../tests/e2e/fixtures.ts"
import type { LoadRun, Way } from "./load-figures.ts"
import { contenders, type Contender } from "./load/contenders.ts"
import { servePages } from "./load/pages.ts"
import { made } from "./made.ts"
import { record } from "./results.ts"
import { Seed } from "./seed.ts"

const count = Number(process.env.BENCH_RUNS || 7)

/** A phone in a mobile network: the processor four times slower, and what Chromium's developer tools call fast 4G. */
const slow = {
  cpu: 4,
  network: { offline: false, downloadThroughput: 9e6 / 8, uploadThroughput: 1.35e6 / 8, latency: 165 },
}

type Cookie = { name: string; value: string }

test("load", async ({ browser, signedInAdmin, session, backendURL }) => {
  const { ten } = await Seed.find(signedInAdmin)
  const pages = await servePages()
  const runs: LoadRun[] = []
  try {
    // The first round fills the servers' caches and is not counted.
    for (let index = 0; index <= count; index++) {
      for (const contender of turned(contenders, index)) {
        for (const isSlow of [false, true]) {
          const url = contender.url({ pages: pages.origin, backend: backendURL, customer: ten })
          const run = await once(browser, contender, url, session, isSlow)
          if (index > 0) runs.push(run)
        }
      }
      console.log(`${"bench".padStart(10)}  ${index === 0 ? "warmed up" : `run ${index} of ${count}`}`)
    }
  } finally {
    await pages.close()
  }
  await record({ load: { ...(await made(browser)), runs } })
})

/** Each round begins one further on and every other goes backwards, so that no page comes after the same one each time:
 * what it finds warm, and how busy the server still is, are the last one's doing. */
function turned(contenders: Contender[], round: number): Contender[] {
  const at = round % contenders.length
  const order = [...contenders.slice(at), ...contenders.slice(0, at)]
  return round % 2 ? order : order.reverse()
}

async function once(
  browser: Browser,
  contender: Contender,
  url: string,
  session: Cookie,
  isSlow: boolean,
): Promise<LoadRun> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 1000 } })
  try {
    await context.addCookies([
      { ...session, domain: new URL(url).hostname, path: "/", httpOnly: true, sameSite: "Lax" },
    ])
    const page = await context.newPage()
    await page.addInitScript(`(${watch})("shown", ${contender.names});(${watch})("editable", ${contender.rows})`)
    const devtools = await context.newCDPSession(page)
    const code = await weigh(devtools)
    if (isSlow) {
      await devtools.send("Network.emulateNetworkConditions", slow.network)
      await devtools.send("Emulation.setCPUThrottlingRate", { rate: slow.cpu })
    }
    await page.goto(url, { waitUntil: "commit" })
    const { shown, editable } = await moments(page)
    const way = await page.evaluate(wayOf)
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: 1 })
    await devtools.send("HeapProfiler.collectGarbage")
    const heap = await devtools.send("Runtime.getHeapUsage")
    return { contender: contender.name, isSlow, shown, editable, codeBytes: code(), heapBytes: heap.usedSize, way }
  } finally {
    await context.close()
  }
}

/** What scripts, style sheets and wasm take on the wire. */
async function weigh(devtools: CDPSession): Promise<() => number> {
  const kinds = new Map<string, boolean>()
  let bytes = 0
  await devtools.send("Network.enable")
  devtools.on("Network.responseReceived", ({ requestId, type, response }) => {
    const isCode = ["Script", "Stylesheet", "Document"].includes(type) || /wasm|javascript/.test(response.mimeType)
    kinds.set(requestId, isCode)
  })
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (kinds.get(requestId)) bytes += encodedDataLength
  })
  return () => bytes
}

type Moment = "shown" | "editable"
type Watched = typeof globalThis & Record<Moment, Promise<number>>

function moments(page: Page): Promise<Record<Moment, number>> {
  return page.evaluate(async () => {
    const { shown, editable } = globalThis as Watched
    return { shown: await shown, editable: await editable }
  })
}

/** In the page: what the element's files and its customer took, as the browser has it. */
function wayOf(): Partial<Way> {
  const all = performance.getEntriesByType("resource") as PerformanceResourceTiming[]
  const one = (part: string) => all.find(({ name }) => name.includes(part))
  const [loader, code, wasm] = [one("/index.js"), one("/widget.js"), one("/customer-groups.wasm")]
  const customer = one("/admin/customers/")
  return {
    loaderThere: loader?.responseEnd,
    customerAsked: customer?.startTime,
    customerThere: customer?.responseEnd,
    wasmThere: code && wasm && Math.max(code.responseEnd, wasm.responseEnd),
  }
}

/** In the page, from its start: looks in each frame whether all ten are there; tells when that frame is painted. */
function watch(moment: Moment, count: () => number): void {
  ;(globalThis as Watched)[moment] = new Promise((resolve) => {
    const look = () => {
      if (!document.body || count() < 10) return void requestAnimationFrame(look)
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => resolve(performance.now())
      port2.postMessage(null)
    }
    requestAnimationFrame(look)
  })
}
