// The element's class: takes attributes and properties, fires events, and decides when the widget is mounted and
// unmounted. What it shows is in `widget.ts`, which is loaded when the first element is connected.

import { NAMES, propertyOf, reflect, type Properties } from "./attributes.ts"
import type { EventName } from "./contract.ts"
import { emit, type CustomerGroupsEventMap } from "./events.ts"
import { firstNames } from "./first-names.ts"
import { giveUpRead, onceAnswered, startRead, takeAnswer } from "./first-read.ts"
import { button, frameIn, nameRows, skeleton, type Frame } from "./frame.ts"
import { languageOf } from "./language.ts"
import { spokenTag } from "./languages.ts"
import { isLoaded, load } from "./load.ts"
import { directionOf, localeOf, prepare } from "./locale.ts"
import { say, wordsOf, type Messages } from "./say.ts"
import { themeOf, watchPage } from "./theme.ts"
import { keepTyping } from "./typing.ts"
import type { BatchInput, Customer, CustomerGroupsError, ErrorKind, RequestFunction } from "./types.ts"
import type { Widget } from "./widget.ts"

declare const VERSION: string

/** In a server render there is no HTMLElement, and no element is ever made: any class will do. */
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement

type EventMap = HTMLElementEventMap & CustomerGroupsEventMap

export class MedusaCustomerGroupsElement extends Base {
  /** Written out, since the build shortens the class's own name to a letter: `constructor.name` stands in logs. */
  static override readonly name: string = "MedusaCustomerGroupsElement"
  /** The package's version. */
  static readonly version: string = VERSION
  // `class` and `lang` are observed since theme and locale may follow from them.
  static readonly observedAttributes: readonly string[] = [...NAMES, "class", "lang"]

  readonly #frame: Frame
  #request: RequestFunction | null = null
  #token: string | null = null
  #customer: Customer | null = null
  #widget: Widget | undefined
  #loading: Promise<Widget> | undefined
  #isLoading = false
  #bars: HTMLElement | undefined
  /** How often the element was removed from the page. A load that began before a removal mounts nothing. */
  #removals = 0
  #isUpdateScheduled = false
  #stopWatchingPage: (() => void) | undefined

  constructor() {
    super()
    const root = this.attachShadow({ mode: "open" })
    this.#frame = frameIn(root)
    keepTyping(root)
    // Properties that were set before the element was defined are plain ones, which hide the accessors: they are set
    // again.
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
    this.#scheduleUpdate()
  }

  /** Sent as `Authorization: Bearer`. */
  get token(): string | null {
    return this.#token
  }

  set token(token: string | null | undefined) {
    this.#token = token ?? null
    this.#scheduleUpdate()
  }

  /** The server's last answer, as it was sent. */
  get customer(): Customer | null {
    return this.#customer
  }

  /** Whether edits at the element's backend are not saved yet, also of a customer whom it no longer shows. */
  get hasUnsaved(): boolean {
    return this.#widget?.hasUnsaved ?? false
  }

  /** Adds the customer to groups and removes it from others in one request; settles as the server answered. */
  batch(input: BatchInput): Promise<Customer> {
    return this.#callWidget((widget, customerId) => widget.batch(customerId, input))
  }

  /** Reads the groups again. */
  refresh(): Promise<Customer> {
    return this.#callWidget((widget, customerId) => widget.refresh(customerId))
  }

