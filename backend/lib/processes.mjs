// Is that process still the one we mean? Ids are used again, above all in containers.
import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"

/** A process as it is written down: its id, and when it started. */
export function identify(pid) {
  return { pid, started: startTime(pid) }
}

export function isAlive(identity) {
  return Boolean(identity?.pid) && startTime(identity.pid) === identity.started && identity.started !== null
}

/** Signals a whole group, by the process that leads it: all that we start lead their own. */
export function signalGroup(leader, signal) {
  try {
    process.kill(-leader, signal)
  } catch {
    // All of it has ended by itself.
  }
}

export function commandLine(pid) {
  try {
    return process.platform === "linux"
      ? readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ")
      : ps(pid, "command=")
  } catch {
    return ""
  }
}

function startTime(pid) {
  try {
    if (process.platform !== "linux") return ps(pid, "lstart=") || null
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8")
    // The name, in parentheses, may hold spaces: count from its end.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
    const [state, started] = [fields[0], fields[19]]
    return state === "Z" || state === "X" ? null : started
  } catch {
    return null
  }
}

function ps(pid, column) {
  return execFileSync("ps", ["-p", String(pid), "-o", column], { encoding: "utf8" }).trim()
}

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
