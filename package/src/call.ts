// One call of the Medusa Admin API and its answer, whatever carries them.

export interface Call {
  readonly method: string
  /** Without the backend's address: `/admin/customers/cus_123`. */
  readonly path: string
  /** As Medusa's own SDK takes it, with texts for values:
   * `{ limit: "10", id: ["a", "b"], created_at: { $gte: "2026-01-01" } }`. */
  readonly query: Record<string, unknown>
  /** What the JSON body says; `undefined` without one. */
  readonly body: unknown
}

export interface Reply {
  readonly status: number
  /** What the JSON body says. */
  readonly body: unknown
}

/** A refusal in Medusa's form. */
export function refusal(status: number, type: string, message: string): Reply {
  return { status, body: { type, message } }
}

export const invalid = (message: string) => refusal(400, "invalid_data", `Invalid request: ${message}`)

/** What Medusa answers to all that its database refuses. */
export const fault = (): Reply => ({
  status: 500,
  body: { code: "unknown_error", type: "unknown_error", message: "An unknown error occurred." },
})
