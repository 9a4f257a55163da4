import type { Reply } from "./call.ts"

/** What `request` rejects with. It has the `status` and the `message` of the SDK's error of this name, and is another
 * class. */
export class FetchError extends Error {
  override readonly name = "FetchError"
  readonly status: number

  constructor(message: string, status: number) {
    super(message)
    this.status = status
  }

  static of({ status, body }: Reply): FetchError {
    return new FetchError(String((body as { message?: unknown })?.message ?? status), status)
  }
}
