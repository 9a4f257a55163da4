// Where the wasm comes from: a file beside this module, or where the host says.

import type { WasmUrl } from "./types.ts"

/** The wasm file, while it is loaded. */
export interface WasmFile {
  readonly url: string
  readonly response: Promise<Response>
}

let chosen: WasmUrl | undefined

/** Says where `customer-groups.wasm` is served from, for hosts whose build does not find it. To be called before the
 * first element is connected. */
export function setWasmUrl(url: WasmUrl | undefined): void {
  chosen = url
}

/** Requests the file. Bundlers know this form of `new URL` and copy the file. */
export async function fetchWasm(): Promise<WasmFile> {
  // Without a choice nothing is awaited: the request goes out at once.
  const url = String((chosen && (await chosen)) ?? new URL("./customer-groups.wasm", import.meta.url))
  // With an init, which a wrapped `fetch` may count on.
  return { url, response: fetch(url, {}) }
}
