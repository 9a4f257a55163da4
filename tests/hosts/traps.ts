// Makes the element's wasm trap, as a fault in it would: by a trap in what it calls, which ends it likewise.

import type { Page } from "@playwright/test"

/** What a trap comes from. */
export type Cause = "unreachable" | "out of bounds" | "stack overflow"

export interface Traps {
  /** The wasm traps, by this, when it next calls something of the browser. */
  next: Cause | undefined
  /** The same when a timer calls it next. */
  atTimer: Cause | undefined
  /** How many instances of the element's wasm were made. */
  instances: number
  /** How often one was called after it had trapped, and none of it ran any more. */
  callsOfDead: number
  /** Traps in another wasm, which throws. */
  elsewhere(cause: Cause): void
}

/** To be called before the page is opened. Then `window.traps` is there. */
export async function prepareTraps(page: Page): Promise<void> {
  await page.addInitScript(() => {
    // Three functions, each of which traps in one of the ways; the memory has no pages.
    const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 4, 3, 0, 0, 0, 5, 3, 1, 0, 0]
    bytes.push(7, 13, 3, 1, 97, 0, 0, 1, 98, 0, 1, 1, 99, 0, 2)
    bytes.push(10, 19, 3, 3, 0, 0, 11, 8, 0, 65, 0, 40, 2, 0, 26, 11, 4, 0, 16, 2, 11)
    const { a, b, c } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes))).exports as {
      [name: string]: () => void
    }
    const causes = { unreachable: a!, "out of bounds": b!, "stack overflow": c! }
    const traps: Traps = {
      next: undefined,
      atTimer: undefined,
      instances: 0,
      callsOfDead: 0,
      elsewhere: (cause) => causes[cause](),
    }
    Object.assign(window, { traps })

    const { setTimeout } = window
    const delayed = (act: unknown, ms?: number) =>
      setTimeout(() => {
        const isArmed = traps.atTimer !== undefined
        // Otherwise what a test has armed for something else stays so.
        if (isArmed) traps.next = traps.atTimer
        if (typeof act === "function") act()
        if (!isArmed) return
        // Whoever called the wasm has made it trap; anyone else leaves it as it was.
        if (traps.next) traps.next = undefined
        else traps.atTimer = undefined
      }, ms)
    Object.assign(window, { setTimeout: delayed })

    const { instantiate } = WebAssembly
    WebAssembly.instantiate = (async (module: WebAssembly.Module, imports: Record<string, Record<string, unknown>>) => {
      traps.instances++
      let isDead = false
      let depth = 0
      for (const group of Object.values(imports)) {
        for (const [name, value] of Object.entries(group)) {
          if (typeof value !== "function") continue
          group[name] = (...args: unknown[]) => {
            const cause = traps.next
            if (!cause) return value(...args)
            traps.next = undefined
            isDead = true
            return causes[cause]()
          }
        }
      }
      const { exports } = await instantiate(module, imports as WebAssembly.Imports)
      const counted = (call: (...args: unknown[]) => unknown) => (...args: unknown[]) => {
        if (isDead && !depth) traps.callsOfDead++
        depth++
        try {
          return call(...args)
        } finally {
          depth--
        }
      }
      const entries = Object.entries(exports).map(([name, value]) => {
        return [name, typeof value === "function" ? counted(value as () => unknown) : value]
      })
      return { exports: Object.fromEntries(entries) }
    }) as unknown as typeof instantiate
  })
}
