// The element with its wasm inside: built of index.ts, with wasm-inline.ts in the place of wasm-file.ts.
export * from "./index.ts"
