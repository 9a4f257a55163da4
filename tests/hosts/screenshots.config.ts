// Takes the pictures of the widget in the Medusa Admin, in docs/screenshots:
// `npx playwright test -c ../hosts/screenshots.config.ts`, in tests/e2e.

import hosts from "./playwright.config.ts"

export default {
  ...hosts,
  projects: hosts.projects.filter(({ name }) => name === "hosts"),
  testMatch: "screenshots.ts",
  use: { ...hosts.use, screenshot: "off" as const },
}
