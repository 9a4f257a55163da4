// The widget in other people's pages, from its packed npm package: `npx playwright test -c ../hosts`, in tests/e2e. It
// shares the end-to-end tests' pages and fixtures.

import { fileURLToPath } from "node:url"
import tests from "../e2e/playwright.config.ts"

const output = process.env.HOSTS_OUTPUT || fileURLToPath(new URL("../../target/hosts/results", import.meta.url))

/** Takes longest in one piece: were it last, one of the workers would wait for the other. */
const FIRST = "medusa-admin.spec.ts"

export default {
  ...tests,
  testDir: fileURLToPath(new URL(".", import.meta.url)),
  outputDir: output,
  projects: tests
    .projects!.filter((project) => project.name === "same-origin")
    .flatMap((project) => [
      { ...project, name: "Medusa Admin", testMatch: FIRST },
      { ...project, name: "hosts", testIgnore: FIRST },
    ]),
}
