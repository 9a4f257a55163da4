// The page as Trunk builds it, for those who have Trunk. `cargo xtask test hosts` has it built.

import { fileURLToPath } from "node:url"
import { expect, test } from "../e2e/fixtures.ts"
import { serveFiles } from "./static-server.ts"

const folder = process.env.HOSTS_PAGE || fileURLToPath(new URL("../../target/hosts/page", import.meta.url))
const port = 8083
const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'"

test("starts, and asks to sign in", async ({ page }) => {
  const stop = await serveFiles(folder, port, policy)
  try {
    await page.goto(`http://localhost:${port}/`)
    await expect(page.locator("html[data-boot=done]")).toBeAttached()
    await expect(page).toHaveTitle("Customer groups")
    await expect(page.locator("#app")).not.toBeEmpty()
  } finally {
    await stop()
  }
})
