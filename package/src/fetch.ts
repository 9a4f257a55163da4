// The function that the widget calls instead of `fetch`. It sends in the host's way, and writes the log, whose code is
// loaded when it is first needed.

import type { Answer } from "./answer.ts"
import type { ConfiguredElement } from "./configured-element.ts"
import { send } from "./send.ts"
import { backendUrlOf } from "./settings.ts"

/** The answer to a request that was made already for the element, if it was. */
export type TakeAnswer = (element: ConfiguredElement, request: Request) => Answer | Promise<Answer> | undefined

/** The elements that show a widget. Those of one backend share a session, and its requests go through the function of
 * the element that was there first. After that one is removed, the token and function of another are used. */
const shown = new Set<ConfiguredElement>()

/** The function for this element's widget. It stays the same: what the host has set is looked up at each call. */
export function fetchFor(
  element: ConfiguredElement,
  takeAnswer: TakeAnswer,
): (request: Request) => Answer | Promise<Answer> {
  shown.add(element)
  return (request) => {
    // Such a request only finds out whether a server is there at all: it must not carry the token.
    if (request.mode === "no-cors") return fetch(request)
    const current = shownElement(element)
    const answer = takeAnswer(current, request)
    const sent = (request: Request) => answer ?? send(current, request)
    return current.debug ? import("./debug.ts").then(({ logged }) => logged(request, sent)) : sent(request)
  }
}

/** To be called when the element's widget is unmounted. */
export function forget(element: ConfiguredElement): void {
  shown.delete(element)
}

/** The element itself while it shows a widget, else another one of its backend. */
function shownElement(element: ConfiguredElement): ConfiguredElement {
  if (shown.has(element)) return element
  const backend = backendUrlOf(element)
  return [...shown].find((other) => backendUrlOf(other) === backend) ?? element
}
