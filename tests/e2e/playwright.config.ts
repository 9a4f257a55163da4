import { defineConfig } from "@playwright/test"
import { fileURLToPath } from "node:url"
import type { PageOptions, WorkerOptions } from "./fixtures.ts"

// `cargo xtask test e2e` starts the servers and sets these. By hand, `npx playwright test` uses the same addresses.
const backend = process.env.E2E_BACKEND || "http://localhost:9010"
const sameOrigin = process.env.E2E_SAME_ORIGIN || "http://localhost:8081"
const crossOrigin = process.env.E2E_CROSS_ORIGIN || "http://localhost:8082"
const chrome = process.env.CHROME || "/usr/bin/chromium"
/** Wasm that reaches out of its memory ends its page, unless V8 itself looks where it reaches. */
const isHeadlessShell = /headless-shell$/.test(chrome)
const output = process.env.E2E_OUTPUT || fileURLToPath(new URL("../../target/e2e/results", import.meta.url))

export default defineConfig<PageOptions, WorkerOptions>({
  testDir: ".",
  testIgnore: "browsers/**",
  outputDir: output,
  // One browser, and what it says is the same everywhere.
  snapshotPathTemplate: "{testDir}/{arg}{ext}",
  fullyParallel: true,
  workers: 2,
  // A test that passes only sometimes is a fault in the page or in the test.
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 30_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    locale: "en-US",
    timezoneId: "UTC",
    // It would make the tests a third slower. Where the picture of a failure does not say enough:
    // `--trace retain-on-failure`.
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: chrome,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        ...(isHeadlessShell ? ["--js-flags=--wasm-enforce-bounds-checks"] : []),
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  // One page, served two ways. What does not depend on the way is tested in one.
  projects: [
    {
      name: "same-origin",
      use: { baseURL: sameOrigin, backendURL: backend, crossOrigin: false },
    },
    {
      name: "cross-origin",
      grep: /@both/,
      use: { baseURL: crossOrigin, backendURL: backend, crossOrigin: true },
    },
  ],
})
