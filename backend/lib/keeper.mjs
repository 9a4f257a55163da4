// Owns Medusa and PostgreSQL for one run of start.mjs, and ends with it. Its
// standard input is the pipe from start.mjs: when that closes, for whatever
// reason, everything is stopped.
import { mkdirSync } from "node:fs"
import { bringAdmin, built, isBuilt, unbuilt } from "./build.mjs"
import { Children, ended } from "./children.mjs"
import { takeLock } from "./lock.mjs"
import { admin } from "../seed/admin.mjs"
import { Medusa } from "./medusa.mjs"
import { requireFree } from "./ports.mjs"
import { Postgres } from "./postgres.mjs"
import { identify } from "./processes.mjs"
import { Trouble, say, seconds, step } from "./progress.mjs"
import { State } from "./state.mjs"

const options = JSON.parse(process.argv[2])
const since = Date.now()
let lock, children, stopping

// Whoever read our output may be gone before us.
process.stdout.on("error", () => {})
process.stderr.on("error", () => {})
process.stdin.on("end", () => stop()).on("error", () => stop()).resume()
// With --soon, its first line says that there is nothing more urgent left than the Admin.
const line = new Promise((resolve) => process.stdin.once("data", resolve))
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    children?.killAll()
    stop()
  })
}
process.on("uncaughtException", fail)
process.on("unhandledRejection", fail)

run().catch(fail)

async function run() {
  mkdirSync(options.data, { recursive: true })
  lock = await takeLock(options.data, { front: identify(options.front), port: options.port }, { describe: inUse })
  children = new Children(lock)
  // After the lock: what held the port may have been left by the last run, and is gone now.
  await requireFree(options.port)
  const medusa = new Medusa(options, children)
  const isBuiltLater = options.soon && !options.develop && !isBuilt(options)
  const [dir, database] = await together(
    () => (isBuiltLater ? unbuilt(options) : built(medusa, options)),
    () => prepareDatabase(medusa, isBuiltLater),
  )
  const server = await startMedusa(medusa, dir, database)
  watch(server)
  watch(database.running)
  const home = `http://localhost:${options.port}`
  say(`up after ${seconds(since)}. The Admin: ${home}/app, sign in as ${admin.email} with ${admin.password}`)
  console.log(`backend ready on ${home}`)
  if (!isBuiltLater) return
  await line
  bringAdmin(await built(medusa, options), dir)
}

/** Medusa can fill a database as it starts, which costs less than before it; but a build takes the longest, and runs meanwhile. */
async function prepareDatabase(medusa, isFilledLater) {
  const postgres = new Postgres(options.data, children)
  const state = new State(options)
  let isFilled = state.isComplete()
  if (!isFilled) await step("making a database cluster", () => postgres.create())
  const { running, url } = await step("starting PostgreSQL", () => postgres.start())
  if (!isFilled && !isFilledLater) {
    await step(`making Medusa's tables and the ${options.kind} data`, () => medusa.fill(url))
    state.complete()
    isFilled = true
  }
  return { running, url, state, isFilled }
}

async function startMedusa(medusa, dir, { url, state, isFilled }) {
  if (isFilled) return step("starting Medusa", () => medusa.start(dir, url))
  const server = await step(`starting Medusa, with its tables and the ${options.kind} data to make`, () => medusa.fillAndStart(dir, url))
  state.complete()
  return server
}

/** Both at once; the first failure is the answer, and `fail` ends the other. */
function together(...tasks) {
  return Promise.all(tasks.map((task) => task()))
}

async function watch(running) {
  const end = await running.exited
  if (!stopping) fail(new Trouble(ended(running, end)))
}

function fail(error) {
  if (!stopping) console.error(`backend: ${error instanceof Trouble ? error.message : error.stack}`)
  stop({ code: 1 })
}

async function stop({ code = 0 } = {}) {
  if (stopping) return
  stopping = true
  if (children) {
    const since = Date.now()
    lock.markLeaving()
    if (await children.stopAll()) say(`stopped in ${seconds(since)}`)
    lock.release()
  }
  process.exit(code)
}

function inUse({ holder, port, since }) {
  return `${options.data} is in use: process ${holder.pid} has been serving it on port ${port} since ${since}. Stop that one, or give this one another --data`
}
