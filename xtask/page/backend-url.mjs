// Writes the environment's MEDUSA_BACKEND_URL into the page that Trunk has just built, in its folder TRUNK_STAGING_DIR.

import { readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { withBackendUrl } from "./html.mjs"

const { MEDUSA_BACKEND_URL: url, TRUNK_STAGING_DIR: folder } = process.env
if (url) {
  const page = join(folder, "index.html")
  await writeFile(page, withBackendUrl(await readFile(page, "utf8"), url))
}
