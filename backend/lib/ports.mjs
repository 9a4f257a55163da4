// Ports on the loopback interface.
import net from "node:net"
import { Trouble } from "./progress.mjs"

/** A port that nobody listens on at the moment. */
export async function freePort() {
  const server = await listen(0)
  const { port } = server.address()
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Says which port is taken and what to do about it. */
export async function requireFree(port) {
  try {
    const server = await listen(port)
    await new Promise((resolve) => server.close(resolve))
  } catch (error) {
    if (error.code === "EACCES") throw new Trouble(`port ${port} needs more rights than this user has. Choose one above 1023: --port 9001`)
    throw new Trouble(taken(port))
  }
  // A server on ::1 alone does not stop ours on 127.0.0.1, but a browser that asks for "localhost" may get it.
  if (await answers(port, "::1")) throw new Trouble(taken(port))
}

function taken(port) {
  return `port ${port} is taken by another program. Stop that program (\`lsof -i :${port}\` names it) or choose another port: --port ${port + 1}`
}

function listen(port) {
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once("error", reject)
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => resolve(server))
  })
}

function answers(port, host) {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host, timeout: 500 })
    const end = (answer) => () => (socket.destroy(), resolve(answer))
    socket.once("connect", end(true)).once("error", end(false)).once("timeout", end(false))
  })
}
