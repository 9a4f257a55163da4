// What the element shows: mounts the wasm's widget and hands it the element's settings. Loaded when the first element
// is connected.

import type { Handle, Listener, Settle, Unsaved } from "#glue"
import css from "#style"
import type { ConfiguredElement } from "./configured-element.ts"
import type { EventName } from "./contract.ts"
import { showCrash, unsavedOf } from "./crash.ts"
import { fetchFor, forget, type Fetch, type TakeAnswer } from "./fetch.ts"
import type { Frame } from "./frame.ts"
import { mount, restart, start as startWasm } from "./instance.ts"
import { directionOf, localeOf } from "./locale.ts"
import { watchPopovers } from "./popovers.ts"
import { problemsOf } from "./problems.ts"
import { said, say, type Language } from "./say.ts"
import { settingsOf } from "./settings.ts"
import type { BatchInput, Customer, ErrorDetail } from "./types.ts"
import { guardUnload } from "./unload.ts"
import type { WasmFile } from "./wasm-file.ts"

export { restart }

/** What is said in a language has changed. */
export function speakAnew(): void {
  for (const widget of widgets) widget.speakAnew()
}

/** Those of all elements. */
const widgets = new Set<Widget>()
/** How to settle the promises that are not settled yet, also those of widgets that are gone. */
const calls = new Set<Settle>()

/** Compiles and starts the wasm. To be called before the first widget is made. */
export async function start(file: WasmFile): Promise<void> {
  if (!isRecent()) {
    const browsers = "Chrome 123, Edge 123, Firefox 125, Safari 17.5"
    const words = "This browser is too old: {browsers} is needed."
    throw said((messages) => say(messages, "browserTooOld", words, { browsers }))
  }
  await startWasm(file, crashed)
}

/** Whether the browser has what the widget cannot do without. Those that have it all are from May 2024 on. */
function isRecent(): boolean {
  const hasColors = CSS.supports("color", "light-dark(red,red)")
  return hasColors && "popover" in HTMLElement.prototype && "any" in AbortSignal
}

function crashed(cause: unknown, unsaved: Unsaved[]): void {
  const detail: ErrorDetail = { kind: "crashed", status: undefined, message: `The widget has crashed. ${cause}` }
  const shown = [...widgets].map((widget) => widget.customerId)
  for (const settle of calls) settle(detail, undefined)
  for (const widget of widgets) widget.crash(detail, unsavedOf(widget.customerId, unsaved, shown))
}

/** All together: they share what has crashed. */
async function reload(): Promise<void> {
  await restart()
  for (const widget of widgets) widget.recover()
}

const ABORTED: ErrorDetail = {
  kind: "aborted",
  status: undefined,
  message: "The element was removed, or given another customer.",
}

/** Which language an element speaks, once that is there. */
export type LanguageOf = (element: ConfiguredElement) => Promise<Language>

export class Widget {
  /** Whether edits at its backend are not saved yet. */
  hasUnsaved = false
  readonly #element: ConfiguredElement
  readonly #frame: Frame
  readonly #emit: Listener
  readonly #takeAnswer: TakeAnswer
  readonly #languageOf: LanguageOf
  #language: Language
  /** The tag for which a language was asked for last. */
  #locale: string
  #fetch: Fetch | undefined
  #handle: Handle | undefined
  /** Whose groups it shows. */
  customerId = ""
  #backend: string | undefined
  /** How to settle the promises of `refresh()` that are not settled yet. */
  readonly #refreshes = new Set<Settle>()
  #problems: string[] = []
  /** What has ended it, until it is started again. */
  #crash: ErrorDetail | undefined
  /** The host's, when the widget was last brought up to date. */
  #token: string | null = null
  /** The token with which the server last answered 401, unless it has answered well since. */
  #refused: { token: string | null } | undefined

  constructor(
    element: ConfiguredElement,
    frame: Frame,
    emit: Listener,
    takeAnswer: TakeAnswer,
    language: Language,
    locale: string,
    languageOf: LanguageOf,
  ) {
    this.#element = element
    this.#language = language
    this.#locale = locale
    this.#languageOf = languageOf
    this.#frame = frame
    this.#emit = emit
    this.#takeAnswer = takeAnswer
    frame.dress(css)
    watchPopovers(element.shadowRoot!)
    widgets.add(this)
    this.#reportLanguage()
    this.update()
  }

