// Tables and figures in Markdown.

export function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`
  return [line(head), line(head.map((_, index) => (index === 0 ? "---" : "---:"))), ...rows.map(line)].join("\n")
}

export const count = (value: number) => String(value)
export const bytes = (value: number) => Math.round(value).toLocaleString("en-US")
export const milliseconds = (value: number) => `${value.toFixed(0)} ms`
export const times = (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString("en-US")} ×`

export function shownOr(value: number | null, unit: (value: number) => string, none = "not there"): string {
  return value === null ? none : unit(value)
}
