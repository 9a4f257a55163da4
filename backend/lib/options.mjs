// The command line.
import { existsSync, readdirSync } from "node:fs"
import path from "node:path"
import { parseArgs } from "node:util"
import { fileURLToPath } from "node:url"

export const backendDir = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

export const help = `node start.mjs [options]

  --port N                where Medusa answers (9000)
  --data DIR              where everything is kept (.data, or .data-heavy, beside this file)
  --fresh                 throw that away first
  --heavy                 the large seed, for measuring
  --rbac                  a store that limits its users' rights, of rbac/; only with its admin in it
  --medusa VERSION        another Medusa than usual, of versions/
  --cors ORIGIN[,…]       further origins for ADMIN_CORS and AUTH_CORS
  --auth-cors ORIGIN[,…]  further origins for AUTH_CORS alone
  --widget FILE.tgz       the widget in the Admin's customer page, from its packed npm package
  --plugin NAME           … as a plugin of the store, instead of by a file in src/admin/widgets
  --admin-auth jwt        an Admin that signs in by token instead of by session
  --develop               \`medusa develop\` instead of a built Medusa
  --soon                  do not wait for the Admin: it is built after a line on standard input
  --stop-on-stdin-close   stop when standard input ends
  --help`

/** The folder with the packages of the Medusa that is asked for. */
export function medusaDir({ kind, medusa }) {
  if (medusa) return path.join(backendDir, "versions", medusa)
  return kind === "rbac" ? path.join(backendDir, "rbac") : backendDir
}

/** Reads the arguments; throws an error whose message is for the person who typed them. */
export function parseOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: "string", default: "9000" },
      data: { type: "string" },
      fresh: { type: "boolean", default: false },
      heavy: { type: "boolean", default: false },
      rbac: { type: "boolean", default: false },
      medusa: { type: "string" },
      cors: { type: "string", default: "" },
      "auth-cors": { type: "string", default: "" },
      widget: { type: "string" },
      plugin: { type: "string" },
      "admin-auth": { type: "string" },
      develop: { type: "boolean", default: false },
      soon: { type: "boolean", default: false },
      "stop-on-stdin-close": { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  })
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Error(`--port ${values.port} is not a port: give a number from 1 to 65535`)
  }
  if (values.widget && !existsSync(values.widget)) {
    throw new Error(`--widget ${values.widget} is not there: \`cargo xtask package\` makes it, in target/npm`)
  }
  if (values.plugin && !values.widget) {
    throw new Error(`--plugin ${values.plugin} needs --widget: the packed package that has it`)
  }
  if (values["admin-auth"] && values["admin-auth"] !== "jwt") {
    throw new Error(`--admin-auth ${values["admin-auth"]} is not \`jwt\`: without the option it is the session`)
  }
  if (values.rbac && (values.heavy || values.widget || values["admin-auth"])) {
    throw new Error("--rbac goes with none of --heavy, --widget and --admin-auth: that store has one admin, and no pages")
  }
  if (values.rbac && !existsSync(path.join(medusaDir({ kind: "rbac" }), "node_modules"))) {
    throw new Error("--rbac needs packages of its own: run `npm ci` in rbac/, or `cargo xtask backend --rbac`, which does")
  }
  if (values.medusa && !existsSync(path.join(medusaDir(values), "package.json"))) {
    throw new Error(`--medusa ${values.medusa} is none of versions/: ${readdirSync(path.join(backendDir, "versions")).join(", ")}`)
  }
  if (values.medusa && !existsSync(path.join(medusaDir(values), "node_modules"))) {
    throw new Error(`--medusa ${values.medusa} needs the packages of versions/${values.medusa}: run \`npm ci\` there`)
  }
  if (values.medusa && (!values.widget || values.rbac || values.heavy)) {
    throw new Error("--medusa goes with --widget, and neither with --rbac nor with --heavy")
  }
  // Each kind of content has its own folder, so that measuring on the heavy one
  // does not throw away the usual one.
  const kind = values.rbac ? "rbac" : values.heavy ? "heavy" : "usual"
  return {
    port,
    kind,
    medusa: values.medusa,
    data: path.resolve(values.data ?? path.join(backendDir, kind === "usual" ? ".data" : `.data-${kind}`)),
    fresh: values.fresh,
    cors: origins(values.cors, "--cors"),
    authCors: origins(values["auth-cors"], "--auth-cors"),
    widget: values.widget && path.resolve(values.widget),
    plugin: values.plugin,
    adminAuth: values["admin-auth"],
    develop: values.develop,
    soon: values.soon,
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
