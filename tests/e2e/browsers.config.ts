import { defineConfig } from "@playwright/test"
import type { Options } from "./browsers/browsers.spec.ts"

// `cargo xtask test browsers` says which program it is.
const program = process.env.E2E_PROGRAM || ""

export default defineConfig<object, Options>({
  testDir: "browsers",
  outputDir: process.env.E2E_OUTPUT || "../../target/e2e/other",
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  projects: [
    { name: "Firefox", use: { engine: "firefox", program } },
    { name: "WebKit", testIgnore: "firefox.spec.ts", use: { engine: "webkit", program } },
  ],
})
