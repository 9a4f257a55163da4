// Notices that the wasm has crashed, where it is called: what reaches the page's `error` event may be another wasm's.

/** The errors of traps: of a panic or an access out of bounds; of a stack that overflows; of that in Firefox. */
const TRAP = /^(Runtime|Range|Internal)Error$/

/** What the wasm exports, with its functions guarded: the package calls them, and so does the browser, for listeners,
 * timers and promises. A trap is reported, as an uncaught error would be. After it the memory may be damaged, and no
 * call reaches the wasm any more: each does nothing. `crashed` is called once, when nothing of the wasm runs. */
export function guard(exports: WebAssembly.Exports, crashed: (cause: unknown) => void): WebAssembly.Exports {
  let hasCrashed = false
  let cause: unknown
  /** How many of its functions run, each called by what the one before has called. */
  let depth = 0
  const guarded = (call: Function) => (...args: unknown[]): unknown => {
    if (hasCrashed) {
      // Ends what still runs of it.
      if (depth) throw cause
      // The glue looks into some answers: there is nothing in this one.
      return []
    }
    depth++
    try {
      return call(...args)
    } catch (error) {
      if (!TRAP.test((error as Error)?.name)) throw error
      hasCrashed = true
      cause = error
      // What has called it must not go on either.
      if (depth > 1) throw error
      reportError(error)
      return []
    } finally {
      if (!--depth && hasCrashed) queueMicrotask(() => crashed(cause))
    }
  }
  const entries = Object.entries(exports)
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === "function" ? guarded(value) : value]),
  )
}
