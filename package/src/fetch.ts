// What stands in for `fetch`: the host's token, the host's own function, and the log. What few hosts need is loaded when it is.

import type { ConfiguredElement } from "./configured-element.ts"
import { backendUrlOf, isToken } from "./settings.ts"

/** The elements that show something. Those of one backend share a session, whose requests go through the `fetch` of the
 * first: when that is gone, another's token and function are asked for. */
const shown = new Set<ConfiguredElement>()

/** The widget's `fetch`, the same for the element's life: it looks up what the host wants when it is called. */
export function fetchFor(element: ConfiguredElement): (request: Request) => Promise<Response> {
  shown.add(element)
  return async (request) => {
    // Only to see whether anything is there at all; it carries nothing, and nobody reads the answer.
    if (request.mode === "no-cors") return fetch(request)
    const host = hostOf(element)
    if (!host.debug) return send(host, request)
    const { logged } = await import("./debug.ts")
    return logged(request, (sent) => send(host, sent))
  }
}

/** The element shows nothing any more. */
export function forget(element: ConfiguredElement): void {
  shown.delete(element)
}

function hostOf(element: ConfiguredElement): ConfiguredElement {
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
