// Pages of nothing but what a test puts on them.

import type { Locator, Page } from "@playwright/test"
import { account, expect, test as base } from "../e2e/fixtures.ts"
import { Card } from "../e2e/pages.ts"
import { GuestServer } from "./guest-server.ts"

export { account, expect } from "../e2e/fixtures.ts"

/** Of those that the backend's CORS lists name; one for each worker. */
const firstPort = 8766

/** The element, as a page's script meets it. */
export interface WidgetElement extends HTMLElement {
  customerId: string
  request: unknown
  token: string | null
  readonly customer: Record<string, unknown> | null
  readonly hasUnsaved: boolean
  batch(input: { add?: string[]; remove?: string[] }): Promise<Record<string, unknown>>
  refresh(): Promise<Record<string, unknown>>
  undo(): void
}

export interface Options {
  /** What more is in the head. */
  head?: string
  /** The page's own style sheet. */
  css?: string
  /** Attributes of `<html>`. */
  root?: string
  /** Instead of the package's `index.js`, if anything. */
  script?: string
  /** What is allowed of the policy under which the plain host runs. */
  policy?: (strict: string) => string
}

/** What the page heard from widgets. */
export interface Heard {
  type: string
  detail: Record<string, unknown>
}

export class Guest {
  readonly page: Page
  readonly card: Card
  readonly element: Locator
  readonly server: GuestServer
  readonly #backend: string

  constructor(page: Page, server: GuestServer, backend: string) {
    this.page = page
    this.server = server
    this.card = new Card(page)
    this.element = page.locator("medusa-customer-groups")
    this.#backend = backend
  }

  /** Opens a page with this body. */
  async open(body: string, options: Options = {}): Promise<void> {
    const {
      head = "",
      css = "",
      root = `lang="en"`,
      script = "/medusa-customer-groups/index.js",
      policy = (same) => same,
    } = options
    const strict =
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; form-action 'none'; " +
      `connect-src 'self' ${this.#backend}`
    const html = `<!doctype html>
      <html ${root}>
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width">
          <meta name="medusa-backend-url" content="${this.#backend}">
          <title>A page with the widget</title>
          <link rel="stylesheet" href="/page.css">
          ${head}
          ${script && `<script type="module" src="${script}"></script>`}
        </head>
        <body>${body}</body>
      </html>`
    this.server.policy = policy(strict)
    this.server.files.set("/", html).set("/page.css", css)
    await this.page.goto(`${this.server.origin}/`)
  }

  /** Opens a page with one widget, and waits until it shows what it has to. */
  async show(customerId: string, options: Options = {}): Promise<void> {
    await this.open(widget(customerId), options)
    await this.card.expectSettled()
    await expect(this.card.addButton).toBeVisible()
  }

  /** What all widgets told until now; from the page's first moment on. */
  heard(type?: string): Promise<Heard[]> {
    return this.page.evaluate((type) => {
      const { heard } = window as unknown as { heard: Heard[] }
      return heard.filter((event) => type === undefined || event.type === type)
    }, type)
  }
}

/** Keeps the wasm back until the function that it returns is called. */
export async function holdWasm(page: Page): Promise<() => void> {
  let letGo = () => {}
  const held = new Promise<void>((resolve) => (letGo = resolve))
  await page.route(/customer-groups\.wasm$/, async (route) => {
    await held
    await route.continue()
  })
  return letGo
}

/** A token of the backend's, for a host that signs its own requests. */
export async function signIn(backend: string, as = account): Promise<string> {
  const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(as) }
  const { token } = await (await fetch(`${backend}/auth/user/emailpass`, init)).json()
  return token
}

/** Another token than this one. Two sign-ins within a second get the same token: its only times are whole seconds. */
export async function renew(backend: string, token: string): Promise<string> {
  let renewed = token
  await expect.poll(async () => (renewed = await signIn(backend))).not.toBe(token)
  return renewed
}

export function widget(customerId: string, attributes = ""): string {
  return `<medusa-customer-groups customer-id="${customerId}" ${attributes}></medusa-customer-groups>`
}

export const test = base.extend<{ guest: Guest; silent: void }, { guestServer: GuestServer }>({
  guestServer: [
    async ({}, use, { parallelIndex }) => {
      const server = await GuestServer.start(firstPort + parallelIndex)
      await use(server)
      await server.stop()
    },
    { scope: "worker" },
  ],

  guest: async ({ app, guestServer, backendURL }, use) => {
    guestServer.files.clear()
    await app.page.addInitScript(() => {
      const heard: Heard[] = []
      Object.assign(window, { heard })
      for (const type of ["load", "change", "error", "unsaved", "unauthorized", "select"]) {
        document.addEventListener(`customer-groups-${type}`, (event) => {
          heard.push({ type, detail: (event as CustomEvent<Record<string, unknown>>).detail })
        })
      }
    })
    await use(new Guest(app.page, guestServer, backendURL))
  },

  /** To be named by tests after which nothing may have gone wrong. */
  silent: async ({ problems }, use) => {
    await use()
    expect(problems).toEqual([])
  },
})