  /** Takes the last edit back, as the Undo button does. */
  undo(): void {
    // Not at once: a listener may call it while the wasm, which fired the event, is still running.
    queueMicrotask(() => this.#widget?.undo())
  }

  connectedCallback(): void {
    this.#frame.dress()
    this.#scheduleUpdate()
  }

  disconnectedCallback(): void {
    this.#scheduleUpdate()
  }

  /** Another document has it now. */
  adoptedCallback(): void {
    this.#stopWatchingPage?.()
    this.#stopWatchingPage = undefined
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (before === now) return
    this.#scheduleUpdate()
    if (name !== "customer-id") return
    // Until the new customer has been read there is none: the old one must not be taken for it.
    this.#customer = null
    this.#showNames()
  }

  /** Has the element brought up to date once the script that runs now is done, and only once for all its changes. An
   * element that is moved is removed and inserted again before that, and so keeps its widget. */
  readonly #scheduleUpdate = (): void => {
    if (this.#isUpdateScheduled) return
    this.#isUpdateScheduled = true
    queueMicrotask(() => {
      this.#isUpdateScheduled = false
      if (this.isConnected) this.#update()
      else this.#unmount()
    })
  }

  #update(): void {
    const wasLoading = this.#isLoading
    // If that fails, `#mount` has shown why and fired an event.
    if (!this.#widget) this.#load().catch(() => {})
    // What is asked for follows the settings until there is a widget that does.
    if (wasLoading) startRead(this, this.#showNames)
    this.#stopWatchingPage ??= watchPage(this, this.#scheduleUpdate)
    this.#frame.outer.dataset.theme = themeOf(this, this.theme)
    this.#widget?.update()
  }

  #unmount(): void {
    this.#removals += 1
    giveUpRead(this)
    this.#stopWatchingPage?.()
    this.#widget?.unmount()
    this.#stopWatchingPage = this.#widget = this.#loading = undefined
  }

  /** Calls a method of the widget, once it is loaded, for the customer that the element names now. */
  async #callWidget(call: (widget: Widget, customerId: string) => Promise<Customer>): Promise<Customer> {
    const { customerId } = this
    // What was set just before is handed to the widget first: that update was scheduled before this goes on.
    await undefined
    if (this.#widget) return call(this.#widget, customerId)
    if (this.isConnected) return call(await this.#load(), customerId)
    throw errorOf("config", "The element is not in a document.")
  }

  #load(): Promise<Widget> {
    return (this.#loading ??= this.#mount(this.#removals))
  }

  async #mount(removals: number): Promise<Widget> {
    const { outer, problem, inner } = this.#frame
    const isWanted = () => removals === this.#removals
    // First of all the code; the customer as soon as there is a place for its names.
    const wasLoaded = isLoaded
    const loading = load()
    let locale = localeOf(this)
    const language = languageOf(this)
    const bars = (this.#bars = skeleton(language))
    problem.textContent = ""
    inner.replaceChildren()
    inner.hidden = true
    outer.replaceChildren(problem, bars, inner)
    this.#isLoading = true
    if (!wasLoaded) startRead(this, this.#showNames)
    const show = () => {
      bars.remove()
      if (this.#bars === bars) this.#bars = undefined
      if (isWanted()) inner.hidden = false
    }
    try {
      // While the network works: later, it would keep the answer waiting.
      if (!wasLoaded) prepare(locale)
      const { Widget, restart } = await loading
      let spoken = await language
      // By now the page may be in another language, or a host have changed what is said in this one.
      if (!spoken.error) {
        locale = localeOf(this)
        spoken = await languageOf(this)
      }
      await restart()
      if (isWanted()) {
        onceAnswered(this, show)
        // Whatever a host hears of, it finds on display.
        const tell = (name: EventName, detail: object) => (show(), this.#emit(name, detail))
        return (this.#widget = new Widget(this, this.#frame, tell, takeAnswer, spoken, locale, languageOf))
      }
    } catch (error) {
      const { tag, messages, problems } = await language
      const words = { ...messages, ...(await problems?.()) }
      const message = wordsOf(error as Error, words)
      if (isWanted()) {
        Object.assign(outer, { lang: tag, dir: "auto" })
        this.#showLoadError(message, words)
      }
      show()
      throw errorOf("load", message)
    } finally {
      if (isWanted()) {
        this.#isLoading = false
        // The widget asks for its customer in the task in which it is made.
        setTimeout(() => giveUpRead(this))
      }
    }
    show()
    throw errorOf("aborted", "The element was removed.")
  }

  /** The names of the groups, while there are bars in the place of the card. */
  readonly #showNames = (customer?: Customer): boolean => {
    if (!this.#bars) return false
    const tag = spokenTag(localeOf(this))
    this.#frame.outer.dir = directionOf(tag)
    const isOurs = customer?.id === this.customerId
    return nameRows(this.#bars, isOurs ? firstNames(customer, tag, this.pageSize) : [])
  }

  #showLoadError(message: string, messages: Messages | undefined): void {
    const retry = () => {
      this.#loading = undefined
      this.#scheduleUpdate()
    }
    const failed = say(messages, "elementFailed", "Customer groups can’t be shown.")
    this.#frame.problem.textContent = `${failed} ${message}`
    this.#frame.inner.replaceChildren(button(say(messages, "retry", "Retry"), retry))
    this.#emit("error", { kind: "load", status: undefined, message, customerId: this.customerId })
  }

  readonly #emit = (name: EventName, detail: object): boolean => {
    // The answer to an edit of the customer before may still arrive.
    const { customer } = detail as { customer?: Customer }
    if (customer?.id === this.customerId) this.#customer = customer
    return emit(this, name, detail)
  }
}

function errorOf(kind: ErrorKind, message: string): CustomerGroupsError {
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
