// One run per data folder: a file that says who holds it, and which processes that run owns.
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import { Trouble, say } from "./progress.mjs"
import { identify, isAlive, pause, signalGroup } from "./processes.mjs"

const lockFile = (folder) => path.join(folder, "lock.json")

/**
 * Takes the folder for this process. A run that is on its way out is waited for, as is every run where `wait` is
 * asked for; a dead one is cleaned up after. `about` goes into the file, for whoever finds the folder taken.
 */
export async function takeLock(folder, about, { wait = false, patience = 30_000, describe }) {
  const file = lockFile(folder)
  const mine = { holder: identify(process.pid), since: new Date().toISOString(), children: [], ...about }
  const deadline = Date.now() + patience
  let told = false
  for (;;) {
    try {
      writeFileSync(file, JSON.stringify(mine), { flag: "wx" })
      return new Lock(file, mine)
    } catch (error) {
      if (error.code !== "EEXIST") throw error
    }
    const found = read(file)
    if (found && isAlive(found.holder)) {
      const leaving = found.leaving || !isAlive(found.front)
      if (!(leaving || wait) || Date.now() > deadline) throw new Trouble(describe(found))
      if (!told) say(`waiting for process ${found.holder.pid}, which is still using ${folder}`)
      told = true
      await pause(100)
      continue
    }
    await removeStale(file, found, folder)
  }
}

/** Ends what a dead run left running: for the case that its keeper was killed as well. */
export function killRecorded(folder) {
  for (const child of read(lockFile(folder))?.children ?? []) {
    if (isAlive(child)) signalGroup(child.pid, "SIGKILL")
  }
}

class Lock {
  constructor(file, content) {
    this.file = file
    this.content = content
  }

  /** Writes a child down the moment it exists. */
  add(pid, name) {
    this.content.children.push({ ...identify(pid), name })
    this.save()
  }

  remove(pid) {
    this.content.children = this.content.children.filter((child) => child.pid !== pid)
    this.save()
  }

  /** Tells a run that comes meanwhile to wait instead of giving up. */
  markLeaving() {
    this.content.leaving = true
    this.save()
  }

  save() {
    // By rename, so that a reader never sees half a file.
    writeFileSync(`${this.file}.new`, JSON.stringify(this.content))
    renameSync(`${this.file}.new`, this.file)
  }

  release() {
    rmSync(this.file, { force: true })
  }
}

async function removeStale(file, found, folder) {
  // Two runs may find the same stale file: only the one that moves that very file away goes on.
  const aside = `${file}.${process.pid}`
  const before = readText(file)
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  if (readText(aside) !== before) {
    renameSync(aside, file)
    return
  }
  const left = (found?.children ?? []).filter(isAlive)
  say(`the last run on ${folder} did not end in good order: ${left.length ? `ending what it left (${left.map((c) => `${c.name} ${c.pid}`).join(", ")})` : "cleaning up after it"}`)
  // Newest first: Medusa before the PostgreSQL that it uses.
  for (const child of left.reverse()) {
    signalGroup(child.pid, child.name === "PostgreSQL" ? "SIGINT" : "SIGTERM")
    for (let waited = 0; isAlive(child) && waited < 10_000; waited += 50) await pause(50)
    if (isAlive(child)) signalGroup(child.pid, "SIGKILL")
  }
  rmSync(aside, { force: true })
}

function readText(file) {
  try {
    return readFileSync(file, "utf8")
  } catch {
    return null
  }
}

function read(file) {
  try {
    return JSON.parse(readText(file))
  } catch {
    return null
  }
}
