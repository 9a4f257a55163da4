// Makes the files of a release build small, in place: every file of the folder TRUNK_STAGING_DIR. Trunk runs it after each
// build, and `cargo xtask` for what it builds without Trunk.

import { execFile } from "node:child_process"
import { readdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"

const run = promisify(execFile)

// What Rust's wasm target uses. Named, since the section that lists them is stripped; "all" would use what browsers lack.
const FEATURES = ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue"]

const { TRUNK_PROFILE: profile, TRUNK_STAGING_DIR: folder } = process.env
if (profile === "release") {
  const transform = await loadEsbuild()
  if (transform) await Promise.all((await readdir(folder)).map((name) => shrink(transform, join(folder, name))))
}

async function shrink(transform, file) {
  const [, type] = /\.(js|css|wasm)$/.exec(file) ?? []
  if (type === "wasm") await optimize(file)
  else if (type) {
    const options = { loader: type, minify: true, charset: "utf8", target: "esnext" }
    const { code } = await transform(await readFile(file, "utf8"), options)
    await writeFile(file, code)
  }
}

function optimize(file) {
  const tool = fileURLToPath(new URL("node_modules/.bin/wasm-opt", import.meta.url))
  const features = FEATURES.map((feature) => `--enable-${feature}`)
  // Two more rounds after flattening are worth a hundredth.
  return run(tool, [file, "-Oz", "--flatten", "--rereloop", "-Oz", "-Oz", "-o", file, ...features])
}

async function loadEsbuild() {
  try {
    return (await import("esbuild")).transform
  } catch (error) {
    if (error.code !== "ERR_MODULE_NOT_FOUND") throw error
    // Only a `trunk` that was called by hand gets here: a larger page, but a page.
    console.warn("shrink: no esbuild, so nothing is made smaller (`npm ci` in xtask/ installs it)")
  }
}
