// A request through the host's own function. Whatever that function returns or throws, the widget gets an answer or an
// error that it can read.

import type { Answer } from "./answer.ts"
import type { Init } from "./init.ts"
import type { RequestFunction } from "./types.ts"

export async function viaHost(
  request: RequestFunction,
  address: string,
  { signal = new AbortController().signal, method, body: text }: Init,
  backendUrl: string,
): Promise<Answer> {
  const url = new URL(address)
  const body = text ? JSON.parse(text) : undefined
  signal.throwIfAborted()
  // Called inside a promise, so that what it throws at once is a rejection, too.
  const answering = Promise.resolve().then(() =>
    request(pathOf(url, backendUrl), { method, body, query: queryOf(url.searchParams), signal }),
  )
  const answered = answering.then(ok, refused)
  return untilAborted(answered, signal)
}

function ok(value: unknown): Answer {
  return { status: 200, json: async () => plain(value) }
}

/** An error with a status is taken for the server's own answer, since Medusa's SDK tells no more of it; any other means
 * that there was no answer. */
function refused(reason: unknown): Answer {
  const status = read(reason, "status") ?? read(read(reason, "response"), "status")
  const said = [read(reason, "message"), reason].find((words) => typeof words === "string")
  const message = (said as string | undefined) ?? "request() failed"
  if (typeof status !== "number" || status < 400 || status > 599) throw new Error(message)
  return { status, json: async () => ({ message, type: "unknown_error" }) }
}

/** The value as it would come out of JSON: the widget gets no getters, proxies or circular objects. */
function plain(value: unknown): unknown {
  try {
    if (value instanceof Response) throw new Error("it gave a Response, and should give the JSON in it")
    return copied(value, MAX_NESTING)
  } catch (error) {
    // The kind of error by which `Response.json()` says that there is no JSON.
    throw new SyntaxError(`request() gave no JSON: ${read(error, "message")}`)
  }
}

/** How deep it may nest, as in src/api/answer.rs. What is circular nests without end. */
const MAX_NESTING = 100

/** Not by `JSON.stringify`: old libraries give lists and texts a `toJSON` of their own, which writes them as JSON at
 * once. */
function copied(value: unknown, levels: number): unknown {
  if (/function|symbol|bigint|undefined/.test(typeof value)) throw new Error(`it holds a value of type ${typeof value}`)
  if (typeof value !== "object" || value === null) return value
  if (!levels) throw new Error("it is circular, or nested too deeply")
  if (Array.isArray(value)) return value.map((item) => copied(item ?? null, levels - 1))
  if (value instanceof Date) return value.toISOString()
  const { toJSON } = value as { toJSON?: () => unknown }
  if (typeof toJSON === "function") return copied(toJSON.call(value), levels - 1)
  const entries = Object.entries(value).filter(([, field]) => !/function|symbol|undefined/.test(typeof field))
  return Object.fromEntries(entries.map(([key, field]) => [key, copied(field, levels - 1)]))
}

/** A property that may throw when it is read. */
function read(from: unknown, key: string): unknown {
  try {
    return (from as Record<string, unknown> | null | undefined)?.[key]
  } catch {
    return undefined
  }
}

export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    signal.addEventListener("abort", stop, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop))
  })
}

/** The path without the prefix of the backend's address, which the host's function adds. */
function pathOf({ origin, pathname }: URL, backendUrl: string): string {
  const base = new URL(backendUrl, origin).pathname.replace(/\/+/g, "/").replace(/\/$/, "")
  return pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : pathname
}

type Query = Record<string, unknown>

/** `a=1&b[]=2&c[d]=3` as `{ a: "1", b: ["2"], c: { d: "3" } }`. */
export function queryOf(params: URLSearchParams): Query {
  const query: Query = {}
  for (const name of new Set(params.keys())) {
    const values = params.getAll(name)
    const [first = "", ...rest] = name.replace(/\[\]$/, "").split(/\]\[|[[\]]/)
    const path = [first, ...rest.filter(Boolean)]
    const last = path.pop()!
    let at = query
    for (const key of path) at = (at[key] ??= {}) as Query
    at[last] = values.length > 1 || name.endsWith("[]") ? values : values[0]
  }
  return query
}
