// The widget in every host of `examples/`, from its packed package: it loads, edits, follows and leaves.

import { expect, test as base } from "../e2e/fixtures.ts"
import { expectToEdit } from "./editing.ts"
import { HostPage } from "./host-page.ts"
import { hosts, url } from "./hosts.ts"
import { make, serve, type Server } from "./making.ts"

const test = base.extend<{ host: HostPage }>({
  // `app` is the browser, signed in.
  host: async ({ app, problems }, use) => {
    await use(new HostPage(app.page))
    expect(problems).toEqual([])
  },
})

// One host after the other: they share a port, and each build takes all cores.
test.describe.configure({ mode: "default" })
test.use({ baseURL: url })

for (const host of hosts) {
  test.describe(host.name, () => {
    let server: Server | undefined
    test.beforeAll(async () => {
      test.setTimeout(300_000)
      const did = await make(host)
      if (did.length > 0) console.log(`${host.folder}: ${did.join(", ")}`)
      server = await serve(host)
    })
    test.afterAll(() => server?.stop())

    test("shows the groups, adds one, removes one and takes that back", async ({ host, admin, backendURL }) => {
      const { card, events } = host
      const groups = await admin.createGroups("Gold", "Silver")
      const [gold, silver] = groups
      const customer = await admin.createCustomer([gold!])
      await host.open(customer.id, customer.id, backendURL)
      await expectToEdit(card, admin, customer.id, groups)
      const heard = [`loaded ${customer.id}`, `added ${silver!.name}`, `removed ${gold!.name}`, `added ${gold!.name}`]
      await expect(events).toHaveText(heard)
    })

    test("follows from one customer to the other and back", async ({ host, admin, backendURL }) => {
      const { card, events } = host
      const [gold, silver] = await admin.createGroups("Gold", "Silver")
      const [first, second] = [await admin.createCustomer([gold!]), await admin.createCustomer([silver!])]
      await host.open(first.id, second.id, backendURL)
      await card.expectGroups(gold!.name)
      await host.choose("Second")
      await card.expectGroups(silver!.name)
      await card.add(gold!.name)
      await card.expectGroups(gold!.name, silver!.name)
      await expect.poll(() => admin.groupNames(second.id)).toEqual([gold!.name, silver!.name])
      expect(await admin.groupNames(first.id)).toEqual([gold!.name])
      await host.choose("First")
      await card.expectGroups(gold!.name)
      await expect(events.first()).toHaveText(`loaded ${first.id}`)
      await expect(events.last()).toHaveText(`loaded ${first.id}`)
      await expect(events.filter({ hasText: second.id })).toHaveText([`loaded ${second.id}`])
    })

    test("goes when it is taken away, and comes back with what is true then", async ({
      host,
      admin,
      backendURL,
      traffic,
    }) => {
      const { card } = host
      const [gold, silver] = await admin.createGroups("Gold", "Silver")
      const customer = await admin.createCustomer([gold!])
      await host.open(customer.id, customer.id, backendURL)
      await card.expectGroups(gold!.name)
      expect(await traffic.during(() => host.close())).toEqual([])
      await admin.changeGroups(customer.id, { add: [silver!.id] })
      await host.reopen()
      await card.expectGroups(gold!.name, silver!.name)
      await card.remove(silver!.name)
      await card.expectGroups(gold!.name)
      await expect.poll(() => admin.groupNames(customer.id)).toEqual([gold!.name])
    })

    if (!host.rendersOnServer) return

    test("is in what the server sends, before any script runs", async () => {
      const html = await (await fetch(`${url}/?a=cus_1&b=cus_2&backend=https://store.example.com`)).text()
      const [tag] = /<medusa-customer-groups[^>]*>/.exec(html) ?? []
      expect(tag).toContain('customer-id="cus_1"')
      expect(tag).toContain('backend-url="https://store.example.com"')
    })
  })
}
