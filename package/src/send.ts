// How a request is sent for an element: with the host's token, or by the host's own function, whose code is loaded when
// it is first needed, since few hosts have one.

import type { Answer } from "./answer.ts"
import type { ConfiguredElement } from "./configured-element.ts"
import type { Init } from "./init.ts"
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

export async function send({ backendUrl, token, request }: Signer, url: string, init: Init): Promise<Answer> {
  if (typeof request === "function") {
    const { viaHost } = await import("./request.ts")
    return viaHost(request, url, init, backendUrl)
  }
  if (isToken(token)) init = { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } }
  return fetch(url, init)
}
