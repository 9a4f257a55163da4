// Makes the scripts and style sheets of a release build small, in place. Trunk runs it after each build.

import { readdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"

const { TRUNK_PROFILE: profile, TRUNK_STAGING_DIR: folder } = process.env
if (profile === "release") {
  const transform = await loadEsbuild()
  if (transform) await Promise.all((await readdir(folder)).map((name) => minify(transform, name)))
}

async function minify(transform, name) {
  const loader = /\.(js|css)$/.exec(name)?.[1]
  if (!loader) return
  const file = join(folder, name)
  const { code } = await transform(await readFile(file, "utf8"), { loader, minify: true, charset: "utf8", target: "esnext" })
  await writeFile(file, code)
}

async function loadEsbuild() {
  try {
    return (await import("esbuild")).transform
  } catch (error) {
    if (error.code !== "ERR_MODULE_NOT_FOUND") throw error
    // Only a `trunk` that was called by hand gets here: a larger page, but a page.
    console.warn("minify: no esbuild, so nothing is minified (`npm ci` in xtask/ installs it)")
  }
}
