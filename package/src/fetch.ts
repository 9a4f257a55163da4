// The function that the widget calls instead of `fetch`. It sends in the host's way, and writes the log, whose code is
// loaded when it is first needed.

import type { Answer } from "./answer.ts"
import type { ConfiguredElement } from "./configured-element.ts"
import type { Init } from "./init.ts"
import { send, signerOf, type Signer } from "./send.ts"

/** The answer to a request that was made already for the element, if it was. */
export type TakeAnswer = (element: ConfiguredElement, url: string, init: Init) => Answer | Promise<Answer> | undefined

export type Fetch = (url: string, init: Init) => Answer | Promise<Answer>

/** Elements that ask one backend with the same token and the same function. By its `fetch` the wasm knows what shares a
 * session. */
interface Askers {
  readonly elements: Set<ConfiguredElement>
  /** How they sign. When the last of them is gone its edits may still be on their way, and are signed as it did. */
  signer: Signer
  readonly fetch: Fetch
}

/** Held by the elements' widgets and by the wasm, for as long as it has something to ask there. */
const known = new Set<WeakRef<Askers>>()
const askersOf = new WeakMap<ConfiguredElement, Askers>()

/** The function for this element's widget, as the host has set the element up by now. */
export function fetchFor(element: ConfiguredElement, takeAnswer: TakeAnswer): Fetch {
  const signer = signerOf(element)
  const own = askersOf.get(element)
  // A host that renews its token sets it on one element after the other, and many make their function anew in each
  // render: if by now they all have the same, they stay together.
  const isRenewed = (askers: Askers) =>
    isSameBackend(askers.signer, signer) && [...askers.elements].every((other) => isSame(signerOf(other), signer))
  if (own && isRenewed(own)) {
    own.signer = signer
    return own.fetch
  }
  forget(element)
  const askers = find(signer) ?? newAskers(signer, takeAnswer)
  askers.elements.add(element)
  askersOf.set(element, askers)
  return askers.fetch
}

/** To be called when the element's widget is unmounted. */
export function forget(element: ConfiguredElement): void {
  askersOf.get(element)?.elements.delete(element)
  askersOf.delete(element)
}

function find(signer: Signer): Askers | undefined {
  for (const weak of known) {
    const askers = weak.deref()
    if (!askers) known.delete(weak)
    else if (isSame(askers.signer, signer)) return askers
  }
  return undefined
}

function newAskers(signer: Signer, takeAnswer: TakeAnswer): Askers {
  const elements = new Set<ConfiguredElement>()
  const askers: Askers = {
    elements,
    signer,
    fetch(url, init) {
      // Such a request only finds out whether a server is there at all: it must not carry the token.
      if (init.mode === "no-cors") return fetch(url, init)
      let answer: Answer | Promise<Answer> | undefined
      for (const element of elements) answer ??= takeAnswer(element, url, init)
      const sent = () => answer ?? send(askers.signer, url, init)
      const isLogged = [...elements].some(({ debug }) => debug)
      return isLogged ? import("./debug.ts").then(({ logged }) => logged(url, init, sent)) : sent()
    },
  }
  known.add(new WeakRef(askers))
  return askers
}

function isSameBackend(a: Signer, b: Signer): boolean {
  return a.backendUrl === b.backendUrl && a.credentials === b.credentials
}

function isSame(a: Signer, b: Signer): boolean {
  return isSameBackend(a, b) && a.token === b.token && a.request === b.request
}
