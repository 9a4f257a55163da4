// Serves the pages that tests write, beside the packed package's own files.

import { once } from "node:events"
import { readFile } from "node:fs/promises"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { dirname, extname, join } from "node:path"
import { packedPackage } from "./packed.ts"

const types: Record<string, string> = {
  "": "text/html",
  ".css": "text/css",
  ".js": "text/javascript",
  ".json": "application/json",
  ".map": "application/json",
  ".wasm": "application/wasm",
}

const folder = join(dirname(packedPackage()), "medusa-customer-groups")

export class GuestServer {
  readonly origin: string
  /** By their paths. */
  readonly files = new Map<string, string>()
  /** The Content-Security-Policy. */
  policy = ""
  /** Whether pages of all origins may load what is here, as from a CDN. */
  isForAll = false
  readonly #server: Server

  private constructor(server: Server, port: number) {
    this.#server = server
    this.origin = `http://localhost:${port}`
  }

  /** On any port that is free, if it is 0. */
  static async start(port: number): Promise<GuestServer> {
    const http = createServer().listen(port, "localhost")
    await once(http, "listening")
    const server = new GuestServer(http, (http.address() as AddressInfo).port)
    http.on("request", async (request, response) => {
      const path = new URL(request.url!, server.origin).pathname
      const body = await server.#read(path).catch(() => undefined)
      response.writeHead(body === undefined ? 404 : 200, {
        "content-type": types[body === undefined ? "" : extname(path)],
        "content-security-policy": server.policy,
        ...(server.isForAll && { "access-control-allow-origin": "*" }),
      })
      response.end(body ?? "<!doctype html><p>Not found")
    })
    return server
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((closed) => this.#server.close(closed))
  }

  async #read(path: string): Promise<string | Buffer> {
    const [, file] = /^\/medusa-customer-groups\/((?:lang\/)?[\w.-]+)$/.exec(path) ?? []
    const text = this.files.get(path)
    if (text !== undefined) return text
    if (file === undefined) throw new Error("not found")
    return readFile(join(folder, file))
  }
}
