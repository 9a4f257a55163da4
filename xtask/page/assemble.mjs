// Puts the page together: `node assemble.mjs <folder with page.js and page_bg.wasm> <folder for the page> [--small]`.
// What belongs to it, index.html says by the `data-trunk` attributes that Trunk reads, and Trunk.toml how its wasm is
// named there.

import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { basename, join } from "node:path"
import { parse } from "smol-toml"
import { shrink } from "../shrink.mjs"
import { foldersIn, hashed, linksIn, withLinks } from "./html.mjs"

const [made, dist, small] = process.argv.slice(2)
const root = new URL("../../", import.meta.url)
const { build } = parse(await readFile(new URL("Trunk.toml", root), "utf8"))
const html = await readFile(new URL("index.html", root), "utf8")

for (const { file } of linksIn(html)) if (file) await cp(new URL(file, root), join(made, basename(file)))
if (small) await shrink(made)

await mkdir(dist, { recursive: true })
const earlier = await readdir(dist)
const folders = foldersIn(html)
for (const { folder, name } of folders) await cp(new URL(folder, root), join(dist, name), { recursive: true })
const names = new Map()
for (const name of await readdir(made)) {
  const content = await readFile(join(made, name))
  names.set(name, hashed(name, content))
  await writeFile(join(dist, names.get(name)), content)
}
// Last what names the others, and then without those of earlier builds: the page works all the time.
await writeFile(join(dist, "index.html"), withLinks(html, names, build))
const current = new Set([...names.values(), ...folders.map(({ name }) => name), "index.html"])
for (const name of earlier) if (!current.has(name)) await rm(join(dist, name), { recursive: true })
