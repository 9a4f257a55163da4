// Browsers that lack what the widget cannot do without say so. Each test takes one thing away before any script runs.

import { expect, test, widget } from "./guest.ts"

const WORDS = "This browser is too old: Chrome 123, Edge 123, Firefox 125, Safari 17.5 is needed."

const lacking: Record<string, () => void> = {
  "AbortSignal.any": () => delete (AbortSignal as { any?: unknown }).any,
  "light-dark()": () => {
    const supports = CSS.supports.bind(CSS)
    CSS.supports = (name: string, value?: string) =>
      !`${name}${value}`.includes("light-dark") && (value === undefined ? supports(name) : supports(name, value))
  },
  popovers: () => delete (HTMLElement.prototype as { popover?: unknown }).popover,
  "constructed style sheets": () => {
    delete (ShadowRoot.prototype as { adoptedStyleSheets?: unknown }).adoptedStyleSheets
    delete (AbortSignal as { any?: unknown }).any
  },
}

for (const [what, take] of Object.entries(lacking)) {
  test(`one without ${what} is told which browsers do`, async ({ guest, admin, page }) => {
    const customer = await admin.createCustomer()
    await page.addInitScript(take)
    await guest.open(widget(customer.id))
    await expect(guest.element.getByRole("alert")).toHaveText(`Customer groups can’t be shown. ${WORDS}`)
    await expect.poll(async () => (await guest.heard("error")).map(({ detail }) => detail["kind"])).toEqual(["load"])
  })
}
