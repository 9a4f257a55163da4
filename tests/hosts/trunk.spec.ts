// The page as Trunk builds it, for those who have Trunk. `cargo xtask test hosts` has it built.

import { once } from "node:events"
import { spawn } from "node:child_process"
import { fileURLToPath } from "node:url"
import { expect, test } from "../e2e/fixtures.ts"

const folder = process.env.HOSTS_PAGE || fileURLToPath(new URL("../../target/hosts/page", import.meta.url))
const port = 8083
const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'"

test("starts, and asks to sign in", async ({ page }) => {
  const serve = fileURLToPath(new URL("../e2e/serve.mjs", import.meta.url))
  const args = [serve, folder, String(port), policy]
  const server = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] })
  try {
    await once(server.stdout, "data")
    await page.goto(`http://localhost:${port}/`)
    await expect(page.locator("html[data-boot=done]")).toBeAttached()
    await expect(page).toHaveTitle("Customer groups")
    await expect(page.locator("#app")).not.toBeEmpty()
  } finally {
    server.kill()
  }
})
