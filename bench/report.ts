// What was measured of clicks and keystrokes, for people to read.

import {
  bars,
  cost,
  median,
  pickerToBareCall,
  ratio,
  stepNames,
  steps,
  type Bar,
  type Run,
  type Runs,
} from "./figures.ts"
import { SLOWDOWN, type Keystrokes } from "./keystrokes.ts"
import type { Made } from "./made.ts"
import { bytes, count, milliseconds, shownOr, table, times } from "./table.ts"

export type Ui = Made & { bars: Bar[]; runs: Runs }

export function uiPage({ runs, ...made }: Ui): string {
  return `# Beside the Medusa Admin

Made by \`cargo xtask bench ui\` on ${made.date.slice(0, 10)}: Medusa ${made.medusa}, Chromium ${made.chromium}, ${made.cores} cores; medians of
${runs.ours.length} runs of each in turns, after a warm-up. The customer is in ten groups of 1,000 members, among 10,000 groups.

![How many times the Admin's figure is this page's](ui.svg)

## What a click costs

${stepTable(runs)}

Bytes are those of all bodies, sent and received, before any compression and as if no cache had helped;
[results.json](results.json) has those on the wire, too. Times are from the click, by the page's own clock; *on screen* is when the frame
with the change is painted, and *frame* which one after the click that was. *Answered* is when the server has confirmed the edit, which the
Admin follows with more requests before it shows anything, and this page, for the number beside a group that was added, with
one of 50 bytes. The Admin asks before it removes; the time is from the click that answers its
prompt. Its answers come from Medusa directly, those to this page through the proxy that gives both one origin. The pointer rests on
what it presses for a tenth of a second, as in a hand: this page asks for the list of groups when its button is pointed at.

## What the list of groups to add waits for

${openTable(runs)}

## What a keystroke costs

On a processor slowed down ${SLOWDOWN} times; the worst of four keys.

${keystrokeTable(runs)}

*In handlers* is as the browser's Event Timing reports it, *the longest task* until the last results are there.

${scrolledText(runs)}

## Bars

${table(["bar", "limit", "measured", ""], bars(runs).map(barRow))}
`
}

function stepTable(runs: Runs): string {
  const rows = stepNames.flatMap((step) => {
    const row = (name: string, of: Run[]) => {
      const figures = [count, bytes, milliseconds, count, milliseconds]
      const values = (["requests", "bodyBytes", "shown", "frames", "answered"] as const).map((figure) =>
        cost(of, step, figure),
      )
      return [name, ...values.map((value, index) => (value === null ? "not there" : figures[index]!(value)))]
    }
    const [saved, sooner] = [ratio(runs, step, "bodyBytes"), ratio(runs, step, "shown")]
    const ratios = saved && sooner ? ["ratio", "", times(saved), times(sooner), "", ""] : []
    const lines = [
      [`**${steps[step]}**`, "", "", "", "", ""],
      row("Medusa Admin", runs.admin),
      row("this page", runs.ours),
    ]
    return ratios.length > 0 ? [...lines, ratios] : lines
  })
  return table(["", "requests", "bytes", "on screen", "frame", "answered"], rows)
}

function openTable(runs: Runs): string {
  const figures = [
    ["sent", "from the click until it is sent"],
    ["answered", "… until it is answered"],
    ["changed", "… until the first results are in the document"],
    ["shown", "… until they are on screen"],
  ] as const
  const rows = figures.map(([figure, name]) => {
    const cells = (["open", "openByKey"] as const).flatMap((step) => {
      const ratio = figure === "changed" || figure === "shown" ? pickerToBareCall(runs, step, figure) : null
      return [shownOr(cost(runs.ours, step, figure), milliseconds), shownOr(ratio, times, "")]
    })
    return [name, ...cells]
  })
  const bareCall = shownOr(median(runs.ours.map((run) => run.bareCall)), milliseconds)
  const all = [["the bare API call, for the same groups", bareCall, "", bareCall, ""], ...rows]
  return table(["this page", "by mouse", "of the bare call", "by keyboard", "of the bare call"], all)
}

function keystrokeTable(runs: Runs): string {
  const rows = []
  for (const [field, where] of [
    ["search", "among 10,000 groups to add"],
    ["filter", "among the customer's 2,000"],
  ] as const) {
    for (const [name, of] of [
      ["Medusa Admin", runs.admin],
      ["this page", runs.ours],
    ] as const) {
      const typed = of.map((run) => run[field]).filter((keys) => keys !== undefined)
      const figure = (key: keyof Keystrokes, none: string) =>
        typed.length > 0 ? shownOr(median(typed.map((keys) => keys[key])), milliseconds, none) : "not there"
      rows.push([
        `${where}, ${name}`,
        figure("painted", ""),
        figure("handled", "under 16 ms"),
        figure("longestTask", "under 50 ms"),
      ])
    }
  }
  return table(["search", "key to paint", "in handlers", "the longest task"], rows)
}

/** The Admin shows ten at a time. */
function scrolledText({ ours }: Runs): string {
  const frames = shownOr(median(ours.map(({ scrolled }) => scrolled?.frames)), (value) => value.toFixed(0))
  return `Scrolled through as fast as a wheel turns, this page, with all 2,000 groups on display, draws ${frames} frames
a second, on a processor that is not slowed down.`
}

function barRow({ what, limit, measured, holds }: Bar): string[] {
  return [what, limit, measured ?? "not there", holds === null ? "–" : holds ? "pass" : "**fail**"]
}
