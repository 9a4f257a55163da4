// The table: what it shows of each group, sorting, filtering, pages, links.

import { pauseClock } from "./clock.ts"
import { expect, suffix, test, type AdminApi, type Group } from "./fixtures.ts"
import { tabTo } from "./pages.ts"
import { Hold, answer, batches, bodyBytes, countUrl, counted } from "./traffic.ts"

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `Group ${index}`)
const names = (groups: Group[]) => groups.map((group) => group.name)

/** A customer in this many groups, `Group 0` first. */
async function customerIn(admin: AdminApi, count: number) {
  const groups = await admin.createGroups(...numbered(count))
  return { groups, customer: await admin.createCustomer(groups) }
}

test.describe("of customers per group", () => {
  test("the numbers are the server's, one small request each", async ({ app, card, admin, traffic }) => {
    const [busy, lonely] = await admin.createGroups("Busy", "Lonely")
    const customer = await admin.createCustomer([busy!, lonely!])
    for (let others = 0; others < 2; others++) await admin.createCustomer([busy!])
    const sent = await traffic.during(async () => {
      await app.open(customer.id)
      await expect(card.customers(busy!.name)).toHaveText("3")
      await expect(card.customers(lonely!.name)).toHaveText("1")
    })
    expect(counted(sent).sort()).toEqual([busy!.id, lonely!.id].sort())
    for (const call of sent.filter((call) => countUrl.test(call.url()))) expect(await bodyBytes(call)).toBeLessThan(60)
  })

  test("at most four are asked for at a time", async ({ app, card, admin, page }) => {
    const { customer } = await customerIn(admin, 10)
    const hold = await Hold.on(page, countUrl, "GET")
    await app.open(customer.id)
    for (const waiting of [4, 4, 2]) {
      await expect.poll(() => hold.count, { message: "counts held" }).toBe(waiting)
      await page.screenshot()
      expect(hold.count).toBe(waiting)
      await hold.releaseOne()
    }
    await expect(card.allCustomers).toHaveText(Array.from({ length: 10 }, () => "1"))
  })

  test("only those near the screen are asked for, the others when it is scrolled to them, and none twice", async ({
    app,
    card,
    admin,
    page,
    traffic,
  }) => {
    await app.configure({ "page-size": "60" })
    const opened = await traffic.during(async () => {
      await app.open(await admin.seeded("all"))
      await expect(card.names).toHaveCount(60)
      await expect(card.allCustomers.nth(9)).toHaveText(/^\d+$/)
    })
    const first = counted(opened)
    expect(first.length).toBeGreaterThan(5)
    expect(first.length).toBeLessThan(45)
    await expect(card.allCustomers.last()).toHaveText("")
    const scrolled = await traffic.during(async () => {
      await card.allCustomers.last().scrollIntoViewIfNeeded()
      await expect(card.allCustomers.last()).toHaveText(/^\d+$/)
    })
    const later = counted(scrolled)
    expect(later.length).toBeGreaterThan(0)
    expect(later.filter((id) => first.includes(id))).toEqual([])
    // Back again, in another order, and filtered: all known.
    const again = await traffic.during(async () => {
      await page.evaluate(() => scrollTo(0, 0))
      await card.filterField.fill("loyalty")
      await expect(card.names).toHaveCount(4)
    })
    const known = [...first, ...later]
    expect(counted(again).filter((id) => known.includes(id))).toEqual([])
  })

  test("rows that are scrolled past are not asked for", async ({ app, card, admin, page, traffic }) => {
    await app.configure({ "page-size": "60" })
    const clock = await pauseClock(page)
    await app.open(await admin.seeded("all"))
    await expect(card.names).toHaveCount(60)
    await expect(card.allCustomers.first()).toHaveText(/^\d+$/)
    await traffic.settled()
    const scrollTo = (row: number) =>
      card.allCustomers.nth(row).evaluate(async (cell) => {
        cell.scrollIntoView()
        const drawn = () => new Promise(requestAnimationFrame)
        for (let frame = 0; frame < 3; frame++) await drawn()
      })
    // No time passes between them.
    const passed = await traffic.during(async () => {
      for (const row of [36, 48, 59, 36, 59]) await scrollTo(row)
    })
    expect(counted(passed)).toEqual([])
    await clock.runFor(150)
    await expect(card.allCustomers.last()).toHaveText(/^\d+$/)
    await traffic.settled()
    await expect(card.allCustomers.nth(28)).toHaveText("")
  })

  test("the list does not wait for them, nor does an edit", async ({ app, card, admin, page }) => {
    const { groups, customer } = await customerIn(admin, 6)
    const hold = await Hold.on(page, countUrl, "GET")
    await app.open(customer.id)
    await expect(card.names).toHaveText(names(groups))
    await expect.poll(() => hold.count).toBe(4)
    await card.remove(groups[0]!.name)
    await expect(card.message(`Removed from ${groups[0]!.name}.`)).toBeVisible()
    expect(await admin.groupIds(customer.id)).toEqual(
      groups
        .slice(1)
        .map((group) => group.id)
        .sort(),
    )
    await hold.release()
    await expect(card.allCustomers).toHaveText(["1", "1", "1", "1", "1"])
  })

  test("one that fails is a dash, and nothing is said of it", async ({ app, card, admin, page, traffic }) => {
    const { groups, customer } = await customerIn(admin, 2)
    const fault = await answer(
      page,
      countUrl,
      "GET",
      { status: 500, json: { message: "An unknown error occurred." } },
      1,
    )
    await app.open(customer.id)
    await expect(card.allCustomers.filter({ hasText: "–" })).toHaveCount(1)
    await expect(card.allCustomers.filter({ hasText: "1" })).toHaveCount(1)
    await traffic.settled()
    expect(fault.count).toBe(1)
    await expect(card.messages).toHaveCount(0)
    await expect(card.region.getByRole("alert")).toHaveCount(0)
    await card.expectGroups(...names(groups))
  })

  test("a removal and its undo ask for none: what was known is known", async ({ app, card, admin, traffic }) => {
    const { groups, customer } = await customerIn(admin, 3)
    await admin.createCustomer([groups[1]!])
    await app.open(customer.id)
    await expect(card.allCustomers).toHaveText(["1", "2", "1"])
    await traffic.settled()
    const sent = await traffic.during(async () => {
      await card.remove(groups[1]!.name)
      await expect(card.message(`Removed from ${groups[1]!.name}.`)).toBeVisible()
      await card.button("Undo").click()
      await expect(card.allCustomers).toHaveText(["1", "2", "1"])
      await expect(card.message(`Added to ${groups[1]!.name}.`)).toBeVisible()
    })
    expect(batches(sent)).toHaveLength(2)
    expect(sent).toHaveLength(2)
    await expect(card.allCustomers).toHaveText(["1", "2", "1"])
  })

  test("that of a group that is added is asked for once the server has confirmed it", async ({
    app,
    card,
    admin,
    page,
    traffic,
  }) => {
    const { groups, customer } = await customerIn(admin, 2)
    const [extra] = await admin.createGroups("Another")
    await admin.createCustomer([extra!])
    await app.open(customer.id)
    await expect(card.allCustomers).toHaveText(["1", "1"])
    await card.picker.open()
    await card.picker.find(extra!.name)
    await traffic.settled()
    const hold = await Hold.onBatches(page)
    const sent = await traffic.during(async () => {
      await card.picker.option(extra!.name).click()
      await hold.caught()
      await expect(card.customers(extra!.name)).toHaveText("–")
      await page.screenshot()
      expect(hold.count).toBe(1)
      await hold.release()
      await expect(card.customers(extra!.name)).toHaveText("2")
    })
    expect(sent.map((call) => call.method())).toEqual(["POST", "GET"])
    expect(counted(sent)).toEqual([extra!.id])
    await expect(card.allCustomers).toHaveText(["2", ...groups.map(() => "1")])
  })
})

