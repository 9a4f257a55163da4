// Servers that single tests need beside the two that serve the page to all.

import { spawn, type ChildProcess } from "node:child_process"
import { createServer, type Server } from "node:http"
import net, { type AddressInfo } from "node:net"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"

/** The page at another origin, or for another backend. */
export interface PageAt {
  origin: string
  close(): Promise<void>
}

/** Serves the page that `from` serves at `host` and `port`, with `backend` as what it is told to talk to. */
export async function servePageAt(options: {
  from: string
  backend: string
  port: number
  host?: "localhost" | "127.0.0.1"
}): Promise<PageAt> {
  const { from, backend, port, host = "localhost" } = options
  const server = createServer(async (request, response) => {
    const original = await fetch(new URL(request.url ?? "/", from))
    const type = original.headers.get("content-type") ?? ""
    const policy = original.headers.get("content-security-policy") ?? ""
    response.writeHead(original.status, {
      "content-type": type,
      "content-security-policy": policy.replace(/connect-src [^;]*/, `connect-src 'self' ${backend}`),
    })
    if (!type.startsWith("text/html")) return response.end(Buffer.from(await original.arrayBuffer()))
    const meta = `<meta name="medusa-backend-url" content="${backend}">`
    response.end((await original.text()).replace(/<meta[^>]*medusa-backend-url[^>]*>/, meta))
  })
  await listen(server, port, host)
  return { origin: `http://${host}:${port}`, close: () => close(server) }
}

/** A port where nobody answers, until `open` passes it on to a real server. */
export class ClosedPort {
  readonly url: string
  readonly #port: number
  readonly #sockets = new Set<net.Socket>()
  #server: net.Server | undefined

  private constructor(port: number) {
    this.#port = port
    this.url = `http://localhost:${port}`
  }

  static async find(): Promise<ClosedPort> {
    const server = net.createServer()
    await listen(server, 0, "localhost")
    const { port } = server.address() as AddressInfo
    await close(server)
    return new ClosedPort(port)
  }

  async open(target: string): Promise<void> {
    const { hostname, port } = new URL(target)
    this.#server = net.createServer((client) => {
      const upstream = net.connect(Number(port), hostname)
      this.#sockets.add(client)
      client.pipe(upstream).pipe(client)
      client.on("error", () => upstream.destroy())
      upstream.on("error", () => client.destroy())
    })
    await listen(this.#server, this.#port, "localhost")
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    if (this.#server) await close(this.#server)
  }
}

/** A real Medusa of one test's own, to be killed and started again. */
export class OwnBackend {
  readonly url: string
  readonly #port: number
  readonly #data: string
  readonly #options: string[]
  #process: ChildProcess | undefined

  /** `data` is the name of its folder in `backend/`, `options` what else `start.mjs` is told. */
  constructor(port: number, data = ".data-test-restart", options: string[] = []) {
    this.#port = port
    this.#data = data
    this.#options = options
    this.url = `http://localhost:${port}`
  }

  /** Resolves when it is ready; the first time on a machine it makes its database. */
  async start(): Promise<void> {
    const file = (path: string) => fileURLToPath(new URL(path, import.meta.url))
    const data = file(`../../backend/${this.#data}`)
    const args = ["--port", String(this.#port), "--data", data, "--stop-on-stdin-close", ...this.#options]
    // Its standard input closes with this process: it cannot outlive the tests.
    const child = spawn(process.execPath, [file("../../backend/start.mjs"), ...args], {
      stdio: ["pipe", "pipe", "pipe"],
    })
    this.#process = child
    const said: string[] = []
    child.stderr.on("data", (data: Buffer) => said.push(data.toString()))
    const lines = createInterface(child.stdout)
    await new Promise<void>((ready, failed) => {
      lines.on("line", (line) => {
        said.push(`${line}\n`)
        if (line.startsWith("backend ready on ")) ready()
      })
      child.on("exit", (code) => failed(new Error(`the backend ended with code ${code}:\n${said.join("")}`)))
    })
  }

  /** Kills it, and resolves when nothing answers any more. */
  async kill(): Promise<void> {
    const child = this.#process
    this.#process = undefined
    if (!child) return
    child.removeAllListeners("exit")
    child.kill("SIGKILL")
    while (await answers(this.#port)) await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1")
    socket.on("connect", () => resolve(true)).on("error", () => resolve(false))
    socket.on("connect", () => socket.destroy())
  })
}

function listen(server: net.Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, host, () => resolve())
  })
}

function close(server: net.Server | Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    if ("closeAllConnections" in server) server.closeAllConnections()
  })
}
