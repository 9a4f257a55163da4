// The bench runs as a test does, to share the specs' pages and fixtures; it asserts nothing that was timed.

import { fileURLToPath } from "node:url"
import tests from "../tests/e2e/playwright.config.ts"

export default {
  ...tests,
  testDir: fileURLToPath(new URL(".", import.meta.url)),
  testMatch: ["ui.ts", "load.ts"],
  projects: tests.projects!.filter((project) => project.name === "same-origin"),
  // As long as the runs take.
  timeout: 0,
  workers: 1,
  reporter: "dot",
  // What does not come ends the bench, and says what it was.
  use: {
    ...tests.use,
    screenshot: "off" as const,
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
  },
}
