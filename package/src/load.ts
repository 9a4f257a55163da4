// Loads the widget's code and its wasm, once for the page.

import type * as WidgetModule from "./widget.ts"
import { said, say } from "./say.ts"
import { fetchWasm } from "./wasm-file.ts"

let loading: Promise<typeof WidgetModule> | undefined

/** Whether all of it is there. */
export let isLoaded = false

/** The module of the widget, with its wasm started. After a failure the next call tries again. */
export function load(): Promise<typeof WidgetModule> {
  return (loading ??= start().catch((error: unknown) => {
    loading = undefined
    throw error
  }))
}

async function start(): Promise<typeof WidgetModule> {
  // Code and wasm are loaded at the same time. If the code fails first, nobody awaits the wasm any more, and its
  // failure would be reported as an unhandled one.
  const wasm = fetchWasm()
  wasm.then(({ response }) => response).catch(() => {})
  let widget
  try {
    widget = await import("./widget.ts")
  } catch (error) {
    const words = "Its code could not be loaded. Retry, or reload the page."
    throw said((messages) => `${say(messages, "codeMissing", words)} (widget.js: ${error})`)
  }
  await widget.start(await wasm)
  isLoaded = true
  return widget
}
