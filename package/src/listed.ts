// What the parameters of a list choose among records: search, filters, order and page.

import { fault, invalid, type Call, type Reply } from "./call.ts"

type Query = Call["query"]

export interface List<Item> {
  /** Parameters that this list has beside those of every list: whether the item is one of those meant. */
  filters: Record<string, (item: Item, value: unknown) => boolean>
  /** What a search looks at. */
  searched: (item: Item) => (string | null)[]
  /** What it can be ordered by. */
  orders: readonly (keyof Item & string)[]
}

/** One page of the items and how many there are, or why there is none. */
export function listed<Item extends { id: string }>(
  items: Item[],
  query: Query,
  { filters, searched, orders }: List<Item>,
): { page: Item[]; count: number; offset: number; limit: number } | Reply {
  const known = ["q", "limit", "offset", "order", "fields", ...Object.keys(filters)]
  const unknown = Object.keys(query).filter((name) => !known.includes(name))
  if (unknown.length > 0) return invalid(`Unrecognized fields: '${unknown.join(", ")}'`)
  const [limit, offset] = [Number(query.limit ?? 50), Number(query.offset ?? 0)]
  if (!Number.isInteger(limit)) return invalid("Expected type: 'number' for field 'limit', got: 'nan'")
  if (!Number.isInteger(offset)) return invalid("Expected type: 'number' for field 'offset', got: 'nan'")
  const order = String(query.order ?? "id")
  const by = orders.find((name) => name === order.replace(/^-/, ""))
  if (limit < 0 || offset < 0 || !by) return fault()

  try {
    const chosen = Object.entries(filters).filter(([name]) => query[name] !== undefined)
    const isWanted = matcher(String(query.q ?? ""))
    const found = items
      .filter((item) => chosen.every(([name, filter]) => filter(item, query[name])))
      .filter((item) => isWanted(searched(item)))
      .sort((a, b) => (order.startsWith("-") ? compare(b[by], a[by]) : compare(a[by], b[by])))
    return { page: found.slice(offset, offset + limit), count: found.length, offset, limit }
  } catch (error) {
    if (error instanceof Refused) return error.reply
    throw error
  }
}

/** Ends a list from inside of a filter or an order. */
class Refused extends Error {
  readonly reply: Reply
  constructor(reply: Reply) {
    super()
    this.reply = reply
  }
}

/** `id=a`, or `id[]=a&id[]=b`; no operator. */
export function isOneOf(value: string, wanted: unknown): boolean {
  if (typeof wanted === "object" && !Array.isArray(wanted)) throw new Refused(invalid("Expected type: 'string'"))
  return [wanted].flat().map(String).includes(value)
}

const OPERATORS: Record<string, (a: number, b: number) => boolean> = {
  $gt: (a, b) => a > b,
  $gte: (a, b) => a >= b,
  $lt: (a, b) => a < b,
  $lte: (a, b) => a <= b,
}

/** `created_at[$gte]=2026-01-01`. */
export function isWithin(date: string, wanted: unknown): boolean {
  return Object.entries(wanted as Record<string, unknown>).every(([name, bound]) => {
    const at = Date.parse(String(bound))
    const holds = OPERATORS[name]
    if (!holds) throw new Refused(invalid(`Unrecognized fields: '${name}'`))
    if (Number.isNaN(at)) throw new Refused(fault())
    return holds(Date.parse(date), at)
  })
}

/** Every word of the search stands in some text, in whatever case. `%` and `_` stand for any letters and for any one,
 * but after a backslash. */
function matcher(q: string): (texts: (string | null)[]) => boolean {
  const words = q.trim().split(/\s+/).filter(Boolean)
  const patterns = words.map((word) => {
    const source = word.replace(/\\(.)|[%_]|[.*+?^${}()|[\]\\]/gs, (found, escaped: string | undefined) => {
      if (escaped !== undefined) return escaped.replace(/[.*+?^${}()|[\]\\]/, "\\$&")
      return { "%": ".*", _: "." }[found] ?? `\\${found}`
    })
    return new RegExp(source, "isu")
  })
  return (texts) => patterns.every((pattern) => texts.some((text) => text !== null && pattern.test(text)))
}

function compare(a: unknown, b: unknown): number {
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0
}
