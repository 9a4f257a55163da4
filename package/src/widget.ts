// What the element shows: the settings it was given, put into the widget. Loaded when the first element is connected.

import init, { mount, type Handle, type Settle } from "#glue"
import css from "#style"
import type { ConfiguredElement } from "./configured-element.ts"
import type { EventName } from "./contract.ts"
import { fetchFor, forget } from "./fetch.ts"
import type { Frame } from "./frame.ts"
import { directionOf, localeOf } from "./locale.ts"
import { problemsOf } from "./problems.ts"
import { settingsOf } from "./settings.ts"
import type { BatchInput, Customer, ErrorDetail } from "./types.ts"
import type { WasmFile } from "./wasm-file.ts"
import { compile } from "./wasm.ts"

/** Shared by all elements of the page. */
const sheet = new CSSStyleSheet()
sheet.replaceSync(css)

/** Makes the wasm ready. To be called before any widget is made. */
export async function start(file: WasmFile): Promise<void> {
  const module = await compile(file)
  try {
    await init({ module_or_path: module })
  } catch (error) {
    throw new Error(`The wasm file at ${file.url} is not of the same version as the package. ${error}`)
  }
}

const ABORTED: ErrorDetail = {
  kind: "aborted",
  status: undefined,
  message: "The element was removed, or given another customer.",
}

export class Widget {
  readonly #element: ConfiguredElement
  readonly #frame: Frame
  readonly #emit: (name: EventName, detail: object) => boolean
  readonly #fetch: (request: Request) => Promise<Response>
  #handle: Handle | undefined
  #customerId = ""
  #backend: string | undefined
  readonly #reads = new Set<Settle>()
  #problems: string[] = []
  /** The token that the server refused last, unless it answered since. */
  #refused: { token: string | null } | undefined

  constructor(
    element: ConfiguredElement,
    frame: Frame,
    emit: (name: EventName, detail: object) => boolean,
  ) {
    this.#element = element
    this.#frame = frame
    this.#emit = emit
    this.#fetch = fetchFor(element)
    const root = element.shadowRoot!
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet)
    frame.inner.replaceChildren()
    this.update()
  }

  /** Takes up what the element's attributes and properties say now. */
  update(): void {
    const { outer, inner } = this.#frame
    const { locale } = this.#element
    const settings = { ...settingsOf(this.#element), locale: localeOf(this.#element), fetch: this.#fetch }
    // A language that the host named has its direction; else that of the page is inherited.
    setOrRemove(outer, "dir", locale && directionOf(settings.locale))
    setOrRemove(outer, "lang", locale && settings.locale)
    this.#report(problemsOf(this.#element))
    // Where the backend is, and how it is asked, stays as it was when the widget was mounted.
    const backend = [settings.backendUrl, settings.credentials, settings.hostAuth].join(" ")
    if (settings.customerId !== this.#customerId) {
      this.#customerId = settings.customerId
      this.#endReads()
    }
    if (!settings.customerId || backend !== this.#backend) this.#take()
    if (!settings.customerId) return
    this.#backend = backend
    if (this.#handle) this.#handle.update(settings)
    else this.#handle = mount(inner, settings, this.#listen)
    this.#goOn()
  }

  /** For the customer that it was meant for, and no other. */
  batch(customerId: string, { add = [], remove = [] }: BatchInput = {}): Promise<Customer> {
    const areIds = (ids: unknown) => Array.isArray(ids) && ids.every((id) => typeof id === "string" && id)
    if (areIds(add) && areIds(remove)) return this.#ask(customerId, (handle, settle) => handle.batch(add, remove, settle))
    const message = 'batch() takes lists of group ids: batch({ add: ["cusgroup_123"], remove: ["cusgroup_321"] })'
    return Promise.reject(toError({ kind: "config", status: undefined, message }))
  }

  refresh(customerId: string): Promise<Customer> {
    return this.#ask(customerId, (handle, settle) => {
      this.#reads.add(settle)
      handle.refresh(settle)
    })
  }

  undo(): void {
    this.#handle?.undo()
  }

  unmount(): void {
    forget(this.#element)
    this.#take()
    this.#frame.inner.replaceChildren()
  }

  async #ask(customerId: string, question: (handle: Handle, settle: Settle) => void): Promise<Customer> {
    const handle = this.#handle
    if (!customerId) throw toError({ kind: "config", status: undefined, message: this.#problems.join("\n") })
    if (!handle || customerId !== this.#customerId) throw toError(ABORTED)
    return new Promise((resolve, reject) => {
      const settle: Settle = (error, customer) => {
        this.#reads.delete(settle)
        if (error) reject(toError(error))
        else resolve(customer as Customer)
      }
      question(handle, settle)
    })
  }

  /** Nobody reads on for a customer that is gone from view. An edit that was sent is finished. */
  #endReads(): void {
    for (const settle of this.#reads) settle(ABORTED, undefined)
  }

  readonly #listen = (name: EventName, detail: object): boolean => {
    if (name === "unauthorized") this.#refused = { token: this.#element.token }
    if (name === "load" || name === "change") this.#refused = undefined
    return this.#emit(name, detail)
  }

  /** After a 401, a new token is the host's sign to go on. A new `request` is not: many hosts make one for each render, and
   * would be asked without end. */
  #goOn(): void {
    if (!this.#refused || this.#refused.token === this.#element.token) return
    this.#refused = undefined
    this.#handle?.refresh(() => {})
  }

  /** Shows what makes no sense, and tells of each such thing once. */
  #report(problems: string[]): void {
    const known = this.#problems
    this.#problems = problems
    const text = problems.join("\n")
    if (this.#frame.problem.textContent !== text) this.#frame.problem.textContent = text
    for (const message of problems) {
      if (!known.includes(message)) this.#emit("error", { kind: "config", status: undefined, message })
    }
  }

  #take(): void {
    const handle = this.#handle
    this.#handle = this.#refused = undefined
    this.#endReads()
    handle?.unmount()
    handle?.free()
  }
}

function toError({ kind, status, message }: ErrorDetail): Error {
  return Object.assign(new Error(message), { kind, status })
}

function setOrRemove(element: Element, name: string, value: string): void {
  if (value) element.setAttribute(name, value)
  else element.removeAttribute(name)
}
