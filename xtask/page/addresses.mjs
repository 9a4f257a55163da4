// Writes the environment's MEDUSA_BACKEND_URL and MEDUSA_ADMIN_URL into the page that Trunk has just built, in its
// folder TRUNK_STAGING_DIR.

import { readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { withUrl } from "./html.mjs"

const { MEDUSA_BACKEND_URL: backend, MEDUSA_ADMIN_URL: admin, TRUNK_STAGING_DIR: folder } = process.env
const page = join(folder, "index.html")
let html = await readFile(page, "utf8")
if (backend) html = withUrl(html, "medusa-backend-url", backend)
if (admin) html = withUrl(html, "medusa-admin-url", admin)
await writeFile(page, html)
