// Makes the hosts' pages from the packed package, and serves them.

import { spawn, type SpawnOptions } from "node:child_process"
import { createHash } from "node:crypto"
import { once } from "node:events"
import { existsSync, readdirSync } from "node:fs"
import { readFile, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { url, type Host } from "./hosts.ts"
import { packedPackage } from "./packed.ts"

/** Something to do, again only when one of `inputs` or a step before it has changed. */
interface Step {
  what: string
  inputs: string[]
  act(): Promise<void>
}

const environment = { ...process.env, NO_COLOR: "1", NEXT_TELEMETRY_DISABLED: "1" }

/** Installs what the lock file says and the package beside it, and builds; says what of that was left to do. */
export async function make(host: Host): Promise<string[]> {
  const folder = folderOf(host)
  // With the packages, so that whoever deletes those deletes this.
  const stamp = join(folder, "node_modules/.made")
  const done: string[] = JSON.parse(await readFile(stamp, "utf8").catch(() => "[]"))
  const said: string[] = []
  let key = ""
  for (const [at, { what, inputs, act }] of stepsIn(folder).entries()) {
    const hash = createHash("sha256").update(key)
    for (const input of inputs) hash.update(input).update(await readFile(input))
    key = hash.digest("hex")
    if (done[at] === key) continue
    const started = performance.now()
    await act()
    done.splice(at, Infinity, key)
    await writeFile(stamp, JSON.stringify(done))
    said.push(`${what} ${((performance.now() - started) / 1000).toFixed(1)} s`)
  }
  return said
}

function stepsIn(folder: string): Step[] {
  const npm = (...args: string[]) => run("npm", [...args, "--no-audit", "--no-fund", "--loglevel", "error"], folder)
  const widget = packedPackage()
  // That one is made by Trunk, of the crate: `cargo xtask test hosts` does it.
  if (!existsSync(join(folder, "package.json"))) return []
  const steps: Step[] = [
    { what: "npm ci", inputs: [join(folder, "package-lock.json")], act: () => npm("ci") },
    {
      what: "npm install of the package",
      inputs: [widget],
      async act() {
        // npm leaves a package alone whose version is there already.
        await rm(join(folder, "node_modules/medusa-customer-groups"), { recursive: true, force: true })
        await npm("install", "--no-save", widget)
      },
    },
    { what: "build", inputs: sourcesIn(folder), act: () => npm("run", "build", "--if-present") },
  ]
  return steps
}

/** What a person wrote: not what npm and the builds put beside it. */
function sourcesIn(folder: string): string[] {
  const made = ["node_modules", "dist", "build", ".next", "next-env.d.ts"]
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !made.includes(name))
    .flatMap((entry) => (entry.isDirectory() ? sourcesIn(join(folder, entry.name)) : [join(folder, entry.name)]))
    .sort()
}

export interface Server {
  stop(): Promise<void>
}

/** Starts the host's server, and resolves when it answers. */
export async function serve(host: Host): Promise<Server> {
  if (await answers()) throw new Error(`something else is at ${url} already`)
  const { child, said } = start(process.execPath, host.serve, { cwd: folderOf(host) })
  const ended = once(child, "exit")
  const stop = async () => {
    child.kill()
    await ended
  }
  const deadline = performance.now() + 30_000
  while (!(await answers())) {
    if (child.exitCode === null && performance.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 50))
      continue
    }
    await stop()
    throw new Error(`${host.serve.join(" ")} does not answer:\n${said()}`)
  }
  return { stop }
}

async function answers(): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(5000) }).catch(() => undefined)
  return response?.ok ?? false
}

/** Runs to the end; throws with what was printed if that is a failure. */
function run(command: string, args: string[], cwd: string): Promise<void> {
  const { child, said } = start(command, args, { cwd })
  return new Promise((resolve, reject) => {
    child.on("error", reject)
    child.on("close", (code) => {
      if (code === 0) resolve()
      else reject(new Error(`${command} ${args.join(" ")} ended with code ${code}:\n${said()}`))
    })
  })
}

function start(command: string, args: string[], options: SpawnOptions) {
  const child = spawn(command, args, { ...options, env: environment, stdio: ["ignore", "pipe", "pipe"] })
  let said = ""
  for (const stream of [child.stdout, child.stderr]) stream!.on("data", (data: Buffer) => (said += data.toString()))
  return { child, said: () => said }
}

function folderOf({ folder }: Host): string {
  return fileURLToPath(new URL(`../../examples/${folder}`, import.meta.url))
}
