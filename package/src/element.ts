// The element's class: attributes and properties in, events out, and when the widget comes and goes. What it shows is in
// `widget.ts`, which is loaded when the first element is connected.

import { NAMES, propertyOf, reflect, type Properties } from "./attributes.ts"
import type { EventName } from "./contract.ts"
import { emit, type CustomerGroupsEventMap } from "./events.ts"
import { frameIn, retryButton, skeleton, type Frame } from "./frame.ts"
import { keepKeys } from "./keys.ts"
import { load } from "./load.ts"
import { themeOf, watchPage } from "./theme.ts"
import type { BatchInput, Customer, CustomerGroupsError, ErrorKind, RequestFunction } from "./types.ts"
import type { Widget } from "./widget.ts"

declare const VERSION: string

/** A server that renders has no HTMLElement: there this is a class that nobody makes anything of. */
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement

type EventMap = HTMLElementEventMap & CustomerGroupsEventMap

export class MedusaCustomerGroupsElement extends Base {
  /** Written out, since the build shortens the class's own name to a letter: `constructor.name` stands in logs. */
  static override readonly name: string = "MedusaCustomerGroupsElement"
  /** The package's version. */
  static readonly version: string = VERSION
  // `class` and `lang` say something about theme and locale.
  static readonly observedAttributes: readonly string[] = [...NAMES, "class", "lang"]

  readonly #frame: Frame
  #request: RequestFunction | null = null
  #token: string | null = null
  #customer: Customer | null = null
  #widget: Widget | undefined
  #loading: Promise<Widget> | undefined
  /** How often it has left the page: what was begun before then is of no use. */
  #left = 0
  #isDue = false
  #unwatch: (() => void) | undefined

  constructor() {
    super()
    const root = this.attachShadow({ mode: "open" })
    this.#frame = frameIn(root)
    keepKeys(root)
    // What was set before the class was known hides the accessors.
    const own = this as Record<string, unknown>
    for (const name of [...NAMES.map(propertyOf), "request", "token"]) {
      if (!Object.hasOwn(this, name)) continue
      const value = own[name]
      delete own[name]
      own[name] = value
    }
  }

  /** The host's own way to the API, instead of `fetch`. */
  get request(): RequestFunction | null {
    return this.#request
  }

  set request(request: RequestFunction | null | undefined) {
    this.#request = request ?? null
    this.#change()
  }

  /** Sent as `Authorization: Bearer`. */
  get token(): string | null {
    return this.#token
  }

  set token(token: string | null | undefined) {
    this.#token = token ?? null
    this.#change()
  }

  /** The server's last answer, as it was sent. */
  get customer(): Customer | null {
    return this.#customer
  }

  /** Adds the customer to groups and removes it from others in one request; settles as the server answered. */
  batch(input: BatchInput): Promise<Customer> {
    return this.#ask((widget, id) => widget.batch(id, input))
  }

  /** Reads the groups again. */
  refresh(): Promise<Customer> {
    return this.#ask((widget, id) => widget.refresh(id))
  }

  /** Takes the last edit back, as the Undo button does. */
  undo(): void {
    // Not at once: it may be called by a listener of an event of ours.
    queueMicrotask(() => this.#widget?.undo())
  }

  connectedCallback(): void {
    this.#change()
  }

  disconnectedCallback(): void {
    this.#change()
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (before === now) return
    // Nobody shall take one customer for another.
    if (name === "customer-id") this.#customer = null
    this.#change()
  }

  /** Looks at everything anew, once for all that has changed in a task. So an element that is moved, which leaves and comes
   * back, has not left. */
  readonly #change = (): void => {
    if (this.#isDue) return
    this.#isDue = true
    queueMicrotask(() => {
      this.#isDue = false
      if (this.isConnected) this.#show()
      else this.#leave()
    })
  }

  #show(): void {
    this.#unwatch ??= watchPage(this.#change)
    this.#frame.outer.dataset.theme = themeOf(this, this.theme)
    if (this.#widget) this.#widget.update()
    // What fails is shown, and told by an event.
    else this.#load().catch(() => {})
  }

  #leave(): void {
    this.#left += 1
    this.#unwatch?.()
    this.#widget?.unmount()
    this.#unwatch = this.#widget = this.#loading = undefined
  }

  /** Asks the widget, once it is there. What was set before in the same task counts. */
  async #ask(question: (widget: Widget, customerId: string) => Promise<Customer>): Promise<Customer> {
    const { customerId } = this
    await undefined
    if (this.#widget) return question(this.#widget, customerId)
    if (this.isConnected) return question(await this.#load(), customerId)
    throw failure("config", "The element is not in a document.")
  }

  #load(): Promise<Widget> {
    return (this.#loading ??= this.#start(this.#left))
  }

  async #start(left: number): Promise<Widget> {
    const { problem, inner } = this.#frame
    const isWanted = () => left === this.#left
    problem.textContent = ""
    inner.replaceChildren(skeleton())
    try {
      const { Widget } = await load()
      if (isWanted()) return (this.#widget = new Widget(this, this.#frame, this.#emit))
    } catch (error) {
      const { message } = error as Error
      if (isWanted()) this.#fail(message)
      throw failure("load", message)
    }
    throw failure("aborted", "The element was removed.")
  }

  #fail(message: string): void {
    const retry = () => {
      this.#loading = undefined
      this.#change()
    }
    this.#frame.problem.textContent = `Customer groups can’t be shown. ${message}`
    this.#frame.inner.replaceChildren(retryButton(retry))
    this.#emit("error", { kind: "load", status: undefined, message })
  }

  readonly #emit = (name: EventName, detail: object): boolean => {
    // An edit of the customer before may still be answered.
    const { customer } = detail as { customer?: Customer }
    if (customer?.id === this.customerId) this.#customer = customer
    return emit(this, name, detail)
  }
}

function failure(kind: ErrorKind, message: string): CustomerGroupsError {
  return Object.assign(new Error(message), { kind, status: undefined })
}

/** What the class has besides its own members: the attributes as properties, and listeners that know the events. */
export interface MedusaCustomerGroupsElement extends Properties {
  addEventListener<Type extends keyof EventMap>(
    type: Type,
    listener: (this: MedusaCustomerGroupsElement, event: EventMap[Type]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void
  removeEventListener<Type extends keyof EventMap>(
    type: Type,
    listener: (this: MedusaCustomerGroupsElement, event: EventMap[Type]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void
}

declare global {
  interface HTMLElementTagNameMap {
    "medusa-customer-groups": MedusaCustomerGroupsElement
  }
}

reflect(MedusaCustomerGroupsElement.prototype)
