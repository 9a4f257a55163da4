// What `cargo xtask package` made.

import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

const folder = process.env.HOSTS_PACKAGE || fileURLToPath(new URL("../../target/npm", import.meta.url))

/** The packed npm package, as it would be published: the path of the `.tgz`. */
export function packedPackage(): string {
  const manifest = join(folder, "medusa-customer-groups/package.json")
  if (!existsSync(manifest)) throw new Error(`there is no package in ${folder}: cargo xtask package makes it`)
  const { name, version } = JSON.parse(readFileSync(manifest, "utf8")) as { name: string; version: string }
  return join(folder, `${name}-${version}.tgz`)
}
