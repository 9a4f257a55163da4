/** As much of a `Response` as the widget reads. */
export interface Answer {
  readonly status: number
  /** What the body says, or a promise of it, which rejects where there is no JSON. */
  json(): unknown
}