test.describe("sorting", () => {
  test("by name is natural, in either direction, and the header says which", async ({ app, card, admin }) => {
    const groups = await admin.createGroups("Group 10", "Group 2", "group 1", "Éclair", "Zebra")
    const [ten, two, one, eclair, zebra] = names(groups) as [string, string, string, string, string]
    await app.open((await admin.createCustomer(groups)).id)
    await card.expectGroups(eclair, one, two, ten, zebra)
    await expect(card.header("Name")).toHaveAttribute("aria-sort", "ascending")
    await expect(card.header("Created")).not.toHaveAttribute("aria-sort")
    await card.sortButton("Name").click()
    await card.expectGroups(zebra, ten, two, one, eclair)
    await expect(card.header("Name")).toHaveAttribute("aria-sort", "descending")
    await card.sortButton("Name").click()
    await card.expectGroups(eclair, one, two, ten, zebra)
    await expect(card.header("Name")).toHaveAttribute("aria-sort", "ascending")
  })

  test("by created and by updated, each with its own order", async ({ app, card, admin }) => {
    const groups = await admin.createGroups("C", "A", "B")
    const [c, a, b] = names(groups) as [string, string, string]
    // Renamed and back: changed last.
    await admin.request("POST", `/admin/customer-groups/${groups[0]!.id}`, { metadata: { touched: true } })
    await app.open((await admin.createCustomer(groups)).id)
    await card.expectGroups(a, b, c)
    await card.sortButton("Created").click()
    await card.expectGroups(c, a, b)
    await expect(card.header("Created")).toHaveAttribute("aria-sort", "ascending")
    await expect(card.header("Name")).not.toHaveAttribute("aria-sort")
    await card.sortButton("Created").click()
    await card.expectGroups(b, a, c)
    await expect(card.header("Created")).toHaveAttribute("aria-sort", "descending")
    await card.sortButton("Updated").click()
    await card.expectGroups(a, b, c)
    await expect(card.header("Updated")).toHaveAttribute("aria-sort", "ascending")
    await expect(card.header("Created")).not.toHaveAttribute("aria-sort")
    await card.sortButton("Updated").click()
    await card.expectGroups(c, b, a)
  })

  test("by keyboard keeps the focus on the header", async ({ app, card, admin, page }) => {
    const groups = await admin.createGroups("B", "A")
    const [b, a] = names(groups) as [string, string]
    await app.open((await admin.createCustomer(groups)).id)
    await card.expectGroups(a, b)
    await tabTo(card.sortButton("Name"))
    await page.keyboard.press("Enter")
    await card.expectGroups(b, a)
    await expect(card.sortButton("Name")).toBeFocused()
    await page.keyboard.press("Tab")
    await expect(card.sortButton("Created")).toBeFocused()
    await page.keyboard.press("Space")
    await card.expectGroups(b, a)
    await expect(card.header("Created")).toHaveAttribute("aria-sort", "ascending")
  })

  test("goes over all groups, not only those on display", async ({ app, card, admin }) => {
    const { groups, customer } = await customerIn(admin, 12)
    await app.open(customer.id)
    await expect(card.names).toHaveText(names(groups.slice(0, 10)))
    await card.sortButton("Name").click()
    await expect(card.names).toHaveText(names(groups.slice(2).reverse()))
  })
})

