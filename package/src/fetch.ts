// The function that the widget calls instead of `fetch`. It adds the host's token, or calls the host's own function,
// and writes the log. The code of the last two is loaded when it is first needed, since few hosts need it.

import type { ConfiguredElement } from "./configured-element.ts"
import { backendUrlOf, isToken } from "./settings.ts"

/** The elements that show a widget. Those of one backend share a session, and its requests go through the function of
 * the element that was there first. After that one is removed, the token and function of another are used. */
const shown = new Set<ConfiguredElement>()

/** The function for this element's widget. It stays the same: what the host has set is looked up at each call. */
export function fetchFor(element: ConfiguredElement): (request: Request) => Promise<Response> {
  shown.add(element)
  return async (request) => {
    // Such a request only finds out whether a server is there at all: it must not carry the token.
    if (request.mode === "no-cors") return fetch(request)
    const current = shownElement(element)
    if (!current.debug) return send(current, request)
    const { logged } = await import("./debug.ts")
    return logged(request, (sent) => send(current, sent))
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

async function send(element: ConfiguredElement, request: Request): Promise<Response> {
  if (typeof element.request === "function") {
    const { viaHost } = await import("./request.ts")
    return viaHost(element.request, request, backendUrlOf(element))
  }
  if (isToken(element.token) && !request.headers.has("authorization")) {
    request = new Request(request)
    request.headers.set("authorization", `Bearer ${element.token}`)
  }
  return fetch(request)
}
