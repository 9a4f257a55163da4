// What is not TypeScript, and is there when the package is built.

/** Made by wasm-bindgen of `src/element.rs`. */
declare module "#glue" {
  export type Settle = (error: import("./types.ts").ErrorDetail | undefined, customer: unknown) => void

  export interface Settings {
    /** Never empty. */
    customerId: string
    backendUrl: string
    credentials: "include" | "same-origin"
    fields: string
    /** Whether edits wait for Save. */
    staged: boolean
    readonly: boolean
    pageSize: number
    groupHref: string
    headingLevel: number
    /** Canonical BCP 47. */
    locale: string
    /** Stands in for the global one; the same for the life of a handle. */
    fetch: (request: Request) => Promise<Response>
    /** Whether the host signs in: the widget then offers no form. */
    hostAuth: boolean
  }

  export interface Handle {
    update(settings: Settings): void
    batch(add: string[], remove: string[], settle: Settle): void
    refresh(settle: Settle): void
    undo(): void
    unmount(): void
    free(): void
  }

  /** Shows the widget in `parent`. `listener` returns whether the host took over. */
  export function mount(
    parent: Element,
    settings: Settings,
    listener: (name: keyof import("./events.ts").EventDetails, detail: object) => boolean,
  ): Handle

  export default function init(from: { module_or_path: WebAssembly.Module }): Promise<unknown>
}

declare module "#style" {
  const text: string
  export default text
}

declare module "*.css" {
  const text: string
  export default text
}

/** Packed by gzip, in base64. */
declare module "*.wasm.gz" {
  const base64: string
  export default base64
}