test.describe("the filter", () => {
  test("finds as one types, without accents and case, also what is not on display", async ({
    app,
    card,
    admin,
    traffic,
  }) => {
    await app.open(await admin.seeded("all"))
    await expect(card.names).toHaveCount(10)
    await expect(card.row("Zürich Filiale")).toHaveCount(0)
    const sent = await traffic.during(async () => {
      await card.filterField.pressSequentially("zUR")
      await expect(card.names).toHaveText(["Zürich Filiale"])
    })
    expect(sent.filter((call) => !counted([call]).length)).toEqual([])
    await expect(card.filterField).toBeFocused()
    await card.filterField.fill("cicekciler")
    await expect(card.names).toHaveText(["Çiçekçiler"])
    await card.filterField.fill("ÉCLAIR")
    await expect(card.names).toHaveText(["Éclair"])
    // Any words, in any order.
    await card.filterField.fill("  gold   loy ")
    await expect(card.names).toHaveText(["Loyalty Gold"])
    await card.filterField.fill("a%")
    await expect(card.region).toContainText("No group matches the filter")
    await card.filterField.fill("")
    await expect(card.names).toHaveCount(10)
    await expect(card.count).toHaveText("60")
  })

  test("that leaves nothing says so, and is cleared with one click", async ({ app, card, admin }) => {
    const { groups, customer } = await customerIn(admin, 2)
    await app.open(customer.id)
    await card.expectGroups(...names(groups))
    await card.filterField.fill("nothing of the kind")
    await expect(card.names).toHaveCount(0)
    await expect(card.region).toContainText("No group matches the filter")
    await expect(card.region).not.toContainText("No groups yet")
    await expect(card.filterField).toBeFocused()
    await card.button("Clear filters").click()
    await card.expectGroups(...names(groups))
    await expect(card.filterField).toHaveValue("")
  })

  test("is cleared by keyboard without losing the focus", async ({ app, card, admin, page }) => {
    const { groups, customer } = await customerIn(admin, 2)
    await app.open(customer.id)
    await card.filterField.fill("nothing of the kind")
    await tabTo(card.button("Clear filters"))
    await page.keyboard.press("Enter")
    await card.expectGroups(...names(groups))
    await card.expectFocus()
  })

  test("goes on with what is added, and stays through an edit", async ({ app, card, admin }) => {
    const mark = suffix()
    const make = (name: string) => admin.createGroup(`${name} ${mark}`, { exact: true })
    const [apple, pear, plum] = [await make("Apple"), await make("Pear"), await make("Plum")]
    await app.open((await admin.createCustomer([apple, pear])).id)
    await card.filterField.fill("p")
    await card.expectGroups(apple.name, pear.name)
    await card.filterField.fill("pl")
    await card.expectGroups(apple.name)
    await card.add(plum.name)
    await card.expectGroups(apple.name, plum.name)
    await card.remove(apple.name)
    await card.expectGroups(plum.name)
    await expect(card.filterField).toHaveValue("pl")
  })
})

