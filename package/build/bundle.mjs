// The package's modules. Each entry is one file, but for the widget itself, which index.js loads when it is needed.

import { build } from "esbuild"
import { readFile, writeFile, readdir } from "node:fs/promises"
import { basename, join } from "node:path"
import { gzipSync } from "node:zlib"
import { glueMaker } from "./glue.mjs"
import { packLanguages } from "./languages.mjs"

const GLUE = "medusa_customer_groups.js"
const WASM = "medusa_customer_groups_bg.wasm"
const STYLE = "widget.css"

/** Modules of ours that stay files of their own, wherever they are imported. */
const SEPARATE = ["index", "widget", "debug", "request"]

/** What the host's bundler has to find. */
const OTHERS = ["react", "@tanstack/react-query", "react-router-dom", "./customer-groups.wasm?url", "./lang/*"]

/** With `elementOnly`, the element's own and what it loads: nothing of React's or the Medusa Admin's, and no wasm inside. */
export async function bundle({ src, element, out, version, backendUrl, elementOnly = false }) {
  await packLanguages(out)
  const glue = await glueMaker(join(element, GLUE))
  const options = {
    outdir: out,
    bundle: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    minify: true,
    sourcemap: true,
    logLevel: "warning",
    external: OTHERS,
    define: { VERSION: JSON.stringify(version), MEDUSA_BACKEND_URL: JSON.stringify(backendUrl) },
  }
  const entries = (...names) => names.map((name) => join(src, `${name}.ts`))
  const plugins = [parts(element, glue), separate(SEPARATE)]
  await build({ ...options, entryPoints: entries("define", "vue", "vite", "testing", ...SEPARATE), plugins })
  if (elementOnly) return
  const banner = { js: '"use client";' }
  await build({ ...options, entryPoints: entries("react"), plugins, banner })
  const ofAdmin = [separate([...SEPARATE, "react", "plugin"])]
  await build({ ...options, entryPoints: entries("admin", "plugin"), plugins: ofAdmin })
  await build({ ...options, entryPoints: entries("inline"), plugins: [inlined(src), parts(element, glue)] })
  for (const name of await readdir(out)) if (name.endsWith(".map")) await tidyMap(join(out, name))
}

/** What comes from the Rust side, and our own style sheets as texts. */
function parts(element, glue) {
  return {
    name: "parts",
    setup({ onResolve, onLoad, esbuild }) {
      onResolve({ filter: /^#glue$/ }, () => ({ path: join(element, GLUE), namespace: "glue" }))
      onResolve({ filter: /^#style$/ }, () => ({ path: join(element, STYLE), namespace: "style" }))
      onResolve({ filter: /\.css$/ }, ({ path, resolveDir }) => ({ path: join(resolveDir, path), namespace: "style" }))
      onResolve({ filter: /\.wasm\.gz$/ }, () => ({ path: join(element, WASM), namespace: "packed" }))
      onLoad({ filter: /./, namespace: "glue" }, () => ({ contents: glue }))
      onLoad({ filter: /./, namespace: "style" }, async ({ path }) => {
        const options = { loader: "css", minify: true, charset: "utf8" }
        const { code } = await esbuild.transform(await readFile(path, "utf8"), options)
        return { contents: code.trim(), loader: "text" }
      })
      onLoad({ filter: /./, namespace: "packed" }, async ({ path }) => ({
        contents: gzipSync(await readFile(path), { level: 9 }),
        loader: "base64",
      }))
    },
  }
}

function separate(names) {
  return {
    name: "separate",
    setup({ onResolve }) {
      onResolve({ filter: /^\.\/\w+\.ts$/ }, ({ path, kind }) => {
        const name = basename(path, ".ts")
        return names.includes(name) && kind !== "entry-point" ? { path: `./${name}.js`, external: true } : undefined
      })
    },
  }
}

function inlined(src) {
  return {
    name: "inlined",
    setup({ onResolve }) {
      onResolve({ filter: /^\.\/wasm-file\.ts$/ }, () => ({ path: join(src, "wasm-inline.ts") }))
    },
  }
}

/** Sources by their own names: where they were on the machine that built is of no use to anybody. */
async function tidyMap(file) {
  const map = JSON.parse(await readFile(file, "utf8"))
  map.sources = map.sources.map((source) => `medusa-customer-groups/${basename(source)}`)
  await writeFile(file, JSON.stringify(map))
}
