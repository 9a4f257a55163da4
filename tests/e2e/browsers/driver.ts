// A browser that Playwright does not drive, by what all of them have: clicks, keys, and scripts in the page.

export interface Driver {
  open(url: string): Promise<void>
  /** Clicks the first that matches, as soon as there is one. */
  click(selector: string): Promise<void>
  type(text: string): Promise<void>
  /** A key by its name in the DOM, after `Control+` and the like. */
  press(key: string): Promise<void>
  /** Runs this in the page on the first that matches. */
  look<T, Args extends unknown[]>(selector: string, run: Look<T, Args>, ...args: Args): Promise<T>
  /** Runs the body of a function in the page. */
  run(script: string): Promise<unknown>
  /** What went wrong in the page since it was opened. */
  problems(): Promise<string[]>
  close(): Promise<void>
}

export type Look<T, Args extends unknown[]> = (element: Element | null, ...args: Args) => T

/** The first that matches, in the page or in a custom element's shadow root. Runs in the page. */
export function find(selector: string): Element | null {
  const roots = [document, ...[...document.querySelectorAll("*")].flatMap(({ shadowRoot }) => shadowRoot ?? [])]
  return roots.map((root) => root.querySelector(selector)).find(Boolean) ?? null
}