test.describe("the filters by date", () => {
  /** The names of the seed's groups for which this holds, sorted as the page sorts them. */
  async function seededNames(
    admin: AdminApi,
    holds: (group: { created: number; updated: number }) => boolean,
  ): Promise<string[]> {
    const groups = await admin.datedGroupsOf(await admin.seeded("all"))
    const found = groups.filter((group) =>
      holds({ created: Date.parse(group.created_at), updated: Date.parse(group.updated_at) }),
    )
    return names(found).sort(new Intl.Collator("en", { numeric: true }).compare)
  }

  const now = Date.parse("2025-12-20T15:00:00Z")
  const daysAgo = (days: number) => Date.parse("2025-12-20T00:00:00Z") - days * 86_400_000

  for (const [label, since] of [
    ["Last 7 days", daysAgo(7)],
    ["Last 30 days", daysAgo(30)],
    ["Last 90 days", daysAgo(90)],
    ["Last 12 months", Date.parse("2024-12-20T00:00:00Z")],
  ] as const) {
    test(`“${label}” leaves those, and can be taken off again`, async ({ app, card, admin, page }) => {
      await page.clock.setFixedTime(now)
      await app.configure({ "page-size": "60" })
      const made = await seededNames(admin, ({ created }) => created >= since)
      const changed = await seededNames(admin, ({ updated }) => updated >= since)
      expect(made.length).toBeGreaterThan(0)
      await app.open(await admin.seeded("all"))
      await expect(card.names).toHaveCount(60)
      await expect(card.chips).toHaveCount(0)
      await card.datesButton.click()
      await card.dates.span("Created").selectOption(label)
      await expect(card.names).toHaveText(made)
      await expect(card.chips).toHaveText([`Created: ${label}`])
      await card.dates.span("Created").selectOption("Any time")
      await card.dates.span("Updated").selectOption(label)
      await expect(card.names).toHaveText(changed)
      await expect(card.chips).toHaveText([`Updated: ${label}`])
      await page.keyboard.press("Escape")
      await expect(card.dates.dialog).toBeHidden()
      await card.button(`Clear Updated: ${label}`).click()
      await expect(card.names).toHaveCount(60)
      await expect(card.chips).toHaveCount(0)
      await expect(card.filterField).toBeFocused()
    })
  }

  test("“Today” is the reader's day: what was made now is in it, and tomorrow no more", async ({
    app,
    card,
    admin,
    page,
  }) => {
    const { groups, customer } = await customerIn(admin, 1)
    await app.open(customer.id)
    await card.datesButton.click()
    await card.dates.span("Created").selectOption("Today")
    await card.expectGroups(...names(groups))
    await expect(card.chips).toHaveText(["Created: Today"])
    await page.clock.setFixedTime(Date.now() + 86_400_000)
    await app.open(customer.id)
    await card.datesButton.click()
    await card.dates.span("Created").selectOption("Today")
    await expect(card.region).toContainText("No group matches the filter")
  })

  test("from a day to a day, both included, and open at either end", async ({ app, card, admin }) => {
    await app.configure({ "page-size": "60" })
    await app.open(await admin.seeded("all"))
    await expect(card.names).toHaveCount(60)
    await card.datesButton.click()
    await card.dates.span("Created").selectOption("From – to")
    // Nothing is left out before a day is given.
    await expect(card.names).toHaveCount(60)
    await expect(card.chips).toHaveCount(0)
    // Groups were made on Jan 8, 2024, at nine, and every twelve days from then.
    await card.dates.day("Created", "From").fill("2024-01-08")
    await expect(card.chips).toHaveText(["Created: from Jan 8, 2024"])
    await expect(card.names).toHaveCount(60)
    await card.dates.day("Created", "To").fill("2024-02-01")
    await expect(card.chips).toHaveText(["Created: Jan 8, 2024 – Feb 1, 2024"])
    const [first, last] = [Date.parse("2024-01-08"), Date.parse("2024-02-02")]
    const three = await seededNames(admin, ({ created }) => created >= first && created < last)
    expect(three).toHaveLength(3)
    await expect(card.names).toHaveText(three)
    await card.dates.day("Created", "To").fill("2024-01-31")
    await expect(card.names).toHaveCount(2)
    await card.dates.day("Created", "From").fill("")
    await expect(card.chips).toHaveText(["Created: until Jan 31, 2024"])
    await expect(card.names).toHaveCount(2)
    await card.dates.day("Created", "From").fill("2024-01-09")
    await expect(card.names).toHaveCount(1)
  })

  test("and the words work together, and all go with “Clear filters”", async ({ app, card, admin, page }) => {
    await page.clock.setFixedTime(now)
    await app.open(await admin.seeded("all"))
    const both = await seededNames(admin, ({ created, updated }) => created >= daysAgo(365) && updated >= daysAgo(90))
    await card.datesButton.click()
    await card.dates.span("Created").selectOption("Last 12 months")
    await card.dates.span("Updated").selectOption("Last 90 days")
    await expect(card.chips).toHaveText(["Created: Last 12 months", "Updated: Last 90 days"])
    await expect(card.names).toHaveText(both.slice(0, 10))
    await page.keyboard.press("Escape")
    await card.filterField.fill("no such name")
    await expect(card.region).toContainText("No group matches the filter")
    await card.button("Clear filters").click()
    await expect(card.chips).toHaveCount(0)
    await expect(card.names).toHaveCount(10)
    await card.datesButton.click()
    await expect(card.dates.span("Created")).toHaveValue("")
    await expect(card.dates.span("Updated")).toHaveValue("")
  })

  test.describe("far west of Greenwich", () => {
    test.use({ timezoneId: "Pacific/Honolulu" })

    test("mean the day that the table shows", async ({ app, card, admin }) => {
      await app.open(await admin.seeded("twelve"))
      // Nine in the morning of January 8 by the server's clock.
      await expect(card.created("VIP")).toHaveText("Jan 7, 2024")
      await card.datesButton.click()
      await card.dates.span("Created").selectOption("From – to")
      await card.dates.day("Created", "From").fill("2024-01-07")
      await card.dates.day("Created", "To").fill("2024-01-07")
      await expect(card.names).toHaveText(["VIP"])
      await expect(card.chips).toHaveText(["Created: Jan 7, 2024 – Jan 7, 2024"])
    })
  })
})

