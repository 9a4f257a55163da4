// Makes the files of a release build small, in place. Trunk runs it after each build, on its folder TRUNK_STAGING_DIR,
// and `cargo xtask` on what it builds itself.

import { execFile } from "node:child_process"
import { readdir, readFile, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"

const run = promisify(execFile)

if (process.env.TRUNK_PROFILE === "release") await shrink(process.env.TRUNK_STAGING_DIR)

/** Every file of the folder. */
export async function shrink(folder) {
  const transform = await loadEsbuild()
  const files = transform ? (await readdir(folder)).map((name) => join(folder, name)) : []
  // Before its glue is made small: names are changed in both.
  for (const file of files.filter((file) => file.endsWith(".wasm"))) await optimize(file)
  for (const file of files) await minify(transform, file)
}

async function minify(transform, file) {
  const [, loader] = /\.(js|css)$/.exec(file) ?? []
  if (!loader) return
  const options = { loader, minify: true, treeShaking: true, charset: "utf8", target: "esnext" }
  const { code } = await transform(await readFile(file, "utf8"), options)
  await writeFile(file, code)
}

async function optimize(file) {
  // Without the streams that a crate exports and neither page nor element uses.
  const exports = WebAssembly.Module.exports(new WebAssembly.Module(await readFile(file))).map(({ name }) => name)
  const called = exports.filter((name) => !/^(__wbg_)?intounderlying/.test(name))
  const graph = [{ name: "glue", root: true, reaches: called }, ...exports.map((name) => ({ name, export: name }))]
  await writeFile(`${file}.json`, JSON.stringify(graph))
  await run(tool("wasm-metadce"), [file, `--graph-file=${file}.json`, "-o", file], { maxBuffer: Infinity })
  await rm(`${file}.json`)
  // Flattening with a round after it is worth a hundredth, and half of that when it is done again; small functions in
  // the place of their calls, and two rounds at the end that are not for size alone, 0.2 kB in brotli.
  const flattened = ["--flatten", "--rereloop", "-Oz"]
  const passes = ["--always-inline-max-function-size=4", "-Oz", ...flattened, ...flattened, "-Os", "-Os"]
  // Nothing of Rust's lies below 1 kB but the last of a stack that is about to overflow.
  passes.unshift("--low-memory-unused")
  passes.push("--minify-imports-and-exports-and-modules")
  // What no browser needs: who made it, and what it uses of wasm, which the compiler lists for these tools. The names
  // of functions go by themselves: wasm-opt keeps them only if asked to.
  passes.push("--strip-producers", "--strip-target-features")
  const { stdout } = await run(tool("wasm-opt"), [file, ...passes, "-o", file], { maxBuffer: Infinity })
  await rename(file.replace(/_bg\.wasm$/, ".js"), JSON.parse(stdout))
}

function tool(name) {
  return fileURLToPath(new URL(`node_modules/.bin/${name}`, import.meta.url))
}

// wasm-bindgen's names end in hashes, which no compression makes smaller, and stand in both files: five kilobytes in
// brotli. What the wasm no longer calls goes from the glue, too.
async function rename(glue, { imports, exports }) {
  let code = await readFile(glue, "utf8")
  code = code.replace(/^(export class IntoUnderlying[^]*?^\}|if \(Symbol\.dispose\) IntoUnderlying.*|const IntoUnderlying[^]*?;)\n/gm, "")
  // The other way to start, which nobody here takes.
  code = code.replace("export { initSync, ", "export { ")
  const called = new Set(imports.map(([, name]) => name))
  code = code.replace(/^ {8}(__wb\w+): function[^]*?^ {8}\}.*\n/gm, (block, name) => (called.has(name) ? block : ""))
  for (const [module, name, short] of imports) {
    // What wasm-opt calls the one module that is left.
    code = code.replace(`"${module}": `, `"a": `)
    code = code.replace(new RegExp(`^(\\s*)${name}: `, "m"), (_, indent) => `${indent}"${short}": `)
  }
  for (const [name, short] of exports) {
    code = code.replace(new RegExp(`\\bwasm\\.${name}\\b`, "g"), () => `wasm["${short}"]`)
  }
  await writeFile(glue, code)
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