  /** Hands the widget what the element's attributes and properties say now. */
  update(): void {
    if (this.#crash) return
    const { outer, inner } = this.#frame
    const fetch = fetchFor(this.#element, this.#takeAnswer)
    if (localeOf(this.#element) !== this.#locale) this.speakAnew()
    const { tag, messages } = this.#language
    const settings = { ...settingsOf(this.#element), locale: tag, phrases: messages?.phrases, fetch }
    outer.dir = directionOf(tag)
    outer.lang = tag
    this.#checkSettings()
    this.#guardUnload()
    // A mounted widget keeps its backend and how that is asked: if those change, another one is mounted.
    const backend = [settings.backendUrl, settings.credentials, settings.hostAuth].join(" ")
    if (settings.customerId !== this.customerId) {
      this.customerId = settings.customerId
      this.#abortRefreshes()
    }
    if (!settings.customerId || backend !== this.#backend || fetch !== this.#fetch) this.#removeHandle()
    if (!settings.customerId) return
    this.#backend = backend
    this.#fetch = fetch
    if (this.#handle) {
      this.#handle.update(settings)
      if (this.#token !== this.#element.token) this.#handle.renew()
    } else this.#handle = mount(inner, settings, this.#passOn)
    this.#token = this.#element.token
    this.#retryWithNewToken()
  }

  /** In the element's language of now, once that is there. */
  async speakAnew(): Promise<void> {
    const locale = (this.#locale = localeOf(this.#element))
    const language = await this.#languageOf(this.#element)
    if (locale !== this.#locale || !widgets.has(this)) return
    this.#language = language
    this.#reportLanguage()
    this.update()
  }

  /** For this customer only: rejects if another one is shown. */
  batch(customerId: string, { add = [], remove = [] }: BatchInput = {}): Promise<Customer> {
    const areIds = (ids: unknown) => Array.isArray(ids) && ids.every((id) => typeof id === "string" && id)
    if (areIds(add) && areIds(remove)) {
      return this.#callHandle(customerId, (handle, settle) => handle.batch(add, remove, settle))
    }
    const message = 'batch() takes lists of group ids: batch({ add: ["cusgroup_123"], remove: ["cusgroup_321"] })'
    return Promise.reject(toError({ kind: "config", status: undefined, message }))
  }

  refresh(customerId: string): Promise<Customer> {
    return this.#callHandle(customerId, (handle, settle) => {
      this.#refreshes.add(settle)
      handle.refresh(settle)
    })
  }

  undo(): void {
    this.#handle?.undo()
  }

  /** The wasm has crashed, and with it what this shows. */
  crash(detail: ErrorDetail, unsaved: Unsaved[]): void {
    // Then it was the next one that has crashed, for other elements.
    if (this.#crash) return
    this.#crash = detail
    // It is not unmounted: that would call what has crashed.
    this.#handle = this.#refused = undefined
    this.#showCrash(unsaved)
    this.#emit("error", { ...detail, customerId: this.customerId })
    this.#endUnsaved()
  }

  async #showCrash(unsaved: Unsaved[]): Promise<void> {
    const messages = await this.#language.problems?.()
    if (this.#crash) showCrash(this.#frame, messages, unsaved, reload)
  }

  /** Another wasm runs: shows the customer again, if a crash has ended that. */
  recover(): void {
    if (!this.#crash) return
    this.#crash = undefined
    this.#frame.inner.replaceChildren()
    this.update()
  }

  unmount(): void {
    widgets.delete(this)
    forget(this.#element)
    this.#removeHandle()
    this.#frame.inner.replaceChildren()
  }

  /** Calls a method of the handle, and turns what it settles into a promise. */
  async #callHandle(customerId: string, call: (handle: Handle, settle: Settle) => void): Promise<Customer> {
    const handle = this.#handle
    if (!customerId) {
      const message = problemsOf(this.#element, undefined).join("\n")
      throw toError({ kind: "config", status: undefined, message })
    }
    if (!handle || customerId !== this.customerId) throw toError(this.#crash ?? ABORTED)
    return new Promise((resolve, reject) => {
      const settle: Settle = (error, customer) => {
        this.#refreshes.delete(settle)
        calls.delete(settle)
        if (error) reject(toError(error))
        else resolve(customer as Customer)
      }
      calls.add(settle)
      call(handle, settle)
    })
  }

  /** The groups of a customer who is not shown any more are not read to the end. An edit that was sent is: its promise
   * settles as the server answers. */
  #abortRefreshes(): void {
    for (const settle of this.#refreshes) settle(ABORTED, undefined)
  }

  readonly #passOn = (name: EventName, detail: object): boolean => {
    if (name === "unauthorized") this.#refused = { token: this.#element.token }
    if (name === "load" || name === "change") this.#refused = undefined
    if (name === "unsaved") {
      this.hasUnsaved = (detail as { unsaved: boolean }).unsaved
      this.#guardUnload()
    }
    return this.#emit(name, detail)
  }

  /** Nothing of it waits here any more. */
  #endUnsaved(): void {
    if (this.hasUnsaved) this.#passOn("unsaved", { unsaved: false })
  }

  #guardUnload(): void {
    if (this.#element.guardUnload) guardUnload()
  }

  /** After a 401, reads again once the host has set another token. A new `request` is no reason to: many hosts make
   * that function anew in each render, and each 401 would be followed by another request without end. */
  #retryWithNewToken(): void {
    if (!this.#refused || this.#refused.token === this.#element.token) return
    this.#refused = undefined
    this.#handle?.refresh(() => {})
  }

  /** In the element's language, which says such things in a module of its own. */
  async #checkSettings(): Promise<void> {
    const { problems } = this.#language
    const found = problemsOf(this.#element, undefined)
    this.#reportProblems(found.length && problems ? problemsOf(this.#element, await problems()) : found)
  }

  /** Shows what of the host's settings makes no sense, and fires one event for each such problem. */
  #reportProblems(problems: string[]): void {
    const known = this.#problems
    this.#problems = problems
    const text = problems.join("\n")
    if (this.#frame.problem.textContent !== text) this.#frame.problem.textContent = text
    for (const message of problems) {
      const { customerId } = this.#element
      if (!known.includes(message)) this.#emit("error", { kind: "config", status: undefined, message, customerId })
    }
  }

  /** Tells the host if it had to be English. */
  #reportLanguage(): void {
    const { error } = this.#language
    if (!error) return
    const message = `The language “${this.#locale}” could not be loaded: English is shown. (${error})`
    this.#emit("error", { kind: "load", status: undefined, message, customerId: this.#element.customerId })
  }

  #removeHandle(): void {
    const handle = this.#handle
    this.#handle = this.#refused = undefined
    this.#abortRefreshes()
    this.#endUnsaved()
    handle?.unmount()
    handle?.free()
  }
}

function toError({ kind, status, message }: ErrorDetail): Error {
  return Object.assign(new Error(message), { kind, status })
}
