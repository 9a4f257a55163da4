// Signing in and out, and what keeps one from it.

import type { Page } from "@playwright/test"
import { account, expect, test } from "./fixtures.ts"
import { AdminPage } from "./pages.ts"
import { ClosedPort, servePageAt } from "./servers.ts"
import { answer } from "./traffic.ts"

const loginUrl = /\/auth\/user\/emailpass$/

/** The page in a browser that nobody has signed in. */
async function openSignedOut(page: Page, origin = "/"): Promise<AdminPage> {
  const app = new AdminPage(page)
  await page.goto(origin)
  return app
}

test("a wrong password is explained, the right one leads to the customers", { tag: "@both" }, async ({ page }) => {
  const app = await openSignedOut(page)
  const form = app.signInForm
  await expect(form.form).toContainText("Sign in to your store")

  await form.signIn({ ...account, password: "not this one" })
  await expect(form.error).toHaveText("Wrong email or password.")
  await expect(form.email).toHaveValue(account.email)
  await expect(form.password).toHaveValue("")
  await expect(form.password).toBeFocused()

  await form.signIn()
  await expect(app.customers.getByRole("link")).toHaveCount(20)
  await expect(page.getByRole("banner")).toContainText(account.email)
  await expect(form.form).toHaveCount(0)
})

test(
  "a reload keeps the session, signing out ends it on the server, too",
  { tag: "@both" },
  async ({ page, context, backendURL }) => {
    const app = await openSignedOut(page)
    await app.signInForm.signIn()
    await expect(app.signOutButton).toBeVisible()

    await page.reload()
    await expect(app.signOutButton).toBeVisible()
    await expect(app.customers.getByRole("link")).toHaveCount(20)
    const cookie = (await context.cookies(backendURL)).map(({ name, value }) => `${name}=${value}`).join("; ")
    const me = () => fetch(new URL("/admin/users/me", backendURL), { headers: { cookie } })
    expect((await me()).status).toBe(200)

    await app.signOutButton.click()
    await expect(app.signInForm.button).toBeVisible()
    await expect(app.customers).toHaveCount(0)
    expect((await me()).status).toBe(401)
    await page.reload()
    await expect(app.signInForm.button).toBeVisible()
  },
)

test("nothing of the password stays in the page, its storage or its address", async ({ page }) => {
  const app = await openSignedOut(page)
  await app.signInForm.signIn()
  await expect(app.signOutButton).toBeVisible()
  const stored = await page.evaluate(() =>
    [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), document.cookie, location.href].join(),
  )
  expect(stored).not.toContain(account.password)
  expect(stored).not.toContain("connect.sid")
})

test("a cookie that the browser drops is explained by the two sites", async ({ page, baseURL, backendURL }) => {
  const at = await servePageAt({ from: baseURL!, backend: backendURL, port: 8085, host: "127.0.0.1" })
  const app = await openSignedOut(page, at.origin)
  await app.signInForm.signIn()
  await expect(app.signInForm.error).toContainText(
    "The password is right, but the browser did not keep the session cookie",
  )
  await expect(app.signInForm.error).toContainText(backendURL)
  await expect(app.signInForm.error).toContainText(at.origin)
  await expect(app.signInForm.error).toContainText("SameSite=None")
  await at.close()
})

test("a page that AUTH_CORS leaves out is told its origin and that list", async ({ page, baseURL, backendURL }) => {
  const at = await servePageAt({ from: baseURL!, backend: backendURL, port: 8072 })
  const app = await openSignedOut(page, at.origin)
  await app.signInForm.signIn()
  await expect(app.signInForm.error).toContainText(`Add ${at.origin} to AUTH_CORS`)
  await expect(app.signInForm.error).not.toContainText("ADMIN_CORS")
  await at.close()
})

for (const [port, lists] of [
  [8071, "ADMIN_CORS alone"],
  [8070, "both lists"],
] as const) {
  test(`a page that ${lists} leaves out is told its origin and ADMIN_CORS, which refuses first`, async ({
    page,
    baseURL,
    backendURL,
  }) => {
    const at = await servePageAt({ from: baseURL!, backend: backendURL, port })
    await openSignedOut(page, at.origin)
    const alert = page.getByRole("alert")
    await expect(alert).toContainText("No connection to the backend")
    await expect(alert).toContainText(`Add ${at.origin} to ADMIN_CORS`)
    await expect(alert.getByRole("button", { name: "Retry", exact: true })).toBeVisible()
    await at.close()
  })
}

test("a server that cannot be reached is explained, and Retry finds it once it runs", async ({
  page,
  baseURL,
  backendURL,
}) => {
  const closed = await ClosedPort.find()
  const at = await servePageAt({ from: baseURL!, backend: closed.url, port: 8086 })
  const app = await openSignedOut(page, at.origin)
  const alert = page.getByRole("alert")
  await expect(alert).toContainText("The server cannot be reached. Check that it is running.")
  await expect(alert).not.toContainText("CORS")

  await closed.open(backendURL)
  await alert.getByRole("button", { name: "Retry", exact: true }).click()
  await app.signInForm.signIn()
  await expect(app.signOutButton).toBeVisible()
  await closed.close()
  await at.close()
})

for (const [what, json, words] of [
  ["a second factor", { mfa_required: true, mfa_challenge: {}, token: "t" }, ["second factor", "/app"]],
  ["a verification", { verification_required: true, token: "t" }, ["not verified", "/app"]],
  ["a sign-in elsewhere", { location: "https://id.example.com/authorize?x=1" }, ["id.example.com", "/app"]],
] as const) {
  test(`${what} is explained, and no session is made`, async ({ page, traffic }) => {
    await answer(page, loginUrl, "POST", { status: 200, json })
    const app = await openSignedOut(page)
    await app.signInForm.signIn()
    for (const word of words) await expect(app.signInForm.error).toContainText(word)
    await traffic.settled()
    expect(traffic.calls.filter((call) => call.url().includes("/auth/session"))).toEqual([])
  })
}

test("a fault of the server is no wrong password", async ({ page }) => {
  await answer(
    page,
    loginUrl,
    "POST",
    { status: 500, json: { type: "unknown_error", message: "An unknown error occurred." } },
    1,
  )
  const app = await openSignedOut(page)
  await app.signInForm.signIn()
  await expect(app.signInForm.error).toHaveText("The server has a problem.")
  await app.signInForm.signIn()
  await expect(app.signOutButton).toBeVisible()
})
