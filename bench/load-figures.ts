// What loading costs, as a table.

import { median } from "./figures.ts"
import { contenders } from "./load/contenders.ts"
import type { Made } from "./made.ts"
import { bytes, milliseconds, shownOr, table, times } from "./table.ts"

/** One navigation. */
export interface LoadRun {
  contender: string
  /** On a slow processor, in a slow network. */
  isSlow: boolean
  /** Until the groups were painted, by name, in milliseconds. */
  shown: number
  /** Until they could be removed. */
  editable: number
  /** Page, scripts, style sheets and wasm on the wire. */
  codeBytes: number
  /** Of JavaScript's heap, once they are; wasm's memory is not in it. */
  heapBytes: number
  /** When what the element needs was asked for, or there: milliseconds as `shown` has them. */
  way: Partial<Way>
}

export interface Way {
  loaderThere: number
  customerAsked: number
  customerThere: number
  wasmThere: number
}

/** In the order of the report. */
const way: Record<keyof Way, string> = {
  loaderThere: "`index.js` is there",
  customerAsked: "the customer is asked for",
  customerThere: "the customer's answer is there",
  wasmThere: "the widget's code and wasm are there",
}

export type Load = Made & { runs: LoadRun[] }

const SHOWN = ["groups shown", "", "editable", "slow: groups shown", "", "slow: editable"]
const HEAD = ["", "code on the wire", ...SHOWN, "JS heap"]

export function loadPage({ date, chromium, cores, runs }: Load): string {
  const measured = new Set(runs.map(({ contender }) => contender))
  const names = contenders.map(({ name }) => name).filter((name) => measured.has(name))
  const figure = (name: string, isSlow: boolean, key: "shown" | "editable" | "codeBytes" | "heapBytes") =>
    median(runs.filter((run) => run.contender === name && run.isSlow === isSlow).map((run) => run[key]))!
  const first = names[0]!
  const ratio = (name: string, isSlow: boolean) => times(figure(name, isSlow, "shown") / figure(first, isSlow, "shown"))
  const rows = names.map((name) => [
    name,
    bytes(figure(name, false, "codeBytes")),
    milliseconds(figure(name, false, "shown")),
    ratio(name, false),
    milliseconds(figure(name, false, "editable")),
    milliseconds(figure(name, true, "shown")),
    ratio(name, true),
    milliseconds(figure(name, true, "editable")),
    `${(figure(name, false, "heapBytes") / 1e6).toFixed(1)} MB`,
  ])
  const count = runs.filter(({ contender, isSlow }) => contender === first && !isSlow).length
  return `# Loading

Made by \`cargo xtask bench load\` on ${date.slice(0, 10)}: Chromium ${chromium}, ${cores} cores; medians of ${count} navigations of each in turns, after
one that is not counted, all with an empty cache. The customer is in ten groups of 1,000 members.

${table(HEAD, rows)}

From the start of the navigation until the groups are painted by name, and until they can be removed: the element
shows the names first, and its table in their place once its code is there; all others show both in one.
*Slow* is a processor slowed down 4 times, and fast 4G as Chromium's developer tools have it.
*Code* is the page with its scripts, style sheets and wasm; the first five are served in brotli,
the Admin as Medusa serves it. The factors are those of the time of the element.
The two rows of the Medusa Admin are two parts of one page, which loads both.

What the element waits for, from the start of the navigation:

${table(["", "groups shown", "slow"], wayRows(runs.filter(({ contender }) => contender === first)))}
`
}

function wayRows(runs: LoadRun[]): string[][] {
  const row = (name: string, at: (run: LoadRun) => number | undefined) => {
    const figure = (isSlow: boolean) => median(runs.filter((run) => run.isSlow === isSlow).map(at))
    return [name, ...[figure(false), figure(true)].map((value) => shownOr(value, milliseconds))]
  }
  const moments = Object.entries(way).map(([moment, name]) => row(name, (run) => run.way[moment as keyof Way]))
  const painted = row("the groups are painted", (run) => run.shown)
  return [...moments, painted, row("… and can be removed", (run) => run.editable)]
}
