// How a request is sent for an element: with the host's token, or by the host's own function, whose code is loaded when
// it is first needed, since few hosts have one.

import type { Answer } from "./answer.ts"
import type { ConfiguredElement } from "./configured-element.ts"
import { backendUrlOf, isToken } from "./settings.ts"

export async function send(element: ConfiguredElement, request: Request): Promise<Answer> {
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
