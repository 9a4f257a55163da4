// Loads what the element shows, once for the page.

import type * as WidgetModule from "./widget.ts"
import { fetchWasm } from "./wasm-file.ts"

let loading: Promise<typeof WidgetModule> | undefined

/** The code of the widget, ready to be mounted. After a failure the next call tries again. */
export function load(): Promise<typeof WidgetModule> {
  return (loading ??= start().catch((error: unknown) => {
    loading = undefined
    throw error
  }))
}

async function start(): Promise<typeof WidgetModule> {
  // Both at once.
  const wasm = fetchWasm()
  wasm.then(({ response }) => response).catch(() => {})
  let widget
  try {
    widget = await import("./widget.ts")
  } catch (error) {
    throw new Error(`Its code (widget.js of medusa-customer-groups) could not be loaded. Retry, or reload the page. ${error}`)
  }
  await widget.start(await wasm)
  return widget
}
