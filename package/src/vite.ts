// The element for hosts that Vite builds: its dev server moves a package's code away from its files, and is told here
// where the wasm is.

import { setWasmUrl } from "./index.ts"
import wasmUrl from "./customer-groups.wasm?url"

setWasmUrl(wasmUrl)

export * from "./index.ts"
