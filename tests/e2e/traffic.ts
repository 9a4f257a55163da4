// What goes over the wire between page and backend, to be counted, weighed and held.

import { expect, type Page, type Request, type Route } from "@playwright/test"

type Matcher = Parameters<Page["route"]>[0]
type Handler = Parameters<Page["route"]>[1]
type RouteOptions = Parameters<Page["route"]>[2]

/** The batch call. */
export const batchUrl = /\/admin\/customers\/[^/]+\/customer-groups/
/** The read of one customer. */
export const customerUrl = /\/admin\/customers\/[^/?]+\?/
/** The list of groups, which the picker shows. */
export const groupsUrl = /\/admin\/customer-groups\?/
/** The number of customers in a group. */
export const countUrl = /\/admin\/customers\?groups(\[|%5B)id/
/** Whether the store limits its users' rights. */
export const flagsUrl = /\/admin\/feature-flags/
/** What this user may do. */
export const rightsUrl = /\/admin\/rbac\//

/** The page's API requests, in the order of their sending. */
export class Traffic {
  readonly calls: Request[] = []
  readonly #underWay = new Set<Request>()
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    page.on("request", (request) => {
      if (!/^\/(admin|auth)\//.test(new URL(request.url()).pathname)) return
      this.calls.push(request)
      this.#underWay.add(request)
    })
    const done = (request: Request) => this.#underWay.delete(request)
    page.on("requestfinished", done)
    page.on("requestfailed", done)
  }

  /** Waits until nothing is under way and the page has drawn what came: what it would send next is sent by then. */
  async settled(): Promise<void> {
    await expect.poll(() => this.#underWay.size, { message: "requests under way" }).toBe(0)
    // Not by requestAnimationFrame: a test may have stopped the page's clock.
    await this.#page.screenshot({ clip: { x: 0, y: 0, width: 1, height: 1 } })
    await expect.poll(() => this.#underWay.size, { message: "requests under way" }).toBe(0)
  }

  /** What is sent while `action` runs, until it has settled. */
  async during(action: () => Promise<unknown>): Promise<Request[]> {
    const before = this.calls.length
    await action()
    await this.settled()
    return this.calls.slice(before)
  }
}

/** Bytes of a request's body and its answer's. */
export async function bodyBytes(request: Request): Promise<number> {
  const answer = await request.response()
  return (request.postDataBuffer()?.length ?? 0) + ((await answer?.body())?.length ?? 0)
}

/** The bodies of the batches among `calls`. */
export function batches(calls: Request[]): { add: string[]; remove: string[] }[] {
  return calls
    .filter((call) => call.method() === "POST" && batchUrl.test(call.url()))
    .map((call) => call.postDataJSON())
}

/** Those among `calls` that ask how many customers are in a group: of which group. */
export function counted(calls: Request[]): string[] {
  const asked = calls.filter((call) => call.method() === "GET" && countUrl.test(call.url()))
  return asked.map((call) => new URL(call.url()).searchParams.get("groups[id]") ?? "")
}

const intercepted = new WeakSet<Page>()

/** `page.route`, in force for the very next request of a page that is open already. Without this, the first one,
 * sent by a key that was pressed at once, has passed now and then. */
export async function intercept(page: Page, url: Matcher, handler: Handler, options?: RouteOptions): Promise<void> {
  await page.route(url, handler, options)
  if (intercepted.has(page) || !page.url().startsWith("http")) return
  // The page itself, with a query that no test uses: whoever lets it pass answers it as well.
  const probe = new URL("?is-intercepted", page.url())
  // Never taken back, so that interception stays as it is when a test takes its own routes back.
  await page.route((url) => url.href === probe.href, (route) => route.fulfill({ status: 204 }))
  const status = () => page.evaluate(async (url) => (await fetch(url)).status, probe.href)
  await expect.poll(status, { message: "the status of what is intercepted" }).toBe(204)
  intercepted.add(page)
}

/** Keeps requests back until they are let go: then they reach the server as they were. */
export class Hold {
  readonly #waiting: Route[] = []
  #isOpen = false

  /** From now on, requests of this kind wait. */
  static async on(page: Page, url: RegExp, method: string): Promise<Hold> {
    const hold = new Hold()
    await intercept(page, url, (route) => hold.#take(route, method))
    return hold
  }

  static onBatches(page: Page): Promise<Hold> {
    return Hold.on(page, batchUrl, "POST")
  }

  get count(): number {
    return this.#waiting.length
  }

  /** Waits until one is kept back. */
  async caught(): Promise<void> {
    await expect.poll(() => this.count, { message: "requests held" }).toBe(1)
  }

  /** Lets all go, those still to come as well. */
  async release(): Promise<void> {
    this.#isOpen = true
    await Promise.all(this.#waiting.splice(0).map((route) => route.continue()))
  }

  /** Lets those go that wait now. */
  async releaseOne(): Promise<void> {
    await Promise.all(this.#waiting.splice(0).map((route) => route.continue()))
  }

  /** Answers those that wait now, in the server's place. */
  async answerOne(response: Stubbed): Promise<void> {
    await Promise.all(this.#waiting.splice(0).map((route) => fulfill(route, response)))
  }

  async #take(route: Route, method: string): Promise<void> {
    if (route.request().method() !== method) return route.fallback()
    if (this.#isOpen) return route.continue()
    this.#waiting.push(route)
  }
}

/** Keeps the server's answers to requests of a kind back until the returned function is called; that resolves when the
 * page has them, if it still wants them. */
export async function delayAnswers(page: Page, url: RegExp | ((url: URL) => boolean)): Promise<() => Promise<void>> {
  let letGo = () => {}
  const held = new Promise<void>((resolve) => (letGo = resolve))
  const delivered: Promise<void>[] = []
  await intercept(page, url, (route) => {
    const deliver = async () => {
      const response = await route.fetch()
      await held
      // Taken back by the page, it has nowhere to go.
      await route.fulfill({ response }).catch(() => {})
    }
    delivered.push(deliver())
  })
  return async () => {
    letGo()
    await Promise.all(delivered)
  }
}

/** An answer in the server's place. */
interface Stubbed {
  status: number
  json?: unknown
  html?: string
}

/** Answers requests of a kind in the server's place, `times` times or until the test ends. */
export async function answer(
  page: Page,
  url: RegExp,
  method: string,
  response: Stubbed,
  times?: number,
): Promise<{ count: number; stop(): Promise<void> }> {
  const answered = { count: 0, stop: () => page.unroute(url, handler) }
  const handler = async (route: Route, request: Request) => {
    if (request.method() !== method || (times !== undefined && answered.count >= times)) return route.fallback()
    answered.count += 1
    await fulfill(route, response)
  }
  await intercept(page, url, handler)
  return answered
}

async function fulfill(route: Route, { status, json, html }: Stubbed): Promise<void> {
  // As Medusa does for an origin that it allows; same-origin it changes nothing.
  const origin = route.request().headers()["origin"]
  const headers: Record<string, string> = origin
    ? { "access-control-allow-origin": origin, "access-control-allow-credentials": "true" }
    : {}
  const contentType = html === undefined ? "application/json" : "text/html"
  await route.fulfill({ status, headers, contentType, body: html ?? JSON.stringify(json) })
}
