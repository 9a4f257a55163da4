/** As much of a `Response` as the widget reads. */
export interface Answer {
  readonly status: number
  /** What the body says, or a promise of it. */
  json(): unknown
}

/** An answer that is here already, or on its way. */
export type Answering = Answer | Promise<Answer>
