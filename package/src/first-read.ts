// Asks for the customer while the widget's code is still on its way. The widget's own first read, made by the wasm, is
// the same request, and is given this answer, whatever came of it.

import type { Answering, Answer } from "./answer.ts"
import type { ConfiguredElement } from "./configured-element.ts"
import { READ_FIELDS } from "./contract.ts"
import { joinFields } from "./fields.ts"
import { send } from "./send.ts"
import { backendUrlOf } from "./settings.ts"

/** A request that no widget has made yet. */
interface Read {
  readonly url: string
  readonly credentials: RequestCredentials
  /** The host's own way to sign it. */
  readonly token: string | null
  readonly request: unknown
  /** Once it is here, with its whole body, the answer itself: a widget that is made after that shows it at once. */
  answer: Answering
  /** Whether its head is here. */
  isArriving: boolean
  readonly controller: AbortController
  /** Those that it is for. */
  readonly elements: Set<ConfiguredElement>
}

/** How long a body of a kilobyte may take after its head, in milliseconds. */
const ARRIVAL_MS = 100

const reads = new Set<Read>()

/** Asks for the element's customer. What was asked for it before, when it said something else, is given up. */
export function readFor(element: ConfiguredElement): void {
  const { credentials, token, request } = element
  const url = urlOf(element)
  const isIts = (read: Read) =>
    read.url === url && read.credentials === credentials && read.token === token && read.request === request
  giveUp(element, isIts)
  if (!url) return
  let read = [...reads].find(isIts)
  if (!read) {
    const controller = new AbortController()
    const sent = send(element, new Request(url, { credentials, signal: controller.signal }))
    const answer = whole(sent)
    const elements = new Set<ConfiguredElement>()
    const begun: Read = { url, credentials, token, request, answer, isArriving: false, controller, elements }
    reads.add((read = begun))
    // If nobody comes for it, its failure is nobody's.
    sent.then(() => (begun.isArriving = true)).catch(() => {})
    answer.then((answer) => (begun.answer = answer)).catch(() => {})
  }
  read.elements.add(element)
}

/** Waits for an answer that has begun to come, but not for long: a widget that finds it whole shows it at once, and lays
 * no card out that waits. */
export async function arrival(element: ConfiguredElement): Promise<void> {
  const read = [...reads].find(({ elements, isArriving }) => isArriving && elements.has(element))
  if (!read) return
  const patience = new Promise((resolve) => setTimeout(resolve, ARRIVAL_MS))
  await Promise.race([read.answer, patience]).catch(() => {})
}

/** Ends what was asked for the element, and is for no other one: once its widget has had the time to take it, or when
 * the element is gone. */
export function giveUp(element: ConfiguredElement, isKept = (_: Read) => false): void {
  for (const read of reads) {
    if (isKept(read) || !read.elements.delete(element) || read.elements.size) continue
    reads.delete(read)
    read.controller.abort()
  }
}

/** The answer to this very request, for the first that makes it. None if hosts sign it in several ways: whose it is
 * can't be told. */
export function answerTo({ url, method, credentials, signal }: Request): Answering | undefined {
  const [read, ...others] = [...reads].filter((read) => read.url === url && read.credentials === credentials)
  if (!read || others.length || method !== "GET") return undefined
  reads.delete(read)
  const abort = () => read.controller.abort()
  if (signal.aborted) abort()
  signal.addEventListener("abort", abort)
  return read.answer
}

async function whole(sent: Promise<Answer>): Promise<Answer> {
  const response = await sent
  const body = Promise.resolve(response.json())
  // That it is no JSON is told by a promise, as a `Response` does.
  const json = await body.catch(() => body)
  return { status: response.status, json: () => json }
}

/** As the wasm writes it (`customer_as` of src/api/customers.rs); undefined where that would refuse to. */
function urlOf(element: ConfiguredElement): string | undefined {
  const { customerId, fields } = element
  const base = baseOf(backendUrlOf(element))
  if (!base || /^\.{0,2}$/.test(customerId)) return undefined
  const query = new URLSearchParams({ fields: joinFields(READ_FIELDS, fields) })
  return `${base}/admin/customers/${encodeURIComponent(customerId)}?${query}`
}

/** As `BaseUrl::parse` of src/api/base_url.rs. */
function baseOf(text: string): string | undefined {
  try {
    const { protocol, origin, pathname, username, password } = new URL(text, /^\//.test(text) ? location.href : undefined)
    if (!/^https?:$/.test(protocol) || username || password || /[?#]/.test(text)) return undefined
    return origin + pathname.replace(/\/+/g, "/").replace(/\/$/, "")
  } catch {
    return undefined
  }
}
