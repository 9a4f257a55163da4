// Makes the npm package: `node build.mjs <folder with the widget's wasm, glue and style sheet> <folder for the
// package>`. MEDUSA_BACKEND_URL in the environment becomes the widget's default backend.

import { execFile } from "node:child_process"
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises"
import { dirname, join, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { bundle } from "./build/bundle.mjs"
import { checkDocs } from "./build/docs.mjs"
import { describeToEditors } from "./build/editors.mjs"
import { besideManifest, manifest } from "./build/manifest.mjs"
import { checkSizes } from "./build/sizes.mjs"
import { declare } from "./build/types.mjs"

const run = promisify(execFile)
const here = dirname(fileURLToPath(import.meta.url))
const root = resolve(here, "..")
const [element = join(root, "target/element"), out = join(root, "target/npm/medusa-customer-groups")] = process.argv
  .slice(2)
  .map((path) => resolve(path))

const version = /^version = "(.+)"$/m.exec(await readFile(join(root, "Cargo.toml"), "utf8"))[1]

await rm(out, { recursive: true, force: true })
await mkdir(out, { recursive: true })
await bundle({ src: join(here, "src"), element, out, version, backendUrl: process.env.MEDUSA_BACKEND_URL ?? "" })
await declare(here, out)
await cp(join(element, "medusa_customer_groups_bg.wasm"), join(out, "customer-groups.wasm"))
await cp(join(root, "LICENSE"), join(out, "LICENSE"))
for (const name of ["README.md", "custom-elements.json"]) await cp(join(here, name), join(out, name))
await writeJson("package.json", manifest(version))
await writeJson("beside.json", besideManifest(version))
await describeToEditors(out)
await checkDocs(root, here)
await checkSizes(out)

await run("npm", ["pack", "--pack-destination", dirname(out)], { cwd: out })
const tarball = join(dirname(out), `medusa-customer-groups-${version}.tgz`)
await check("publint", out, "--strict", "--pack", "false")
const noModules = ["custom-elements.json", "customer-groups.wasm", "beside/package.json"]
await check("attw", tarball, "--profile", "esm-only", "--no-emoji", "--exclude-entrypoints", ...noModules)
await importInNode("", "/define", "/inline", "/vite", "/vue", "/testing")
console.log(`\n${tarball}`)

/** Hosts that render on a server, or are tested without a browser, import these, too. */
async function importInNode(...entries) {
  const lines = entries.map((entry) => `await import("medusa-customer-groups${entry}")`)
  await run(process.execPath, ["--input-type=module", "--eval", lines.join("\n")], { cwd: out })
}

function writeJson(name, value) {
  return writeFile(join(out, name), JSON.stringify(value, null, 2) + "\n")
}

/** Runs a checker, whose words are shown if it finds something. */
async function check(name, ...args) {
  try {
    await run(join(here, "node_modules/.bin", name), args)
  } catch (error) {
    throw new Error(`${name}:\n${error.stdout}${error.stderr}`)
  }
}
