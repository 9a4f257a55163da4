// `medusa build` compiles the config and bundles the Admin, which takes half a
// minute: once for each state of the sources. Who does not want to wait for it
// runs the sources, with a page in the Admin's place that waits.
import fs from "node:fs"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { hashOf, keepNewest } from "./folders.mjs"
import { medusaDir } from "./options.mjs"
import { takeLock } from "./lock.mjs"
import { identify } from "./processes.mjs"
import { step } from "./progress.mjs"
import { inputs, installPlugin, projectDir } from "./store.mjs"

/** Whether nothing is to be made. */
export function isBuilt(options) {
  return fs.existsSync(buildOf(options))
}

/** Returns the folder of the built server, making it if its sources changed; with --develop that of the sources. */
export async function built(medusa, options) {
  const wanted = buildOf(options)
  if (!options.develop && fs.existsSync(wanted)) return wanted
  return alone(options, async () => {
    const project = projectDir(options)
    if (options.develop) return project
    if (fs.existsSync(wanted)) return wanted
    await step("building Medusa and its Admin (only when what goes into them changed)", () => medusa.build(project))
    const server = path.join(project, ".medusa", "server")
    installPlugin(options, server)
    keepNewest(path.dirname(wanted), kindOf(options))
    // A build has its name only when it is whole.
    fs.renameSync(server, wanted)
    return wanted
  })
}

/** Returns the folder of the sources, with the page that waits for the Admin. */
export async function unbuilt(options) {
  return alone(options, async () => {
    const project = projectDir(options)
    const admin = adminOf(project)
    fs.rmSync(admin, { recursive: true, force: true })
    fs.mkdirSync(admin, { recursive: true })
    fs.copyFileSync(waitingPage, path.join(admin, "index.html"))
    return project
  })
}

/** Gives the page the Admin that it waits for. */
export function bringAdmin(built, project) {
  const [from, to] = [adminOf(built), adminOf(project)]
  // A store may have none.
  if (!fs.existsSync(from)) return
  const others = fs.readdirSync(from).filter((name) => name !== "index.html")
  for (const name of others) fs.cpSync(path.join(from, name), path.join(to, name), { recursive: true })
  // Under this name, because Medusa has read the other one; and last, by rename: the page takes it for the sign that all is there.
  fs.copyFileSync(path.join(from, "index.html"), path.join(to, "built.html.new"))
  fs.renameSync(path.join(to, "built.html.new"), path.join(to, "built.html"))
}

const waitingPage = fileURLToPath(new URL("./waiting.html", import.meta.url))

/** Where Medusa looks for its Admin in the folder that it runs in. */
const adminOf = (dir) => path.join(dir, "public", "admin")

/** Runs on different data folders share what is built. */
async function alone(options, work) {
  const builds = path.dirname(buildOf(options))
  fs.mkdirSync(builds, { recursive: true })
  const lock = await takeLock(builds, { front: identify(process.pid) }, {
    wait: true, patience: 600_000, describe: ({ holder }) => `process ${holder.pid} has been building for ten minutes`,
  })
  try {
    return await work()
  } finally {
    lock.release()
  }
}

function buildOf(options) {
  return path.join(medusaDir(options), ".medusa", "builds", `${kindOf(options)}${hashOf(...inputs(options))}`)
}

function kindOf({ widget, plugin, adminAuth }) {
  return [widget && "widget-", plugin && `${plugin.replaceAll("/", "-")}-`, adminAuth && `${adminAuth}-`].filter(Boolean).join("")
}
