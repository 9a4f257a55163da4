#!/usr/bin/env node
// Runs the backend in the foreground. This process only listens to whoever
// started it; the work is done by lib/keeper.mjs, in a session of its own, which
// owns Medusa and PostgreSQL. The keeper holds the other end of a pipe: however
// this process ends, kill -9 included, the pipe closes and the keeper stops
// everything. So nothing can be left behind, and no process id can be missed.
import { spawn } from "node:child_process"
import { fileURLToPath } from "node:url"
import { help, parseOptions } from "./lib/options.mjs"
import { killRecorded } from "./lib/lock.mjs"

const options = readOptions()
const keeper = spawn(
  process.execPath,
  [fileURLToPath(new URL("./lib/keeper.mjs", import.meta.url)), JSON.stringify({ ...options, front: process.pid })],
  { detached: true, stdio: ["pipe", "inherit", "inherit"] },
)
keeper.stdin.on("error", () => {})

let asked = false
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop)
if (options.stopOnStdinClose) process.stdin.on("end", stop).on("error", stop).resume()
if (options.soon) process.stdin.on("data", (line) => keeper.stdin.write(line))

keeper.on("error", (error) => {
  console.error(`backend: cannot start Node again for the backend: ${error.message}`)
  process.exit(1)
})
keeper.on("exit", (code, signal) => {
  // Only somebody who kills the keeper itself gets here with a signal.
  if (signal) killRecorded(options.data)
  process.exit(signal ? 1 : code)
})

function stop() {
  // The first time in good order, the second time at once.
  if (!asked) keeper.stdin.end()
  else keeper.kill("SIGTERM")
  asked = true
}

function readOptions() {
  try {
    const options = parseOptions(process.argv.slice(2))
    if (!options.help) return options
    console.log(help)
    process.exit(0)
  } catch (error) {
    console.error(`backend: ${error.message}\n\n${help}`)
    process.exit(2)
  }
}
