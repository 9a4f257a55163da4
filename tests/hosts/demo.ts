// The demo, as `cargo xtask demo` makes it, for the tests of a file.

import { fileURLToPath } from "node:url"
import { test } from "../e2e/fixtures.ts"
import { serveFiles } from "./static-server.ts"

export const demoFolder = process.env.HOSTS_DEMO || fileURLToPath(new URL("../../target/demo", import.meta.url))

const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src data:; " +
  "connect-src 'self'; frame-src 'self'"

/** Serves it while the tests of the file run. Workers have ports of their own, from this one. */
export function serveDemo(port: number): { origin: string } {
  port += Number(process.env.TEST_PARALLEL_INDEX ?? 0)
  let stop: () => Promise<void>
  test.beforeAll(async () => {
    stop = await serveFiles(demoFolder, port, policy)
  })
  test.afterAll(() => stop())
  return { origin: `http://localhost:${port}` }
}
