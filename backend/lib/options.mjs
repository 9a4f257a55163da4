// The command line.
import path from "node:path"
import { parseArgs } from "node:util"
import { fileURLToPath } from "node:url"

export const backendDir = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

export const help = `node start.mjs [options]

  --port N                where Medusa answers (9000)
  --data DIR              where everything is kept (.data, or .data-heavy, beside this file)
  --fresh                 throw that away first
  --heavy                 the large seed, for measuring
  --cors ORIGIN[,…]       further origins for ADMIN_CORS and AUTH_CORS
  --auth-cors ORIGIN[,…]  further origins for AUTH_CORS alone
  --stop-on-stdin-close   stop when standard input ends
  --help`

/** Reads the arguments; throws an error whose message is for the person who typed them. */
export function parseOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: "string", default: "9000" },
      data: { type: "string" },
      fresh: { type: "boolean", default: false },
      heavy: { type: "boolean", default: false },
      cors: { type: "string", default: "" },
      "auth-cors": { type: "string", default: "" },
      "stop-on-stdin-close": { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  })
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Error(`--port ${values.port} is not a port: give a number from 1 to 65535`)
  }
  // Each kind of content has its own folder, so that measuring on the heavy one
  // does not throw away the usual one.
  const kind = values.heavy ? "heavy" : "usual"
  return {
    port,
    kind,
    data: path.resolve(values.data ?? path.join(backendDir, values.heavy ? ".data-heavy" : ".data")),
    fresh: values.fresh,
    cors: origins(values.cors, "--cors"),
    authCors: origins(values["auth-cors"], "--auth-cors"),
    stopOnStdinClose: values["stop-on-stdin-close"],
    help: values.help,
  }
}

function origins(list, option) {
  const given = list.split(",").map((entry) => entry.trim()).filter(Boolean)
  for (const entry of given) {
    if (!URL.canParse(entry) || new URL(entry).origin !== entry) {
      throw new Error(`${option} ${entry} is not an origin: write it like http://localhost:8080`)
    }
  }
  return given
}
