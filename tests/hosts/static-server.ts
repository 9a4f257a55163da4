// A folder of files, as a plain host would serve it.

import { once } from "node:events"
import { spawn } from "node:child_process"
import { fileURLToPath } from "node:url"

/** Resolves when it answers; gives what ends it. */
export async function serveFiles(folder: string, port: number, policy: string): Promise<() => Promise<void>> {
  const serve = fileURLToPath(new URL("../e2e/serve.mjs", import.meta.url))
  const args = [serve, folder, String(port), policy]
  const server = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] })
  const ended = once(server, "exit")
  const isUp = await Promise.race([once(server.stdout, "data").then(() => true), ended.then(() => false)])
  if (!isUp) throw new Error(`port ${port} cannot be served on: is something else there?`)
  return async () => {
    server.kill()
    await ended
  }
}
