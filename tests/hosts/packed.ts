// What `cargo xtask package` made.

import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"

const folder = new URL("../../target/npm/", import.meta.url)

/** The packed npm package, as it would be published: the path of the `.tgz`. */
export function packedPackage(): string {
  if (process.env.HOSTS_PACKAGE) return process.env.HOSTS_PACKAGE
  const manifest = new URL("medusa-customer-groups/package.json", folder)
  if (!existsSync(manifest)) throw new Error("there is no package in target/npm: `cargo xtask package` makes it")
  const { name, version } = JSON.parse(readFileSync(manifest, "utf8")) as { name: string; version: string }
  return fileURLToPath(new URL(`${name}-${version}.tgz`, folder))
}
