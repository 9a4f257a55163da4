// What every spec starts from: `import { expect, test } from "./fixtures.ts"`.

import { test as base, type BrowserContext, type Page } from "@playwright/test"
import { AdminApi, sessionCookie, suffix, type account } from "./admin-api.ts"
import { AdminPage, type Card } from "./pages.ts"
import { Traffic } from "./traffic.ts"

export { expect } from "@playwright/test"
export { account, AdminApi, suffix, type Customer, type Group } from "./admin-api.ts"

/** How the page under test is served; set by the project. */
export interface PageOptions {
  /** Whether the page calls the backend from another origin. */
  crossOrigin: boolean
}

export interface WorkerOptions {
  /** The real Medusa. */
  backendURL: string
}

interface TestFixtures {
  /** The API, signed in; what a test makes through it is deleted after the test. */
  admin: AdminApi
  /** Somebody else, who may do as much. */
  otherUser: { email: string; password: string }
  /** What went wrong in the page, in order: console errors, uncaught errors, CSP violations. */
  problems: string[]
  /** The page, in a browser that is signed in; not yet opened. */
  app: AdminPage
  /** The widget in it. */
  card: Card
  /** The page's API requests. */
  traffic: Traffic
}

interface WorkerFixtures {
  signedInAdmin: AdminApi
  session: { name: string; value: string }
}

export const test = base.extend<TestFixtures & PageOptions, WorkerFixtures & WorkerOptions>({
  backendURL: ["http://localhost:9010", { option: true, scope: "worker" }],
  crossOrigin: [false, { option: true }],

  // Once per worker: Medusa hashes passwords slowly, as it should.
  signedInAdmin: [
    async ({ backendURL }, use) => {
      await use(await AdminApi.signIn(backendURL))
    },
    { scope: "worker" },
  ],

  admin: async ({ signedInAdmin }, use) => {
    const admin = signedInAdmin.fresh()
    await use(admin)
    await admin.cleanUp()
  },

  otherUser: async ({ signedInAdmin }, use) => {
    const user = { email: `other-${suffix()}@medusa.test`, password: "supersecret" }
    const { id } = await signedInAdmin.createUser(user)
    await use(user)
    await signedInAdmin.request("DELETE", `/admin/users/${id}`)
  },

  session: [
    async ({ backendURL }, use) => {
      await use(await sessionCookie(backendURL))
    },
    { scope: "worker" },
  ],

  app: async ({ page, context, session, backendURL, traffic: _ }, use) => {
    // Cookies know no ports: this one is as good for the page's origin as for the backend's.
    const domain = new URL(backendURL).hostname
    await context.addCookies([{ ...session, domain, path: "/", httpOnly: true, sameSite: "Lax" }])
    await use(new AdminPage(page))
  },

  card: async ({ app }, use) => {
    await use(app.card)
  },

  traffic: async ({ page }, use) => {
    await use(new Traffic(page))
  },

  problems: async ({ page }, use) => {
    await use(await watchForProblems(page))
  },
})

/** Has somebody sign in in another tab of the browser: all of it works in that one's session then. */
export async function signInElsewhere(context: BrowserContext, backendURL: string, as: typeof account): Promise<void> {
  const [cookie] = await context.cookies(backendURL)
  await context.addCookies([{ ...cookie!, ...(await sessionCookie(backendURL, as)) }])
}

/** Collects from now on; to be called before the page is opened. */
export async function watchForProblems(page: Page): Promise<string[]> {
  const problems: string[] = []
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(`console: ${message.text()} (${message.location().url})`)
  })
  page.on("pageerror", (error) => problems.push(`uncaught: ${error.message}`))
  await page.exposeFunction("reportViolation", (violation: string) => problems.push(`CSP: ${violation}`))
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const report = (window as unknown as { reportViolation(text: string): void }).reportViolation
      report(`${event.violatedDirective} refused ${event.blockedURI || "inline code"}`)
    })
  })
  return problems
}
