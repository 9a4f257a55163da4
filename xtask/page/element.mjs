// Puts the custom element's page together, for who works on it: `node element.mjs <folder with the element's wasm and
// glue> <folder for the page>`. All but the wasm is as it ships.

import { cp, mkdir } from "node:fs/promises"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { bundle } from "../../package/build/bundle.mjs"

const [made, dist] = process.argv.slice(2)
const root = fileURLToPath(new URL("../../", import.meta.url))
const out = join(dist, "element")

await mkdir(out, { recursive: true })
await cp(join(root, "style/widget.css"), join(made, "widget.css"))
const src = join(root, "package/src")
await bundle({ src, element: made, out, version: "dev", backendUrl: "", elementOnly: true })
await cp(join(made, "medusa_customer_groups_bg.wasm"), join(out, "customer-groups.wasm"))
for (const name of ["element.html", "element-page.js"]) await cp(join(root, "xtask/page", name), join(dist, name))
