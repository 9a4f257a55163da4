// A reverse proxy to one backend. Its redirects and cookies are the browser's business.

import { pipeline } from "node:stream/promises"
import { Agent, EnvHttpProxyAgent, request as send } from "undici"

/** What is between two programs, and not between the browser and the backend. */
const OF_A_CONNECTION = new Set(
  ["connection", "expect", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade"],
)

export function passOnTo(backend) {
  const isRemote = backend.startsWith("https:")
  // As patient as the browser is. Remote servers may be behind a proxy of the user's.
  const patience = { headersTimeout: 0, bodyTimeout: 0 }
  const dispatcher = isRemote ? new EnvHttpProxyAgent(patience) : new Agent(patience)
  return async (request, response) => {
    // The host is that of the backend's address, by which a server on the internet may route.
    const { host, ...headers } = withoutConnection(request.headers)
    // It sets its session cookie only if it believes to be asked over https.
    if (isRemote) headers["x-forwarded-proto"] = "https"
    const gone = new AbortController()
    response.on("close", () => gone.abort())
    try {
      const { method, url } = request
      const hasBody = "content-length" in request.headers || "transfer-encoding" in request.headers
      const body = hasBody ? request : null
      const answer = await send(`${backend}${url}`, { method, headers, body, dispatcher, signal: gone.signal })
      response.writeHead(answer.statusCode, withoutConnection(answer.headers))
      await pipeline(answer.body, response)
    } catch (error) {
      if (gone.signal.aborted) return
      // An answer that ends early must not look like one that is whole.
      if (response.headersSent) return response.destroy()
      response.writeHead(502, { "content-type": "text/plain" }).end(`${backend} does not answer: ${error.message}`)
    }
  }
}

function withoutConnection(headers) {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_A_CONNECTION.has(name)))
}
