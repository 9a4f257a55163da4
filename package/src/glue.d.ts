// Types of what is no TypeScript: the wasm's glue code, style sheets and files, which are there when the package is
// built.

/** Made by wasm-bindgen of `src/element.rs`. */
declare module "#glue" {
  export type Settle = (error: import("./types.ts").ErrorDetail | undefined, customer: unknown) => void

  type Settings = import("./settings.ts").Settings

  export interface Handle {
    /** Takes new settings. From then on the other methods are about the customer that these name. */
    update(settings: Settings): void
    batch(add: string[], remove: string[], settle: Settle): void
    refresh(settle: Settle): void
    undo(): void
    unmount(): void
    free(): void
  }

  /** Shows the widget in `parent`. `listener` returns whether the host has prevented what would follow. */
  export function mount(
    parent: Element,
    settings: Settings,
    listener: (name: import("./contract.ts").EventName, detail: object) => boolean,
  ): Handle

  /** Whether an edit of any customer on the page is not saved. */
  export function has_unsaved(): boolean

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
