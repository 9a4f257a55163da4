// Finding a customer, and the page's address.

import { expect, suffix, test } from "./fixtures.ts"
import { delayAnswers } from "./traffic.ts"

test(
  "a search finds a customer, and a click shows the groups",
  { tag: "@both" },
  async ({ app, card, admin, page }) => {
    const [vip] = await admin.createGroups("Very important")
    const customer = await admin.createCustomer([vip!], { first_name: "Zoë", last_name: `Müller ${suffix()}` })
    await app.open()
    await expect(page.getByText("Pick a customer to see the groups.")).toBeVisible()

    await app.searchField.fill(customer.last_name)
    await expect(app.customers.getByRole("link")).toHaveCount(1)
    await app.customer(`Zoë ${customer.last_name}`).click()
    await card.expectGroups(vip!.name)
    await expect(card.count).toHaveText("1")
    await expect(page).toHaveURL(new RegExp(`\\?customer=${customer.id}$`))
    await expect(app.customer(customer.last_name)).toHaveAttribute("aria-current", "true")
  },
)

test("a search without a match says so, and the last letter typed decides", async ({ app, admin }) => {
  const customer = await admin.createCustomer()
  await app.open()
  await app.searchField.fill(`nobody ${suffix()}`)
  await expect(app.customers).toContainText("No customers found")
  await app.searchField.pressSequentially("x")
  await app.searchField.fill(customer.email)
  await expect(app.customers.getByRole("link")).toHaveCount(1)
  await expect(app.customers).not.toContainText("No customers found")
})

test("a guest and a registered customer of the same name and email are told apart", async ({ app, admin }) => {
  const who = { email: `twin-${suffix()}@example.com`, first_name: "Jane", last_name: "Doe" }
  const guest = await admin.createCustomer([], who)
  const registered = await admin.registerCustomer(who)
  await app.open()
  await app.searchField.fill(who.email)
  const links = app.customers.getByRole("link")
  await expect(links).toHaveCount(2)
  await expect(links.filter({ hasText: "Guest" })).toHaveAttribute("href", new RegExp(guest.id))
  await expect(links.filter({ hasText: "Registered" })).toHaveAttribute("href", new RegExp(registered.id))

  await links.filter({ hasText: "Registered" }).click()
  await expect(app.who).toHaveText(`Jane DoeRegistered ${who.email}`)
  // Likewise where it is not known from the list.
  await app.open(guest.id)
  await expect(app.who).toHaveText(`Jane DoeGuest ${who.email}`)
})

test("what the search has found is shown, and on the page all that tells who it is", async ({ app, admin }) => {
  const unique = suffix()
  const phone = `+49 30 ${parseInt(unique, 16)}`
  const named = { company_name: `Acme ${unique}`, last_name: `Doe ${unique}x` }
  const customer = await admin.createCustomer([], { phone, ...named })
  await app.open()
  const link = app.customers.getByRole("link")
  for (const [words, shown, hidden] of [
    [phone, phone, "Acme"],
    [phone.slice(-6), phone, "Acme"],
    [`acme ${unique}`, `Acme ${unique}`, "+49 30"],
    [`Doe ${unique}x`, customer.email, "Acme"],
  ] as const) {
    await app.searchField.fill(words)
    await expect(link, words).toHaveCount(1)
    await expect(link, words).toContainText(shown)
    await expect(link, words).not.toContainText(hidden)
    await expect(link, words).toContainText(customer.email)
  }
  await link.click()
  await expect(app.who).toHaveText(`Test Doe ${unique}xGuest ${customer.email} · Acme ${unique} · ${phone}`)
})

