// The log of requests and answers, without secrets.

import type { Answer } from "./answer.ts"
import type { Init } from "./init.ts"

const SECRET = /password|token|secret|authorization|cookie/i

/** Sends the request, and logs it and its answer. */
export async function logged(
  url: string,
  { method, body }: Init,
  send: () => Answer | Promise<Answer>,
): Promise<Answer> {
  const { pathname, search } = new URL(url)
  const isAuth = /\/auth\//.test(pathname)
  const sent = body && JSON.parse(body)
  const log = (...words: unknown[]) => {
    console.debug("medusa-customer-groups", method, pathname + search, ...words)
  }
  const shown = (body: unknown) => (isAuth && body ? "[redacted]" : redacted(body))
  log(shown(sent))
  const started = performance.now()
  const time = () => `${Math.round(performance.now() - started)} ms`
  try {
    const response = await send()
    // What request.ts and first-read.ts make is no `Response`, but an object whose `json()` can be called twice: it
    // needs no copy.
    const copy = response instanceof Response ? response.clone() : response
    void parsed(async () => copy.json()).then((body) => log(response.status, time(), shown(body)))
    return response
  } catch (error) {
    log("failed", time(), String(error))
    throw error
  }
}

async function parsed(read: () => Promise<unknown>): Promise<unknown> {
  try {
    return await read()
  } catch {
    return "[no JSON]"
  }
}

function redacted(body: unknown): unknown {
  if (typeof body !== "object" || body === null) return body
  if (Array.isArray(body)) return body.map(redacted)
  const entries = Object.entries(body)
  return Object.fromEntries(entries.map(([key, value]) => [key, SECRET.test(key) ? "[redacted]" : redacted(value)]))
}
