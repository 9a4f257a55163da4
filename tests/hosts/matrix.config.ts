// The plugin in another Medusa's Admin: `npx playwright test -c ../hosts/matrix.config.ts`, in tests/e2e.

import hosts from "./playwright.config.ts"

export default { ...hosts, projects: hosts.projects.filter(({ name }) => name === "hosts"), testMatch: "matrix.ts" }
