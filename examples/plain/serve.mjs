// Serves this folder, and the package's files under /medusa-customer-groups/: node serve.mjs [port] [backend]
import { createServer } from "node:http"
import { fileURLToPath } from "node:url"
import sirv from "sirv"

const [port = "8080", backend = "http://localhost:9000"] = process.argv.slice(2)

// All that the widget needs. Where the browser finds the backend on the page's own origin, `connect-src 'self'` is enough.
const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  `connect-src 'self' ${backend}`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ")

const folder = (path) => fileURLToPath(new URL(path, import.meta.url))
const setHeaders = (response) => response.setHeader("Content-Security-Policy", policy)
const files = sirv(folder("."), { dev: true, setHeaders })
const widget = sirv(folder("node_modules/medusa-customer-groups"), { dev: true, setHeaders })
const prefix = /^\/medusa-customer-groups(?=\/)/

createServer((request, response) => {
  const notFound = () => response.writeHead(404).end("Not found")
  if (!prefix.test(request.url)) return files(request, response, notFound)
  request.url = request.url.replace(prefix, "")
  widget(request, response, notFound)
}).listen(Number(port), "localhost", () => console.log(`http://localhost:${port}`))
