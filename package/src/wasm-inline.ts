// Takes the place of wasm-file.ts in `inline.js`: the wasm is in this module, for hosts that can't serve files.

import packed from "./customer-groups.wasm.gz"
import type { WasmUrl } from "./types.ts"

/** Does nothing, since no file is loaded: there so that all entries export the same. */
export function setWasmUrl(_: WasmUrl | undefined): void {}

export async function fetchWasm() {
  // Browsers of before 2025 have no `fromBase64`. With it, a page is held up for a millisecond instead of ten.
  const decode = () => Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0))
  const bytes = Uint8Array.fromBase64?.(packed) ?? decode()
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))
  const headers = { "content-type": "application/wasm" }
  return { url: import.meta.url, response: Promise.resolve(new Response(unpacked, { headers })) }
}
