// Medusa's own commands, each in a process of its own with everything it needs in its environment.
import { mkdirSync, writeFileSync } from "node:fs"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { admin } from "../seed/admin.mjs"
import { ended } from "./children.mjs"
import { corsEnvironment } from "./cors.mjs"
import { medusaDir } from "./options.mjs"
import { pause } from "./processes.mjs"
import { Trouble } from "./progress.mjs"
import { requireFree } from "./ports.mjs"
import { projectDir } from "./store.mjs"

const host = "127.0.0.1"
const first = fileURLToPath(new URL("./first.cjs", import.meta.url))

export class Medusa {
  constructor(options, children) {
    this.options = options
    this.children = children
    this.env = environment(options)
    this.cli = path.join(medusaDir(options), "node_modules/@medusajs/cli/cli.js")
  }

  log = (name) => path.join(this.options.data, `${name}.log`)

  async build(project) {
    const settings = this.#settings("build", project, { DATABASE_URL: "postgres://not-used-by-the-build" })
    await this.children.run("medusa build", process.execPath, [this.cli, "build"], settings)
  }

  /** Makes the tables of a new database and seeds it. */
  async fill(databaseUrl) {
    const args = [first, JSON.stringify({ kind: this.options.kind })]
    await this.children.run("filling the database", process.execPath, args, this.#settings("seed", projectDir(this.options), { DATABASE_URL: databaseUrl }))
  }

  /** Starts the server in its folder, built or to be developed; returns when a person can sign in. */
  async start(dir, databaseUrl) {
    const args = [this.cli, this.options.develop ? "develop" : "start", "--host", host, "--port", String(this.options.port)]
    return this.#serve(args, this.#settings("medusa", dir, { DATABASE_URL: databaseUrl }))
  }

  /** Both, in one process. */
  async fillAndStart(dir, databaseUrl) {
    const { kind, port } = this.options
    const args = [first, JSON.stringify({ kind, host, port })]
    return this.#serve(args, { ...this.#settings("medusa", dir, { DATABASE_URL: databaseUrl }), tells: true })
  }

  async #serve(args, settings) {
    const { port } = this.options
    const running = this.children.start("Medusa", process.execPath, args, settings)
    let end
    running.exited.then((result) => (end = result))
    await Promise.race([running.told, running.exited])
    while (!end && !(await canSignIn(port))) await pause(50)
    if (end) {
      // The likeliest reason has a better explanation than Medusa's log.
      await requireFree(port)
      throw new Trouble(ended(running, end))
    }
    return running
  }

  #settings(log, cwd, env) {
    return { log: this.log(log), cwd, env: { ...this.env, ...env } }
  }
}

function environment(options) {
  // Not what this shell happens to hold for another Medusa.
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(MEDUSA_|ADMIN_|HMR_|REDIS_URL$|PORT$|HOST$)/.test(name)))
  return {
    ...inherited,
    NODE_ENV: "production",
    // Known to all, and guarding made-up data on the loopback interface.
    JWT_SECRET: "medusa-customer-groups",
    COOKIE_SECRET: "medusa-customer-groups",
    MEDUSA_DISABLE_TELEMETRY: "true",
    XDG_CONFIG_HOME: configHome(options),
    // Read when the Admin is built.
    ...(options.adminAuth && { ADMIN_AUTH_TYPE: options.adminAuth }),
    // The dev server's own port, like the others for this machine alone.
    ...(options.develop && { HMR_BIND_HOST: host }),
    // Only of the Medusa whose license grants it: see the README.
    ...(options.kind === "rbac" && { MEDUSA_FF_RBAC: "true" }),
    ...corsEnvironment(options),
  }
}

/** The variable above stops the events, this file the process that would send them and outlive us. */
function configHome({ data }) {
  const home = path.join(data, "config")
  mkdirSync(path.join(home, "medusa"), { recursive: true })
  writeFileSync(path.join(home, "medusa", "config.json"), JSON.stringify({ telemetry: { enabled: false } }))
  return home
}

async function canSignIn(port) {
  const base = `http://${host}:${port}`
  try {
    if (!(await fetch(`${base}/health`)).ok) return false
    const answer = await fetch(`${base}/auth/user/emailpass`, {
      method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ email: admin.email, password: admin.password }),
    })
    return answer.ok && Boolean((await answer.json()).token)
  } catch {
    return false
  }
}
