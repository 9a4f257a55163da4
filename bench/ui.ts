// Our page and the Medusa Admin's section, in turns, on one backend with the large seed.

import type { Browser, Page } from "@playwright/test"
import { writeFile } from "node:fs/promises"
import { test } from "../tests/e2e/fixtures.ts"
import { Traffic } from "../tests/e2e/traffic.ts"
import { MedusaAdmin, Ours, type Contender } from "./contenders.ts"
import { bars, type Run, type Runs } from "./figures.ts"
import { type } from "./keystrokes.ts"
import { made } from "./made.ts"
import { plot } from "./plot.ts"
import { record } from "./results.ts"
import { scroll } from "./scroll.ts"
import { Seed } from "./seed.ts"
import { time } from "./stopwatch.ts"

const count = Number(process.env.BENCH_RUNS || 7)

/** A contender in a browser window of its own. */
interface Seat {
  page: Page
  traffic: Traffic
  contender: Contender
}

test("ui", async ({ browser, signedInAdmin, session, backendURL, baseURL }) => {
  const seed = await Seed.find(signedInAdmin)
  const sit = (origin: string, Contestant: new (page: Page) => Contender) => seat(browser, origin, session, Contestant)
  const seats = { admin: await sit(backendURL, MedusaAdmin), ours: await sit(baseURL!, Ours) }
  const runs: Runs = { admin: [], ours: [] }
  try {
    // The first one fills caches and is not counted.
    for (let index = 0; index <= count; index++) {
      // Each goes first as often as the other.
      for (const who of index % 2 ? (["admin", "ours"] as const) : (["ours", "admin"] as const)) {
        const run = await once(seats[who], seed)
        if (index > 0) runs[who].push(run)
      }
      console.log(`${"bench".padStart(10)}  ${index === 0 ? "warmed up" : `run ${index} of ${count}`}`)
    }
  } finally {
    await seed.restore()
  }
  await writeFile(new URL("ui.svg", import.meta.url), plot(runs))
  await record({ ui: { ...(await made(browser)), bars: bars(runs), runs } })
})

async function seat(
  browser: Browser,
  origin: string,
  session: { name: string; value: string },
  Contestant: new (page: Page) => Contender,
): Promise<Seat> {
  const context = await browser.newContext({ baseURL: origin, viewport: { width: 1280, height: 1000 } })
  await context.addCookies([
    { ...session, domain: new URL(origin).hostname, path: "/", httpOnly: true, sameSite: "Lax" },
  ])
  const page = await context.newPage()
  return { page, traffic: new Traffic(page), contender: new Contestant(page) }
}

/** Every step once, on pages loaded anew. */
async function once(seat: Seat, seed: Seed): Promise<Run> {
  // In front, or the browser would draw fewer frames.
  await seat.page.bringToFront()
  const run = await edit(seat, seed)
  const { page, traffic, contender } = seat

  await load(seat, seed.ten)
  await contender.opening().click.click()
  run.search = await type(page, traffic, contender.searchField, "club")

  await load(seat, seed.twoThousand)
  if (await contender.filterField.isVisible()) run.filter = await type(page, traffic, contender.filterField, "club")

  await load(seat, seed.twoThousand)
  if (await contender.showAll()) {
    await traffic.settled()
    run.scrolled = await scroll(page)
  }
  return run
}

async function edit(seat: Seat, seed: Seed): Promise<Run> {
  const { page, traffic, contender } = seat
  const others = seed.bigGroups.filter((name) => name !== seed.firstGroup)
  await seed.setGroups(others)
  await load(seat, seed.ten)
  const run: Run = { costs: {}, bareCall: await bareCall(page) }

  run.costs.openByKey = await time(page, traffic, { ...contender.opening(), byKey: true })
  await contender.close()
  await load(seat, seed.ten)
  run.costs.open = await time(page, traffic, contender.opening())
  run.costs.add = await time(page, traffic, await contender.adding(seed.firstGroup, { search: false }))
  run.costs.remove = await time(page, traffic, await contender.removing(seed.firstGroup))
  await contender.opening().click.click()
  run.costs.addFound = await time(page, traffic, await contender.adding(seed.smallGroup, { search: true }))
  const several = await contender.removingSeveral(others.slice(0, 5))
  if (several) run.costs.removeFive = await time(page, traffic, several)
  await seed.restore()
  return run
}

async function load({ traffic, contender }: Seat, customerId: string): Promise<void> {
  await contender.load(customerId)
  await traffic.settled()
}

/** How long the page waits for what the list shows first, when nothing is done with it. */
function bareCall(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const start = performance.now()
    const answer = await fetch("/admin/customer-groups?limit=20&order=name&fields=id,name,created_at,updated_at")
    await answer.json()
    return performance.now() - start
  })
}
