// A folder of files, as a plain host would serve it.

import { once } from "node:events"
import { spawn } from "node:child_process"
import { fileURLToPath } from "node:url"

/** Resolves when it answers; gives what ends it. */
export async function serveFiles(folder: string, port: number, policy: string): Promise<() => Promise<void>> {
  const serve = fileURLToPath(new URL("../e2e/serve.mjs", import.meta.url))
  const args = [serve, folder, String(port), policy]
  const server = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] })
  await once(server.stdout, "data")
  return async () => {
    server.kill()
    await once(server, "exit")
  }
}
