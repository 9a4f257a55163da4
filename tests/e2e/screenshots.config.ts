// Takes the pictures in docs/screenshots: `npx playwright test -c screenshots.config.ts`, with the same servers and
// variables as the tests.

import { defineConfig } from "@playwright/test"
import tests from "./playwright.config.ts"

export default defineConfig(tests, {
  testMatch: "screenshots.ts",
  projects: tests.projects!.filter((project) => project.name === "same-origin"),
  use: { screenshot: "off" },
})
