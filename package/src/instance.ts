// The wasm that runs: one instance for all elements of the page. When it has crashed, another one takes its place.

import makeGlue, { type Glue, type Handle, type Listener, type Unsaved } from "#glue"
import { guard } from "./guard.ts"
import { said, say } from "./say.ts"
import type { Settings } from "./settings.ts"
import type { WasmFile } from "./wasm-file.ts"
import { compile } from "./wasm.ts"

/** Is told why the wasm has crashed, and what was not saved then. */
export type CrashListener = (cause: unknown, unsaved: Unsaved[]) => void

let module: WebAssembly.Module
let listener: CrashListener
let glue: Glue
let starting: Promise<void> | undefined
/** As the wasm said last: after a crash it cannot be asked. */
let unsaved: Unsaved[] = []

/** Compiles and starts the wasm. To be called before the first widget is made. */
export async function start(file: WasmFile, crashed: CrashListener): Promise<void> {
  module = await compile(file)
  listener = crashed
  try {
    await restart()
  } catch (error) {
    const words = "The wasm file at {url} is not of the same version as the package."
    throw said((messages) => `${say(messages, "otherVersion", words, { url: file.url })} (${error})`)
  }
}

/** Starts another instance, unless one runs. */
export function restart(): Promise<void> {
  return (starting ??= instantiate().catch((error: unknown) => {
    starting = undefined
    throw error
  }))
}

/** Whether an edit of any customer on the page is not saved. */
export function hasUnsaved(): boolean {
  return unsaved.length > 0
}

export function mount(parent: Element, settings: Settings, tell: Listener): Handle {
  return glue.mount(parent, settings, tell, (said) => (unsaved = said))
}

async function instantiate(): Promise<void> {
  // Each instance has a glue of its own: whatever still holds on to an earlier one reaches only that.
  const made = makeGlue()
  const { exports } = await WebAssembly.instantiate(module, made.imports())
  glue = made
  glue.start({ exports: guard(exports, crashed) })
  // For a crash to be heard of.
  await undefined
  if (!starting) throw new Error("It crashed as it was started.")
}

function crashed(cause: unknown): void {
  const lost = unsaved
  unsaved = []
  starting = undefined
  listener(cause, lost)
}
