// Pages that show a customer's groups and nothing else, each with another way to do it, served as a good host of static
// files does: in brotli, and with the scripts named in the page.

import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises"
import { createServer } from "node:http"
import { createRequire } from "node:module"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { brotliCompressSync } from "node:zlib"

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const folder = file("../../target/bench/load")
const modules = file("../../backend/node_modules")
const packageFolder = process.env.E2E_PACKAGE || file("../../target/npm/medusa-customer-groups")

/** Of those that the backend's CORS settings name. */
const port = 8769

export interface Pages {
  origin: string
  close(): Promise<void>
}

/** Makes the pages, and serves them. */
export async function servePages(): Promise<Pages> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await element()
  for (const name of ["react", "ui-kit"]) await peer(name)
  for (const name of await readdir(folder, { recursive: true })) {
    if (/\.(js|wasm|html)$/.test(name))
      await writeFile(join(folder, `${name}.br`), brotliCompressSync(await readFile(join(folder, name))))
  }
  const sirv = createRequire(file("../../tests/e2e/package.json"))("sirv")
  const files = sirv(folder, { brotli: true, dev: false })
  const server = createServer((request, response) => files(request, response, () => response.writeHead(404).end()))
  await new Promise<void>((ready) => server.listen(port, "localhost", ready))
  const close = () => new Promise<void>((closed) => (server.closeAllConnections(), server.close(() => closed())))
  return { origin: `http://localhost:${port}`, close }
}

/** The packed element, and the same with its wasm inside. */
async function element(): Promise<void> {
  for (const name of ["index.js", "widget.js", "inline.js", "customer-groups.wasm", "lang"])
    await cp(join(packageFolder, name), join(folder, name), { recursive: true })
  const show = `<script>
    const query = new URLSearchParams(location.search)
    const element = document.createElement("medusa-customer-groups")
    element.setAttribute("customer-id", query.get("customer"))
    element.setAttribute("backend-url", query.get("backend"))
    document.body.append(element)</script>`
  // As the package's README names them for hosts that serve the files as they are.
  const links = `<link rel="modulepreload" href="widget.js">
    <link rel="preload" href="customer-groups.wasm" as="fetch" type="application/wasm" crossorigin>`
  for (const [name, script, head] of [
    ["index", "index.js", ""],
    ["german", "index.js", ""],
    ["links", "index.js", links],
    ["inline", "inline.js", ""],
  ] as const) {
    const body = `${show}<script type="module" src="${script}"></script>`
    await writeFile(join(folder, `${name}.html`), html(body, head, name === "german" ? "de" : "en"))
  }
}

async function peer(name: string): Promise<void> {
  const { build } = createRequire(file("../../package/package.json"))("esbuild")
  await build({
    entryPoints: [file(`./${name}.jsx`)],
    outfile: join(folder, `${name}.js`),
    nodePaths: [modules],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "error",
  })
  await writeFile(
    join(folder, `${name}.html`),
    html(`<div id="root"></div><script type="module" src="${name}.js"></script>`),
  )
}

const html = (body: string, head = "", lang = "en") =>
  `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>Groups</title>
    <link rel="icon" href="data:,">${head}<body>${body}`
