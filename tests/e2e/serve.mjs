// Serves a folder the way a plain host of static files does, with one Content-Security-Policy:
// node serve.mjs <folder> <port> <policy>
import { createServer } from "node:http"
import sirv from "sirv"

const [folder, port, policy] = process.argv.slice(2)
const files = sirv(folder, {
  etag: true,
  setHeaders(response) {
    response.setHeader("Content-Security-Policy", policy)
    response.setHeader("X-Content-Type-Options", "nosniff")
  },
})

createServer((request, response) =>
  files(request, response, () => {
    response.statusCode = 404
    response.end("Not found")
  }),
).listen(Number(port), "localhost", () => console.log(`serving ${folder} on http://localhost:${port}`))
