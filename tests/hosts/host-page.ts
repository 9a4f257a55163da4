// A page of `examples/`, as a person meets it. All of them look alike.

import type { Locator, Page } from "@playwright/test"
import { expect } from "../e2e/fixtures.ts"
import { Card } from "../e2e/pages.ts"

export class HostPage {
  readonly card: Card
  /** What the page heard from the widget, line by line. */
  readonly events: Locator
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.card = new Card(page)
    this.events = page.getByRole("list", { name: "Events", exact: true }).getByRole("listitem")
  }

  /** Opens it with two customers to choose from; the first one is shown. */
  async open(first: string, second: string, backend: string): Promise<void> {
    await this.#page.goto(`/?${new URLSearchParams({ a: first, b: second, backend })}`)
  }

  async choose(which: "First" | "Second"): Promise<void> {
    await this.#page.getByRole("button", { name: `${which} customer`, exact: true }).click()
  }

  /** Has the page take the widget away. */
  async close(): Promise<void> {
    await this.#page.getByRole("button", { name: "Close", exact: true }).click()
    await expect(this.card.region).toHaveCount(0)
  }

  async reopen(): Promise<void> {
    await this.#page.getByRole("button", { name: "Open", exact: true }).click()
  }
}
