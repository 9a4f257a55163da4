// `medusa build` compiles the config and bundles the Admin, which takes half a
// minute: once for each state of the sources.
import fs from "node:fs"
import path from "node:path"
import { hashOf, keepNewest } from "./folders.mjs"
import { medusaDir } from "./options.mjs"
import { takeLock } from "./lock.mjs"
import { identify } from "./processes.mjs"
import { step } from "./progress.mjs"
import { inputs, projectDir } from "./store.mjs"

/** Whether nothing is to be made. */
export function isBuilt(options) {
  return fs.existsSync(buildOf(options))
}

/** Returns the folder of the built server, making it if its sources changed; with --develop that of the sources. */
export async function built(medusa, options) {
  const wanted = buildOf(options)
  const builds = path.dirname(wanted)
  if (!options.develop && fs.existsSync(wanted)) return wanted
  fs.mkdirSync(builds, { recursive: true })
  // Runs on different data folders share the build.
  const lock = await takeLock(builds, { front: identify(process.pid) }, {
    wait: true, patience: 600_000, describe: ({ holder }) => `process ${holder.pid} has been building for ten minutes`,
  })
  try {
    const project = projectDir(options)
    if (options.develop) return project
    if (fs.existsSync(wanted)) return wanted
    await step("building Medusa and its Admin (only when what goes into them changed)", () => medusa.build(project))
    keepNewest(builds, kindOf(options))
    // A build has its name only when it is whole.
    fs.renameSync(path.join(project, ".medusa", "server"), wanted)
    return wanted
  } finally {
    lock.release()
  }
}

function buildOf(options) {
  return path.join(medusaDir(options), ".medusa", "builds", `${kindOf(options)}${hashOf(...inputs(options))}`)
}

function kindOf({ widget, adminAuth }) {
  return [widget && "widget-", adminAuth && `${adminAuth}-`].filter(Boolean).join("")
}
