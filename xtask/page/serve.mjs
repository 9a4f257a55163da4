// Serves the page on its port, and passes on what is the backend's, so that both have one origin:
// `node serve.mjs <folder of the page> <port> <backend> [<folder of the element's page>]`. With that last folder, both
// pages may change, and are followed. Headers and paths are those of Trunk.toml. Ends when its standard input does.

import { readFile } from "node:fs/promises"
import { createServer } from "node:http"
import sirv from "sirv"
import { parse } from "smol-toml"
import { liveReload } from "./live.mjs"
import { passOnTo } from "./proxy.mjs"

const [folder, port, backend, elementFolder] = process.argv.slice(2)
const { serve, proxy } = parse(await readFile(new URL("../../Trunk.toml", import.meta.url), "utf8"))
const passOn = passOnTo(backend)
// Those of a page that changes are looked for at each request.
const options = { etag: true, dev: Boolean(elementFolder) }
const files = sirv(folder, options)
const elementFiles = elementFolder && sirv(elementFolder, options)
const reload = elementFolder && liveReload({ page: folder, element: elementFolder }, process.stdin)

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, "http://localhost")
  if (proxy.some(({ rewrite }) => pathname === rewrite || pathname.startsWith(`${rewrite}/`))) {
    return passOn(request, response)
  }
  for (const [name, value] of Object.entries(serve.headers)) response.setHeader(name, value)
  if (reload?.(pathname, response)) return
  const missing = () => response.writeHead(404, { "content-type": "text/plain" }).end("Not found")
  files(request, response, () => (elementFiles ? elementFiles(request, response, missing) : missing()))
})
server.listen(Number(port), "localhost")

process.stdin.on("end", () => process.exit()).resume()
