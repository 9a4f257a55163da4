import { bootstrapApplication } from "@angular/platform-browser"
import { setWasmUrl } from "medusa-customer-groups"
// @ts-expect-error TypeScript has no type for what the attribute makes of the file: its address, as Angular serves it.
import wasmUrl from "medusa-customer-groups/customer-groups.wasm" with { loader: "file" }
import { App } from "./app"

setWasmUrl(wasmUrl)
bootstrapApplication(App)