test("the page's title names the customer, also after a reload, and no one on the list", async ({
  app,
  card,
  admin,
  page,
}) => {
  const customer = await admin.createCustomer([], { first_name: "Zoë" })
  const another = await admin.createCustomer()
  const title = `Zoë ${customer.last_name} · Customer groups`
  await app.open()
  await expect(page).toHaveTitle("Customer groups")
  await app.search(customer.last_name)
  await app.customer(customer.last_name).click()
  await expect(page).toHaveTitle(title)
  await page.reload()
  await expect(page).toHaveTitle(title)
  await app.search(another.last_name)
  await app.customer(another.last_name).click()
  await expect(page).toHaveTitle(`Test ${another.last_name} · Customer groups`)
  await page.goBack()
  await expect(page).toHaveTitle(title)
  await page.goBack()
  await expect(page).toHaveTitle("Customer groups")
  await expect(card.region).toHaveCount(0)
})

test("more customers are shown on demand, none twice", async ({ app, admin }) => {
  await app.open()
  const links = app.customers.getByRole("link")
  await expect(links).toHaveCount(20)
  // It is the first now, and the twentieth of those shown is the next page's first.
  await admin.createCustomer()
  await app.customers.getByRole("button", { name: "Show more", exact: true }).click()
  await expect.poll(() => links.count()).toBeGreaterThan(30)
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")))
  expect(new Set(addresses).size).toBe(addresses.length)
})

test(
  "an address with a customer opens there, and back and forward follow",
  { tag: "@both" },
  async ({ app, card, admin, page }) => {
    const [gold, silver] = await admin.createGroups("Gold", "Silver")
    const name = suffix()
    const first = await admin.createCustomer([gold!], { last_name: `First ${name}` })
    const second = await admin.createCustomer([silver!], { last_name: `Second ${name}` })

    await app.open(first.id)
    await card.expectGroups(gold!.name)
    await app.search(name)
    await app.customer(second.last_name).click()
    await card.expectGroups(silver!.name)

    await page.goBack()
    await card.expectGroups(gold!.name)
    await expect(page).toHaveURL(new RegExp(first.id))
    await page.goForward()
    await card.expectGroups(silver!.name)
    await page.reload()
    await card.expectGroups(silver!.name)
  },
)

test("one customer's groups never show under another's address", async ({ app, card, admin, page, traffic }) => {
  const [gold, silver] = await admin.createGroups("Gold", "Silver")
  const name = suffix()
  const slow = await admin.createCustomer([gold!], { last_name: `Slow ${name}` })
  const quick = await admin.createCustomer([silver!], { last_name: `Quick ${name}` })
  const answerSlow = await delayAnswers(page, new RegExp(`/admin/customers/${slow.id}`))

  await app.open()
  await app.search(name)
  await app.customer(slow.last_name).click()
  await expect(card.region).toContainText("Loading customer groups…")
  await app.customer(quick.last_name).click()
  await card.expectGroups(silver!.name)
  await answerSlow()
  await traffic.settled()
  await card.expectGroups(silver!.name)
})

test("an unknown customer is not found", async ({ app, card }) => {
  await app.open("cus_does_not_exist")
  await expect(card.region).toContainText("Customer not found")
  await expect(card.addButton).toHaveCount(0)
  await expect(card.names).toHaveCount(0)
})

test("a deleted customer is not found", async ({ app, card, admin }) => {
  const [gold] = await admin.createGroups("Gold")
  const customer = await admin.createCustomer([gold!])
  await admin.deleteCustomer(customer.id)
  await app.open(customer.id)
  await expect(card.region).toContainText("Customer not found")
  await expect(card.names).toHaveCount(0)
})

test("a customer who is deleted during the work is not found, and the edit is not passed off as done", async ({
  app,
  card,
  admin,
}) => {
  const [gold, silver] = await admin.createGroups("Gold", "Silver")
  const customer = await admin.createCustomer([gold!, silver!])
  await app.open(customer.id)
  await card.expectGroups(gold!.name, silver!.name)
  await admin.deleteCustomer(customer.id)

  await card.remove(gold!.name)
  await expect(card.region).toContainText("Customer not found")
  await expect(card.messages).toContainText(`Not removed from ${gold!.name}: the customer no longer exists.`)
  await expect(card.button("Undo")).toHaveCount(0)
})
