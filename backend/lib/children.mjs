// The processes that this run owns: each in a group of its own, so that a Ctrl+C
// in the terminal reaches only start.mjs and everything is then stopped in order.
import { spawn } from "node:child_process"
import { closeSync, openSync, readFileSync } from "node:fs"
import { Trouble } from "./progress.mjs"
import { pause, signalGroup } from "./processes.mjs"

export class Children {
  #lock
  #running = []
  #closed = false

  constructor(lock) {
    this.#lock = lock
  }

  /**
   * Starts a program whose output goes to a log file. `exited` resolves to `{ code, signal }`; `told`, of a Node program
   * that `tells`, to the first message that it sends, and at once for any other.
   */
  start(name, command, args, { log, append = false, stopSignal = "SIGTERM", grace = 4000, tells = false, ...options }) {
    if (this.#closed) throw new Trouble("stopping")
    const output = openSync(log, append ? "a" : "w")
    const child = spawn(command, args, { ...options, detached: true, stdio: ["ignore", output, output, ...(tells ? ["ipc"] : [])] })
    closeSync(output)
    const running = { name, child, stopSignal, grace, log }
    running.told = tells ? new Promise((resolve) => child.once("message", resolve)) : Promise.resolve()
    running.exited = new Promise((resolve) => {
      child.on("error", (error) => resolve({ code: null, signal: null, error }))
      child.on("exit", (code, signal) => {
        // What the program itself started goes with it.
        signalGroup(child.pid, "SIGKILL")
        this.#running = this.#running.filter((other) => other !== running)
        this.#lock.remove(child.pid)
        resolve({ code, signal })
      })
    })
    if (child.pid) {
      this.#running.push(running)
      this.#lock.add(child.pid, name)
    }
    return running
  }

  /** Runs a program to its end; fails with the end of its log. */
  async run(name, command, args, options) {
    const running = this.start(name, command, args, options)
    const end = await running.exited
    if (end.code !== 0) throw new Trouble(ended(running, end))
  }

  /** Stops everything, the last started first. Returns whether there was anything. */
  async stopAll() {
    this.#closed = true
    const any = this.#running.length > 0
    for (const running of [...this.#running].reverse()) await this.#stop(running)
    return any
  }

  killAll() {
    this.#closed = true
    for (const { child } of this.#running) signalGroup(child.pid, "SIGKILL")
  }

  async #stop({ child, exited, stopSignal, grace }) {
    signalGroup(child.pid, stopSignal)
    const late = await Promise.race([exited, pause(grace).then(() => "late")])
    if (late !== "late") return
    signalGroup(child.pid, "SIGKILL")
    await exited
  }
}

/** How a program ended, in words, with the last lines that it wrote. */
export function ended({ name, log }, { code, signal, error }) {
  const how = error ? `could not be started: ${error.message}` : signal ? `was ended by ${signal}` : `ended with code ${code}`
  return `${name} ${how}. The last lines of ${log}:\n${tail(log)}`
}

function tail(log) {
  try {
    return readFileSync(log, "utf8").trimEnd().split("\n").slice(-15).map((line) => `    ${line}`).join("\n")
  } catch {
    return "    (there is no log)"
  }
}
