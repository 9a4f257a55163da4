// Asks for the customer while the widget's code is still on its way. The widget's own first read, made by the wasm, is
// the same request, and is given this answer, whatever came of it. All of this only saves time: where something is in
// the way, the widget asks for itself.

import type { Answer } from "./answer.ts"
import type { ConfiguredElement } from "./configured-element.ts"
import { READ_FIELDS } from "./contract.ts"
import { joinFields } from "./fields.ts"
import type { Init } from "./init.ts"
import { send, signerOf, type Signer } from "./send.ts"
import { backendUrlOf } from "./settings.ts"
import type { Customer } from "./types.ts"

/** A request that no widget has made yet. */
interface EarlyRead extends Signer {
  readonly url: string
  /** The answer itself once it is here, with its body: a widget that is made after that shows it at once. */
  answer: Answer | Promise<Answer>
  /** When the answer could be handed on, or the request had failed: milliseconds as `performance.now()` has them. */
  endedAt: number
  readonly controller: AbortController
  /** What the server says, once it does. */
  customer?: Customer
  /** Those that it is for, and how each is told. */
  readonly elements: Map<ConfiguredElement, Tell>
}

/** How old an answer may be when it is first shown, in milliseconds. Other tabs' edits are heard only after that. */
const FRESH_MS = 5_000

/** How long a card is not shown that has no answer yet, in milliseconds: what is shown then says that it waits. */
const PATIENCE_MS = 200

/** How much longer, if its names are on display. */
const PATIENCE_WITH_NAMES_MS = 3_000

/** Takes what the server says of the element's customer, nothing as long as that is not known; tells whether names of
 * it are on display. */
type Tell = (customer?: Customer) => boolean

const reads = new Set<EarlyRead>()
/** What was asked for an element last, until it is given up: also after its widget has taken it. */
const readOf = new WeakMap<ConfiguredElement, EarlyRead>()

/** Asks for the element's customer, if that is not under way, and tells the element what the server says. What was
 * asked for under other settings is given up. */
export function startRead(element: ConfiguredElement, tell: Tell): void {
  const url = urlOf(element)
  const isWanted = isSame(element, url, element.credentials)
  giveUpRead(element, isWanted)
  try {
    const read = url ? ([...reads].find(isWanted) ?? ask(element, url)) : undefined
    if (read) {
      reads.add(read)
      read.elements.set(element, tell)
      readOf.set(element, read)
    }
    tell(read?.customer)
  } catch {
    // A page may have changed what this needs. What comes of that is told by the widget.
  }
}

function ask(element: ConfiguredElement, url: string): EarlyRead {
  const signer = signerOf(element)
  const { credentials } = signer
  const controller = new AbortController()
  const init = { method: "GET", credentials, cache: "no-store", signal: controller.signal, headers: {} } as const
  const answer = withBody(send(signer, url, init))
  const read: EarlyRead = { ...signer, url, controller, answer, endedAt: Infinity, elements: new Map() }
  read.answer = tellAll(read, answer)
  // If nobody comes for it, its failure is nobody's.
  read.answer.catch(() => {})
  return read
}

/** Tells the elements what the answer says, and hands it on once that is on screen: what the widget makes of it takes
 * longer. */
async function tellAll(read: EarlyRead, coming: Promise<Answer>): Promise<Answer> {
  try {
    const answer = await coming
    if (answer.status === 200) await tellNames(read, answer).catch(() => {})
    return (read.answer = answer)
  } finally {
    read.endedAt = performance.now()
  }
}

async function tellNames(read: EarlyRead, { json }: Answer): Promise<void> {
  const { customer } = (await json()) as { customer: Customer }
  read.customer = customer
  const areShown = [...read.elements.values()].map((tell) => tell(customer))
  if (document.hidden || !areShown.includes(true)) return
  await new Promise<unknown>((painted) => {
    requestAnimationFrame(() => setTimeout(painted))
    // What is not on display has no frames.
    setTimeout(painted, 99)
  })
}

/** Gives up what was asked for the element, but for what `isWanted`: once its widget has had the time to take it, or
 * when the element is gone. What other elements wait for goes on. */
export function giveUpRead(element: ConfiguredElement, isWanted = (_: EarlyRead) => false): void {
  readOf.delete(element)
  for (const read of reads) {
    if (isWanted(read) || !read.elements.delete(element) || read.elements.size) continue
    reads.delete(read)
    read.controller.abort()
  }
}

/** Calls `show` with the answer, and somewhat later in any case; at once if there is nothing to wait for. The card is
 * made meanwhile, which takes a slow processor as long as the network; on display, it would be laid out twice. */
export function onceAnswered(element: ConfiguredElement, show: () => void): void {
  const read = readOf.get(element)
  if (!read || isFresh(read)) return show()
  // One that is too old is asked for anew; its names stay meanwhile.
  if (read.endedAt === Infinity) Promise.resolve(read.answer).then(show, show)
  setTimeout(() => {
    const hasNames = read.elements.get(element)?.(read.customer)
    if (hasNames) setTimeout(show, PATIENCE_WITH_NAMES_MS)
    else show()
  }, PATIENCE_MS)
}

function isFresh({ endedAt }: EarlyRead): boolean {
  return Math.abs(performance.now() - endedAt) < FRESH_MS
}

/** The answer to this very request, if it was asked for in the element's way and is not old: once. */
export function takeAnswer(
  element: ConfiguredElement,
  url: string,
  { method, credentials, signal }: Init,
): Answer | Promise<Answer> | undefined {
  const read = method === "GET" ? [...reads].find(isSame(element, url, credentials)) : undefined
  if (!read) return undefined
  reads.delete(read)
  if (read.endedAt !== Infinity && !isFresh(read)) return undefined
  const abort = () => read.controller.abort()
  if (signal?.aborted) abort()
  signal?.addEventListener("abort", abort)
  return read.answer
}

/** Whether it is this request, signed as the element would sign it now. Many hosts make their function anew in each
 * render: that of the same element counts as the same. */
function isSame(element: ConfiguredElement, url: string | undefined, credentials: string) {
  const { token, request } = element
  return (read: EarlyRead): boolean => {
    const isOwn = read.elements.has(element) && typeof read.request === typeof request
    const isSigned = read.token === token && (isOwn || read.request === request)
    return isSigned && read.url === url && read.credentials === credentials
  }
}

async function withBody(response: Promise<Answer>): Promise<Answer> {
  const answer = await response
  const body = (async () => answer.json())()
  const json = await body.then(
    (value) => () => value,
    () => () => body,
  )
  return { status: answer.status, json }
}

/** As the wasm writes it (`customer_as` of src/api/customers.rs); undefined where that would refuse to. */
function urlOf(element: ConfiguredElement): string | undefined {
  const { customerId, fields } = element
  try {
    const base = baseOf(backendUrlOf(element))
    if (!base || /^\.{0,2}$/.test(customerId)) return undefined
    const query = new URLSearchParams({ fields: joinFields(READ_FIELDS, fields) })
    return `${base}/admin/customers/${encodeURIComponent(customerId)}?${query}`
  } catch {
    // No address, or half a character in the id.
    return undefined
  }
}

/** As `BaseUrl::parse` of src/api/base_url.rs, but for a page without an address of its own. Throws on what is no
 * address. */
function baseOf(text: string): string | undefined {
  const { protocol, origin, pathname, username, password } = new URL(text, /^\//.test(text) ? location.href : undefined)
  if (!/^https?:$/.test(protocol) || username || password || /[?#]/.test(text)) return undefined
  return origin + pathname.replace(/\/+/g, "/").replace(/\/$/, "")
}
