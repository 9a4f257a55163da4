// The page itself: how it is served and how it starts.

import { expect, test } from "./fixtures.ts"

test(
  "starts under its Content-Security-Policy without an error",
  { tag: "@both" },
  async ({ page, problems, backendURL, crossOrigin }) => {
    const response = await page.goto("/")
    const policy = response?.headers()["content-security-policy"] ?? ""
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';")
    expect(policy.includes(backendURL)).toBe(crossOrigin)

    await expect(page.locator("html[data-boot=done]")).toBeAttached()
    await expect(page).toHaveTitle("Customer groups")
    // Nobody is signed in, and a browser logs every 401 as an error.
    expect(problems.filter((problem) => !/status of 401/.test(problem))).toEqual([])
  },
)

test("carries neither inline scripts nor inline styles", async ({ page }) => {
  await page.goto("/")
  await expect(page.locator("html[data-boot=done]")).toBeAttached()
  await expect(page.locator("script:not([src])")).toHaveCount(0)
  await expect(page.locator("style, [style]")).toHaveCount(0)
})

test("links the groups and the customer to the Medusa Admin, if it is told where that is", async ({
  app,
  card,
  admin,
}) => {
  const group = await admin.createGroup()
  const customer = await admin.createCustomer([group])
  const inAdmin = app.who.getByRole("link", { name: "Open in Medusa Admin", exact: true })
  await app.open(customer.id)
  await expect(app.who).toContainText(customer.email)
  await card.expectGroups(group.name)
  await expect(card.row(group.name).getByRole("link")).toHaveCount(0)
  await expect(inAdmin).toHaveCount(0)

  for (const [url, start] of [
    ["https://store.example.com/app/", "https://store.example.com/app"],
    ["/app", "/app"],
  ] as const) {
    await app.configure({ "medusa-admin-url": url })
    await app.open(customer.id)
    const name = card.row(group.name).getByRole("link", { name: group.name, exact: true })
    await expect(name).toHaveAttribute("href", `${start}/customer-groups/${group.id}`)
    await expect(inAdmin).toHaveAttribute("href", `${start}/customers/${customer.id}`)
  }

  await app.configure({ "medusa-admin-url": "javascript:alert(1)" })
  await app.open(customer.id)
  await card.expectGroups(group.name)
  await expect(app.who).toContainText(customer.email)
  await expect(card.row(group.name).getByRole("link")).toHaveCount(0)
  await expect(inAdmin).toHaveCount(0)
})

for (const [what, files] of [
  ["the wasm", "**/*.wasm"],
  ["its loader", "**/page-*.js"],
] as const) {
  test(`says so and offers to reload when ${what} cannot be loaded`, async ({ page }) => {
    await page.route(files, (route) => route.fulfill({ status: 404, body: "gone" }))
    await page.goto("/")
    const alert = page.locator("#boot-failure[role=alert]")
    await expect(alert).toContainText("This page could not start.")
    await expect(alert).toContainText("Check your connection")

    await page.unroute(files)
    await alert.getByRole("button", { name: "Reload" }).click()
    await expect(page.locator("html[data-boot=done]")).toBeAttached()
    await expect(alert).toHaveCount(0)
  })
}

test("names the policy when it forbids WebAssembly", async ({ page }) => {
  await page.route("/", async (route) => {
    const response = await route.fetch()
    const headers = response.headers()
    headers["content-security-policy"] = (headers["content-security-policy"] ?? "").replace(" 'wasm-unsafe-eval'", "")
    await route.fulfill({ response, headers })
  })
  await page.goto("/")
  await expect(page.locator("#boot-failure")).toContainText("'wasm-unsafe-eval'")
})

test("says which browsers do where one is too old", async ({ page }) => {
  await page.addInitScript(() => delete (AbortSignal as { any?: unknown }).any)
  await page.goto("/")
  const words = "This browser is too old: Chrome 123, Edge 123, Firefox 125, Safari 17.5 is needed."
  await expect(page.locator("#boot-failure[role=alert]")).toContainText(words)
})