test.describe("pages", () => {
  test("“Show more” doubles the rows until all are there, and the focus then goes to what came", async ({
    app,
    card,
    admin,
    page,
  }) => {
    await app.configure({ "page-size": "3" })
    const { groups, customer } = await customerIn(admin, 8)
    await app.open(customer.id)
    await expect(card.names).toHaveText(names(groups.slice(0, 3)))
    await expect(card.region).toContainText("5 more")
    await expect(card.count).toHaveText("8")
    await tabTo(card.showMore)
    await page.keyboard.press("Enter")
    await expect(card.names).toHaveText(names(groups.slice(0, 6)))
    await expect(card.region).toContainText("2 more")
    await expect(card.showMore).toBeFocused()
    await page.keyboard.press("Enter")
    await expect(card.names).toHaveText(names(groups))
    await expect(card.showMore).toHaveCount(0)
    await expect(card.checkbox(groups[6]!.name)).toBeFocused()
  })

  for (const [size, shown] of [
    ["25", 12],
    ["0", 1],
    ["-3", 10],
    ["ten", 10],
  ] as const) {
    test(`of “${size}” rows as the page says: ${shown} of twelve`, async ({ app, card, admin }) => {
      await app.configure({ "page-size": size })
      await app.open(await admin.seeded("twelve"))
      await expect(card.names).toHaveCount(shown)
      await expect(card.showMore).toHaveCount(shown < 12 ? 1 : 0)
    })
  }

  test("show what was just added, wherever it sorts, and stay as they are when one is removed", async ({
    app,
    card,
    admin,
  }) => {
    const { groups, customer } = await customerIn(admin, 12)
    const [last] = await admin.createGroups("Zulu")
    await app.open(customer.id)
    await expect(card.names).toHaveText(names(groups.slice(0, 10)))
    await card.add(last!.name)
    await card.expectGroups(...names(groups.slice(0, 10)), last!.name)
    await expect(card.region).toContainText("2 more")
    await card.remove(groups[4]!.name)
    await expect(card.message(`Removed from ${groups[4]!.name}.`)).toBeVisible()
    const stay = groups.slice(0, 10).filter((group) => group !== groups[4])
    await card.expectGroups(...names(stay), last!.name)
    await card.showMore.click()
    await card.expectGroups(...names(groups.filter((group) => group !== groups[4])), last!.name)
  })
})

