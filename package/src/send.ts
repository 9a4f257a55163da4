// How a request is sent for an element: with the host's token, or by the host's own function, whose code is loaded when
// it is first needed, since few hosts have one.

import type { Answer } from "./answer.ts"
import type { ConfiguredElement } from "./configured-element.ts"
import { backendUrlOf, isToken } from "./settings.ts"
import type { RequestFunction } from "./types.ts"

/** Where the requests go, and how they show who asks. */
export interface Signer {
  readonly backendUrl: string
  readonly credentials: RequestCredentials
  readonly token: string | null
  readonly request: RequestFunction | null
}

export function signerOf(element: ConfiguredElement): Signer {
  const { credentials, token, request } = element
  return { backendUrl: backendUrlOf(element), credentials, token, request }
}

export async function send({ backendUrl, token, request: way }: Signer, request: Request): Promise<Answer> {
  if (typeof way === "function") {
    const { viaHost } = await import("./request.ts")
    return viaHost(way, request, backendUrl)
  }
  if (isToken(token) && !request.headers.has("authorization")) {
    request = new Request(request)
    request.headers.set("authorization", `Bearer ${token}`)
  }
  return fetch(request)
}
