import { register } from "./register.ts"

register()

export { MedusaCustomerGroupsElement } from "./element.ts"
export type { CustomerGroupsEventMap } from "./events.ts"
export type * from "./types.ts"
export { registerMessages } from "./language.ts"
export { setWasmUrl } from "./wasm-file.ts"