test.describe("a group's name", () => {
  test("leads where the page says, with the id encoded", async ({ app, card, admin, page }) => {
    await app.configure({ "group-href": "/app/customer-groups/{id}?from=here" })
    const group = await admin.createGroup("Gold")
    const customer = await admin.createCustomer([group])
    // No id of Medusa's own needs it; one that another system has given may.
    await page.route(/\/admin\/customers\/[^/]+\?/, async (route) => {
      const response = await route.fetch()
      const body = (await response.text()).replaceAll(group.id, () => "a/b?c#$& d")
      await route.fulfill({ response, body })
    })
    await app.open(customer.id)
    const link = card.region.getByRole("link", { name: group.name, exact: true })
    await expect(link).toHaveAttribute("href", "/app/customer-groups/a%2Fb%3Fc%23%24%26%20d?from=here")
  })

  test("leads to that very group", async ({ app, card, admin }) => {
    await app.configure({ "group-href": "https://shop.example/groups/{id}" })
    const [group] = await admin.createGroups("Gold")
    await app.open((await admin.createCustomer([group!])).id)
    const link = card.region.getByRole("link", { name: group!.name, exact: true })
    await expect(link).toHaveAttribute("href", `https://shop.example/groups/${group!.id}`)
  })

  for (const href of [
    "",
    "javascript:alert('{id}')",
    "JaVaScRiPt:alert(1)//{id}",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,{id}",
    "http://[",
  ]) {
    test(`is plain text where the page says “${href.replace("\t", "⇥")}”`, async ({ app, card, admin }) => {
      await app.configure({ "group-href": href })
      const [group] = await admin.createGroups("Gold")
      await app.open((await admin.createCustomer([group!])).id)
      await card.expectGroups(group!.name)
      await expect(card.region.getByRole("link")).toHaveCount(0)
      await expect(card.region.locator("a")).toHaveCount(0)
    })
  }
})
