// Attributes that change all the time.

import { expect, test, type WidgetElement } from "./guest.ts"

/** Of each attribute, what makes sense and what does not. */
const values: Record<string, (string | null)[]> = {
  mode: ["instant", "staged", "", "sometimes", null],
  readonly: ["", "false", null],
  "page-size": ["1", "3", "10", "0", "-4", "1e9", "NaN", "ten", null],
  "group-href": ["/groups/{id}", "https://example.com/{id}", "javascript:alert(1)", "http://[", "", null],
  "heading-level": ["1", "6", "0", "7", "2.5", "", null],
  locale: ["de", "ar", "ja-JP-u-ca-japanese", "x", "en_US", "💥", "", null],
  theme: ["dark", "light", "auto", "pink", null],
  fields: ["", "email", "+addresses", "*groups,-email", ",,,", null],
  credentials: ["include", "same-origin", "omit", null],
  lang: ["fr", "he", "", "-", null],
  dir: ["rtl", "ltr", "up", null],
  class: ["dark", "light", "anything", null],
  hidden: ["", null],
}

/** Mulberry32: the same numbers for the same seed. */
function numbers(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

for (const seed of [1, 2, 3]) {
  test(`a thousand changes at random, of seed ${seed}, do it no harm`, async ({ guest, admin, traffic, problems }) => {
    test.setTimeout(90_000)
    const [gold, silver] = await admin.createGroups("Gold", "Silver")
    const [first, second] = [await admin.createCustomer([gold!]), await admin.createCustomer([silver!])]
    await guest.show(first.id)

    const random = numbers(seed)
    const pick = <Item>(items: Item[]): Item => items[Math.floor(random() * items.length)]!
    const ids = { "customer-id": [first.id, second.id, "cus_nobody", "../../auth", "%", " ", "", null] }
    const all = Object.entries({ ...values, ...ids, ...ids, ...ids })
    const changes = Array.from({ length: 1000 }, () => {
      const [name, choices] = pick(all)
      // Several in one task, one after the other, or with a frame between.
      return { name, value: pick(choices), pause: pick(["none", "none", "none", "microtask", "task", "frame"]) }
    })
    await guest.element.evaluate(async (element, changes) => {
      for (const { name, value, pause } of changes) {
        if (value === null) element.removeAttribute(name)
        else element.setAttribute(name, value)
        if (pause === "microtask") await undefined
        if (pause === "task") await new Promise((resolve) => setTimeout(resolve))
        if (pause === "frame") await new Promise(requestAnimationFrame)
      }
    }, changes)

    // And then all is as on the first day.
    await guest.element.evaluate((element, id) => {
      for (const name of element.getAttributeNames()) if (name !== "customer-id") element.removeAttribute(name)
      element.setAttribute("customer-id", id)
    }, second.id)
    await guest.card.expectGroups(silver!.name)
    await guest.card.add(gold!.name)
    await guest.card.expectGroups(gold!.name, silver!.name)
    await expect.poll(() => admin.groupNames(second.id)).toEqual([gold!.name, silver!.name])
    expect(await admin.groupNames(first.id)).toEqual([gold!.name])
    await traffic.settled()
    // The browser itself notes answers such as that to a customer who is not there, or to a call without the cookie.
    expect(problems.filter((problem) => !/status of 40[14]/.test(problem))).toEqual([])
  })
}

test("another backend is asked from the moment it is named, and batch() says what is wrong with an address that is none", async ({
  guest,
  admin,
  backendURL,
}) => {
  const [gold] = await admin.createGroups("Gold")
  const customer = await admin.createCustomer([gold!])
  await guest.show(customer.id)
  await guest.card.expectGroups(gold!.name)

  await guest.element.evaluate((element) => element.setAttribute("backend-url", "ftp://store.example.com"))
  await expect(guest.card.region).toContainText("The groups could not be loaded")
  await expect(guest.card.names).toHaveCount(0)
  const batch = (element: HTMLElement) =>
    (element as WidgetElement).batch({ add: ["cusgroup_1"] }).catch((error) => error.kind)
  expect(await guest.element.evaluate(batch)).toBe("config")
  expect((await guest.heard("error")).map(({ detail }) => detail.kind)).toEqual(["config"])

  await guest.element.evaluate((element, url) => element.setAttribute("backend-url", url), backendURL)
  await guest.card.expectGroups(gold!.name)
})
