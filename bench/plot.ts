// The ratios as a picture: one bar each, on a logarithmic scale.

import { ratio, stepNames, steps, type Runs } from "./figures.ts"

const width = 760
const left = 260
const right = 700
const barHeight = 14
const top = 44
/** The scale ends at this power of ten. */
const decades = 4

const figures = [
  { figure: "bodyBytes", name: "times fewer bytes", colour: "bytes" },
  { figure: "shown", name: "times sooner on screen", colour: "time" },
] as const

export function plot(runs: Runs): string {
  const marks: string[] = []
  let y = top
  for (const step of stepNames) {
    const bars = figures.map(({ figure, colour }) => ({ colour, value: ratio(runs, step, figure) }))
    if (bars.every(({ value }) => value === null)) continue
    marks.push(text(left - 12, y + barHeight + 3, steps[step], "end"))
    for (const { colour, value } of bars) {
      if (value === null) continue
      const end = x(value)
      const width = round(Math.max(end - left, 1))
      marks.push(`<rect class="${colour}" x="${left}" y="${y}" width="${width}" height="${barHeight}" rx="2"/>`)
      marks.push(
        text(end + 6, y + barHeight - 3, value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString("en-US")),
      )
      y += barHeight + 2
    }
    y += 14
  }
  const legend = figures.map(({ name, colour }, index) => {
    const at = left + index * 180
    return `<rect class="${colour}" x="${at}" y="8" width="10" height="10" rx="2"/>${text(at + 16, 17, name)}`
  })
  const grid = Array.from({ length: decades + 1 }, (_, power) => {
    const at = round(x(10 ** power))
    const label = text(at, y + 14, (10 ** power).toLocaleString("en-US"), "middle")
    return `<line x1="${at}" x2="${at}" y1="${top - 10}" y2="${y}"/>${label}`
  })
  // Colours that stand out from white as from black, so that they need not know which it is.
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y + 26}" role="img" aria-label="How many times the Medusa Admin's figure is this page's">
<style>
text { font: 13px system-ui, sans-serif; fill: #777 }
line { stroke: #777; stroke-opacity: 0.35 }
.bytes { fill: #3f8fd6 }
.time { fill: #d0762f }
</style>
${[...grid, ...legend, ...marks].join("\n")}
</svg>
`
}

function x(value: number): number {
  return round(left + ((right - left) / decades) * Math.log10(Math.max(value, 1)))
}

function text(at: number, y: number, words: string, anchor = "start"): string {
  return `<text x="${at}" y="${y}" text-anchor="${anchor}">${words}</text>`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
