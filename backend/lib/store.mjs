// The project that Medusa builds and runs. Usually that is this folder, or rbac/. With --widget it is a store made from
// it: the same configuration, and what examples/medusa-admin tells a store's developer to do, or with --plugin the line
// that it names the plugin by. Medusa itself is found in the node_modules above it, so neither this folder nor its lock file has to know of the widget.
import { execFileSync } from "node:child_process"
import fs from "node:fs"
import path from "node:path"
import { hashOf, keepNewest } from "./folders.mjs"
import { backendDir, medusaDir } from "./options.mjs"

const configuration = ["package.json", "tsconfig.json", "medusa-config.ts"]
const widgetFile = path.join(backendDir, "../examples/medusa-admin/customer-groups.tsx")

/** What a build depends on, for `hashOf`. An extension of the Admin in src/admin is part of it. */
export function inputs({ kind, medusa, widget, plugin, adminAuth }) {
  const own = ["package.json", "package-lock.json", "tsconfig.json", "medusa-config.ts", "src"]
  const ofStore = !widget ? [] : configuration.map((name) => path.join(backendDir, name))
  const added = !widget ? [] : plugin ? [widget] : [widgetFile, widget]
  const all = [...own.map((name) => path.join(medusaDir({ kind, medusa }), name)), ...ofStore, ...added]
  return [all.map((file) => path.relative(backendDir, file)), [adminAuth, plugin].filter(Boolean).join(" ")]
}

/** The folder that Medusa's commands run in; the store is made if it is not there yet. */
export function projectDir({ kind, medusa, widget, plugin }) {
  if (!widget) return medusaDir({ kind })
  const stores = path.join(medusaDir({ medusa }), ".medusa", "stores")
  // Named by what it is made from and never changed: `medusa develop` may be running in it.
  const store = path.join(stores, hashOf(...inputs({ kind, medusa, widget, plugin })))
  if (fs.existsSync(store)) return store
  const unfinished = path.join(stores, "unfinished")
  fs.rmSync(unfinished, { recursive: true, force: true })
  const widgets = path.join(unfinished, "src", "admin", "widgets")
  fs.mkdirSync(widgets, { recursive: true })
  for (const name of configuration) fs.copyFileSync(path.join(backendDir, name), path.join(unfinished, name))
  if (plugin) {
    const config = path.join(unfinished, "medusa-config.ts")
    const text = fs.readFileSync(config, "utf8")
    fs.writeFileSync(config, text.replace("defineConfig({", `$&\n  plugins: ["${plugin}"],`))
  } else {
    fs.copyFileSync(widgetFile, path.join(widgets, path.basename(widgetFile)))
  }
  unpack(widget, path.join(unfinished, "node_modules", "medusa-customer-groups"))
  keepNewest(stores)
  fs.renameSync(unfinished, store)
  return store
}

/** Puts the plugin into what was built, as `npm install` does there in production: Medusa looks for it again at start. */
export function installPlugin({ plugin, widget }, server) {
  if (plugin) unpack(widget, path.join(server, "node_modules", "medusa-customer-groups"))
}

/** As npm does it: into a folder, not as a link, which Vite would take for a part of the project. */
function unpack(tarball, folder) {
  fs.mkdirSync(folder, { recursive: true })
  execFileSync("tar", ["-xzf", tarball, "-C", folder, "--strip-components=1"])
}
