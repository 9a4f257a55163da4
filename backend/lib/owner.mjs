// PostgreSQL refuses to run as root. Root therefore runs it as another user that
// every system has, without adding one.
import { existsSync, chownSync, readFileSync, statSync } from "node:fs"
import path from "node:path"
import { Trouble } from "./progress.mjs"

/** How to run programs on the folder `dir`: as ourselves, or, being root, as the user who owns it. */
export function asOwner(dir, programs) {
  if (process.getuid?.() !== 0) {
    return { own() {}, command: (program, args) => [program, args], spawnOptions: {} }
  }
  const present = statSync(dir)
  const { uid, gid } = present.uid === 0 ? unprivileged() : present
  const own = (file) => chownSync(file, uid, gid)
  if (present.uid === 0) own(dir)
  const closed = [dir, ...programs].map(closedParent).find(Boolean)
  if (!closed) return { own, command: (program, args) => [program, args], spawnOptions: { uid, gid } }
  // A checkout below /root, say: that user may not even get to its own folder.
  // setpriv changes the user but leaves it this one right.
  if (!existsSync("/usr/bin/setpriv")) {
    throw new Trouble(`PostgreSQL may not run as root, and no other user may enter ${closed}. Move the checkout, or \`chmod o+x ${closed}\``)
  }
  const flags = [`--reuid=${uid}`, `--regid=${gid}`, "--clear-groups", "--inh-caps=+dac_override", "--ambient-caps=+dac_override"]
  return { own, command: (program, args) => ["/usr/bin/setpriv", [...flags, program, ...args]], spawnOptions: {} }
}

function unprivileged() {
  const users = readFileSync("/etc/passwd", "utf8").split("\n").map((line) => line.split(":"))
  for (const name of ["postgres", "nobody", "daemon"]) {
    const user = users.find((fields) => fields[0] === name)
    if (user) return { uid: Number(user[2]), gid: Number(user[3]) }
  }
  throw new Trouble("PostgreSQL may not run as root, and this system has no user `nobody` to run it as. Run this as another user")
}

/** The first folder above `file` that not everybody may pass through. */
function closedParent(file) {
  for (let dir = path.dirname(file); ; dir = path.dirname(dir)) {
    if ((statSync(dir).mode & 0o001) === 0) return dir
    if (dir === path.dirname(dir)) return undefined
  }
}
