// Folders that are named by what they were made from.
import { createHash } from "node:crypto"
import fs from "node:fs"
import path from "node:path"
import { backendDir } from "./options.mjs"

const hashLength = 16

/** A short hash of files and folders, by name and content, and of a word. */
export function hashOf(names, word = "") {
  const hash = createHash("sha256").update(word)
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
  return hash.digest("hex").slice(0, hashLength)
}

/** Of the folders named by kind and hash, removes all but the newest: a server may still be running from that one. */
export function keepNewest(parent, kind = "") {
  fs.readdirSync(parent)
    .filter((name) => name.startsWith(kind) && name.length === kind.length + hashLength)
    .map((name) => path.join(parent, name))
    .sort((a, b) => fs.statSync(b).mtimeMs - fs.statSync(a).mtimeMs)
    .slice(1)
    .forEach((old) => fs.rmSync(old, { recursive: true, force: true }))
}
