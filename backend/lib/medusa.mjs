// Medusa's own commands, each in a process of its own with everything it needs in its environment.
import { mkdirSync, writeFileSync } from "node:fs"
import path from "node:path"
import { ended } from "./children.mjs"
import { corsEnvironment } from "./cors.mjs"
import { medusaDir } from "./options.mjs"
import { pause } from "./processes.mjs"
import { Trouble } from "./progress.mjs"
import { requireFree } from "./ports.mjs"

export const admin = { email: "admin@medusa.test", password: "supersecret" }

export class Medusa {
  constructor(options, children) {
    this.options = options
    this.children = children
    this.env = environment(options)
    this.home = medusaDir(options)
    this.cli = path.join(this.home, "node_modules/@medusajs/cli/cli.js")
  }

  log = (name) => path.join(this.options.data, `${name}.log`)

  async build(project) {
    await this.#command("build", ["build"], { DATABASE_URL: "postgres://not-used-by-the-build" }, project)
  }

  async migrate(databaseUrl) {
    // The scripts that would follow carry older shops' data over: there is none in a new database.
    await this.#command("migrate", ["db:migrate", "--execute-safe-links", "--skip-scripts"], { DATABASE_URL: databaseUrl })
  }

  async seed(databaseUrl) {
    const { kind } = this.options
    // With roles switched on, Medusa's own command makes somebody who may do everything.
    const args = kind === "rbac" ? ["user", "--email", admin.email, "--password", admin.password] : ["exec", "./seed/exec.cjs", kind]
    await this.#command("seed", args, { DATABASE_URL: databaseUrl })
  }

  /** Starts the server in its folder, built or to be developed; returns when a person can sign in. */
  async start(dir, databaseUrl) {
    const { port, develop } = this.options
    const args = [this.cli, develop ? "develop" : "start", "--host", "127.0.0.1", "--port", String(port)]
    const running = this.children.start("Medusa", process.execPath, args, {
      log: this.log("medusa"), cwd: dir, env: { ...this.env, DATABASE_URL: databaseUrl },
    })
    let end
    running.exited.then((result) => (end = result))
    while (!(await canSignIn(port))) {
      if (end) {
        // The likeliest reason has a better explanation than Medusa's log.
        await requireFree(port)
        throw new Trouble(ended(running, end))
      }
      await pause(50)
    }
    return running
  }

  #command(name, args, env, cwd = this.home) {
    return this.children.run(`medusa ${args[0]}`, process.execPath, [this.cli, ...args], {
      log: this.log(name), cwd, env: { ...this.env, ...env },
    })
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
    ...(options.develop && { HMR_BIND_HOST: "127.0.0.1" }),
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
  const base = `http://127.0.0.1:${port}`
  try {
    if (!(await fetch(`${base}/health`)).ok) return false
    const answer = await fetch(`${base}/auth/user/emailpass`, {
      method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(admin),
    })
    return answer.ok && Boolean((await answer.json()).token)
  } catch {
    return false
  }
}
