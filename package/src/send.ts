// How a request is sent for an element: with the host's token, or by the host's own function, whose code is loaded when
// it is first needed, since few hosts have one.

import type { Answer } from "./answer.ts"
import type { ConfiguredElement } from "./configured-element.ts"
import { backendUrlOf, isToken } from "./settings.ts"

export async function send(element: ConfiguredElement, request: Request): Promise<Answer> {
  // As the host has set it now, and not after the wait.
  const { request: way, token } = element
  if (typeof way === "function") {
    const backendUrl = backendUrlOf(element)
    const { viaHost } = await import("./request.ts")
    return viaHost(way, request, backendUrl)
  }
  if (isToken(token) && !request.headers.has("authorization")) {
    request = new Request(request)
    request.headers.set("authorization", `Bearer ${token}`)
  }
  return fetch(request)
}
