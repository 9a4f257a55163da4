/** What `fetch` is told besides the address: also by the wasm, in src/api/client.rs. No `Request` of the page's, which
 * may have a class of its own of that name, or know no other form where it has wrapped `fetch`. */
export interface Init extends RequestInit {
  readonly method: string
  readonly credentials: RequestCredentials
  readonly headers: Record<string, string>
  /** A JSON text. */
  readonly body?: string
  readonly signal?: AbortSignal
}
