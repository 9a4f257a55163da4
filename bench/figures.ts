// What the measurements come to: medians, ratios, and which bars hold.

import type { Keystrokes } from "./keystrokes.ts"
import type { Scrolled } from "./scroll.ts"
import type { Cost } from "./stopwatch.ts"

/** The steps, by the names the report gives them. */
export const steps = {
  open: "open the list of groups to add",
  openByKey: "the same by keyboard",
  add: "add a group of 1,000 members",
  addFound: "add a small group, by searching",
  remove: "remove a group",
  removeFive: "remove five groups",
} as const

export type StepName = keyof typeof steps

/** In the order of the report. */
export const stepNames = Object.keys(steps) as StepName[]

const edits = stepNames.filter((name) => name !== "open" && name !== "openByKey")

/** What one run saw of one contender. What is missing could not be done there. */
export interface Run {
  costs: Partial<Record<StepName, Cost>>
  /** A keystroke in the search of all groups. */
  search?: Keystrokes
  /** A keystroke in the search of the customer's 2,000 groups. */
  filter?: Keystrokes
  /** Scrolling through those 2,000. */
  scrolled?: Scrolled
  /** The bare API call for what the list shows first, in milliseconds. */
  bareCall?: number
}

export interface Runs {
  admin: Run[]
  ours: Run[]
}

/** The median, or `null` of nothing. */
export function median(values: (number | null | undefined)[]): number | null {
  const sorted = values.filter((value) => value != null).sort((a, b) => a - b)
  if (sorted.length === 0) return null
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** The median of one figure of one step. */
export function cost(runs: Run[], step: StepName, figure: keyof Cost): number | null {
  return median(runs.map((run) => run.costs[step]?.[figure]))
}

/** How many times the Admin's figure is ours. */
export function ratio(runs: Runs, step: StepName, figure: keyof Cost): number | null {
  const [theirs, ours] = [cost(runs.admin, step, figure), cost(runs.ours, step, figure)]
  return theirs !== null && ours ? theirs / ours : null
}

/** A bar that ours is to clear. */
export interface Bar {
  what: string
  /** In words, with its unit. */
  limit: string
  /** What was measured, in words; `null` if it could not be. */
  measured: string | null
  /** `null` if it was not measured. */
  holds: boolean | null
}

/** The picker's first results, as a multiple of the bare API call. */
export function pickerToBareCall(runs: Runs, step: "open" | "openByKey", figure: "changed" | "shown"): number | null {
  const [results, call] = [cost(runs.ours, step, figure), median(runs.ours.map((run) => run.bareCall))]
  return results !== null && call ? results / call : null
}

export function bars(runs: Runs): Bar[] {
  const bar = (
    what: string,
    limit: string,
    value: number | null,
    unit: (value: number) => string,
    holds: (value: number) => boolean,
  ) => ({
    what,
    limit,
    measured: value === null ? null : unit(value),
    holds: value === null ? null : holds(value),
  })
  const list: Bar[] = []
  for (const step of edits) {
    const own = (figure: keyof Cost) => cost(runs.ours, step, figure)
    const requests = `${steps[step]}: requests until it is confirmed`
    list.push(bar(requests, "1", own("unconfirmed"), String, (count) => count === 1))
    const saved = ratio(runs, step, "bodyBytes")
    list.push(
      bar(
        `${steps[step]}: bytes`,
        "under 1/300 of the Admin's",
        saved,
        (times) => `1/${Math.round(times)}`,
        (times) => times > 300,
      ),
    )
    list.push(
      bar(
        `${steps[step]}: the row changes`,
        "within 2 frames",
        own("frames"),
        (frames) => `frame ${frames}`,
        (frames) => frames <= 2,
      ),
    )
  }
  // Nothing is painted before the first frame, however soon the bare call is answered.
  const frame = cost(runs.ours, "open", "frames")
  const times = (value: number) => `${value.toFixed(2)} times, in frame ${frame}`
  list.push(
    bar(
      "first results in the list",
      "within 1.5 times the bare API call, or in the first frame",
      pickerToBareCall(runs, "open", "shown"),
      times,
      (value) => value <= 1.5 || frame === 1,
    ),
  )
  const milliseconds = (value: number) => `${value.toFixed(0)} ms`
  for (const [field, where] of [
    ["search", "among 10,000 groups"],
    ["filter", "among the customer's 2,000"],
  ] as const) {
    const painted = median(runs.ours.map((run) => run[field]?.painted))
    list.push(
      bar(
        `a keystroke in the search ${where}, slowed CPU`,
        "under 50 ms",
        painted,
        milliseconds,
        (value) => value < 50,
      ),
    )
  }
  const tasks = runs.ours.flatMap(({ scrolled }) => scrolled ?? [])
  const longest = median(tasks.map(({ longestTask }) => longestTask ?? 0))
  list.push(
    bar(
      "scrolling through the customer's 2,000 groups: the longest task, in the median run",
      "under 50 ms",
      longest,
      (value) => value === 0 ? "under 50 ms" : milliseconds(value),
      (value) => value < 50,
    ),
  )
  return list
}
