// `medusa build` compiles the config and bundles the Admin, which takes half a
// minute: once for each state of the sources.
import { createHash } from "node:crypto"
import fs from "node:fs"
import path from "node:path"
import { backendDir } from "./options.mjs"
import { takeLock } from "./lock.mjs"
import { identify } from "./processes.mjs"
import { step } from "./progress.mjs"

/** What the result depends on. A widget of the Admin in src/admin is part of it. */
const inputs = ["package.json", "package-lock.json", "tsconfig.json", "medusa-config.ts", "src"]

/** Returns the folder of the built server, making it if its sources changed. */
export async function built(medusa) {
  const builds = path.join(backendDir, ".medusa", "builds")
  const wanted = path.join(builds, hashOf(inputs))
  if (fs.existsSync(wanted)) return wanted
  fs.mkdirSync(builds, { recursive: true })
  // Runs on different data folders share the build.
  const lock = await takeLock(builds, { front: identify(process.pid) }, {
    wait: true, patience: 600_000, describe: ({ holder }) => `process ${holder.pid} has been building for ten minutes`,
  })
  try {
    if (fs.existsSync(wanted)) return wanted
    await step("building Medusa and its Admin (only when backend/src or the config changed)", () => medusa.build())
    for (const old of oldBuilds(builds)) fs.rmSync(old, { recursive: true, force: true })
    // A build has its name only when it is whole.
    fs.renameSync(path.join(backendDir, ".medusa", "server"), wanted)
    return wanted
  } finally {
    lock.release()
  }
}

/** All but the newest: a server may still be running from that one. */
function oldBuilds(builds) {
  return fs.readdirSync(builds, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => path.join(builds, entry.name))
    .sort((a, b) => fs.statSync(b).mtimeMs - fs.statSync(a).mtimeMs)
    .slice(1)
}

/** A short hash of files and folders, by name and content. */
export function hashOf(names) {
  const hash = createHash("sha256")
  const add = (name) => {
    const file = path.join(backendDir, name)
    if (!fs.existsSync(file)) return
    if (fs.statSync(file).isDirectory()) {
      for (const child of fs.readdirSync(file).sort()) add(path.join(name, child))
    } else {
      hash.update(name).update("\0").update(fs.readFileSync(file)).update("\0")
    }
  }
  names.forEach(add)
  return hash.digest("hex").slice(0, 16)
}
