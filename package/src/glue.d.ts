// Types of what is no TypeScript: the wasm's glue code, style sheets and files, which are there when the package is
// built.

/** Made by wasm-bindgen of `src/element.rs`, and by `build/glue.mjs` a function that makes as many as are needed. */
declare module "#glue" {
  export type Settle = (error: import("./types.ts").ErrorDetail | undefined, customer: unknown) => void

  type Settings = import("./settings.ts").Settings

  export interface Handle {
    /** Takes new settings. From then on the other methods are about the customer that these name. */
    update(settings: Settings): void
    batch(add: string[], remove: string[], settle: Settle): void
    refresh(settle: Settle): void
    undo(): void
    /** The host signs in with another token from now on: perhaps somebody else. */
    renew(): void
    unmount(): void
    free(): void
  }

  /** Returns whether the host has prevented what would follow. */
  export type Listener = (name: import("./contract.ts").EventName, detail: object) => boolean

  /** Whose edits are not saved, by the customer's id, and in words who that is and what they are. */
  export type Unsaved = readonly [customerId: string, edits: string]

  /** What stands between JavaScript and one instance of the wasm. */
  export interface Glue {
    imports(): WebAssembly.Imports
    /** To be called first, with what the wasm exports. */
    start(instance: { exports: WebAssembly.Exports }): void
    /** Shows the widget in `parent`. `keep` is told all that is not saved, on the whole page, whenever that may have
     * changed. */
    mount(parent: Element, settings: Settings, listener: Listener, keep: (unsaved: Unsaved[]) => void): Handle
  }

  export default function makeGlue(): Glue
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
