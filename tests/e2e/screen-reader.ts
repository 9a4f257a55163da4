// What a screen reader says, by Guidepup's virtual one: it goes by the specifications of ARIA, in the page itself.

import { expect, type Page } from "@playwright/test"
import { build } from "esbuild"

const TO_BUNDLE = 'import { virtual } from "@guidepup/virtual-screen-reader"; globalThis.virtual = virtual'

interface Virtual {
  start(options: { container: Element; displayCursor: boolean }): Promise<void>
  next(): Promise<void>
  spokenPhraseLog(): Promise<string[]>
}

export class ScreenReader {
  readonly #page: Page
  readonly #transcript: string[] = []
  #told = 0

  private constructor(page: Page) {
    this.#page = page
  }

  /** Reads what the selector finds, in a page that shows it. */
  static async on(page: Page, selector: string): Promise<ScreenReader> {
    const stdin = { contents: TO_BUNDLE, resolveDir: import.meta.dirname }
    const bundle = await build({ stdin, bundle: true, format: "iife", minify: true, write: false })
    await page.evaluate(bundle.outputFiles[0]!.text)
    await page.evaluate(async (selector) => {
      const { virtual } = globalThis as unknown as { virtual: Virtual }
      await virtual.start({ container: document.querySelector(selector)!, displayCursor: false })
    }, selector)
    return new ScreenReader(page)
  }

  /** Goes from one thing to the next, until this is said. */
  async readTo(last: string): Promise<void> {
    await this.#page.evaluate(async (last) => {
      const { virtual } = globalThis as unknown as { virtual: Virtual }
      while (!(await virtual.spokenPhraseLog()).at(-1)?.includes(last)) await virtual.next()
    }, last)
    await this.#note(`reads on`)
  }

  /** Does something, and notes what is said of it, until this is. */
  async hear(what: string, act: () => Promise<unknown>, last: string | RegExp): Promise<void> {
    await act()
    await expect.poll(async () => (await this.#spoken()).slice(this.#told).join("\n"), what).toMatch(last)
    await this.#note(what)
  }

  /** All that was said, under what was done; without the marks that isolate names, which nobody hears. */
  get transcript(): string {
    return this.#transcript.join("\n").replaceAll(/[\u2068\u2069]/g, "") + "\n"
  }

  async #note(what: string): Promise<void> {
    const spoken = await this.#spoken()
    // What is emptied is silent.
    const news = spoken.slice(this.#told).filter((phrase) => phrase !== "polite: ")
    this.#transcript.push(`${what}:`, ...news.map((phrase) => `  ${phrase}`), "")
    this.#told = spoken.length
  }

  #spoken(): Promise<string[]> {
    return this.#page.evaluate(() => (globalThis as unknown as { virtual: Virtual }).virtual.spokenPhraseLog())
  }
}
