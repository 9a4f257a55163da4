// The soak runs as a test does, to share the specs' pages: `npx playwright test -c ../soak`, in tests/e2e. It is one
// test, whose sequences run side by side in one browser.

import { fileURLToPath } from "node:url"
import tests from "../e2e/playwright.config.ts"

export default {
  ...tests,
  testDir: fileURLToPath(new URL(".", import.meta.url)),
  testMatch: ["soak.ts"],
  projects: tests.projects!.filter((project) => project.name === "same-origin"),
  // As long as the sequences take, each of which has its own limit.
  timeout: 0,
  expect: { timeout: 2500 },
  workers: 1,
  use: { ...tests.use, screenshot: "off" as const },
}
