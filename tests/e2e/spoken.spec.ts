// What an admin who does not see the page is told, all through the work, as a transcript: `spoken.txt`. When it is to
// be another one: `npx playwright test spoken --update-snapshots`, and read it as somebody would hear it. Is every step
// told, and nothing twice?

import { expect, suffix, test } from "./fixtures.ts"
import { ScreenReader } from "./screen-reader.ts"
import { Hold, customerUrl } from "./traffic.ts"

test("every step of the work is told, and nothing twice", async ({ app, card, admin, page }) => {
  test.slow()
  const [alpha, beta] = await admin.createGroups("Alpha", "Beta", "Gamma")
  const delta = await admin.createGroup("Delta")
  const customer = await admin.createCustomer([alpha!, beta!])
  await app.open(customer.id)
  await expect(card.allCustomers).toHaveText(["1", "1"])

  const reader = await ScreenReader.on(page, "section.customer-groups")
  await reader.readTo("end of region")
  const search = await Hold.on(page, /\/admin\/customer-groups\?/, "GET")
  await reader.hear("opens the picker", () => card.addButton.click(), "combobox")
  await reader.hear("the groups are there", () => search.release(), /polite: [\d,]+ groups/)
  await reader.hear("types “Delta”", () => card.picker.field.fill(delta.name), "1 group")
  await reader.hear("Enter", () => page.keyboard.press("Enter"), "Added to")
  await reader.hear("Escape", () => page.keyboard.press("Escape"), "Add to groups")
  await reader.hear("filters", () => card.filterField.fill("alp"), "1 of 3 groups")
  await reader.hear("filters by what nothing is called", () => card.filterField.fill("zzz"), "No group matches")
  await reader.hear("clears the filter", () => card.button("Clear filters").click(), "3 groups")
  await reader.hear("sorts by name", () => card.sortButton("Name").click(), "Sorted by Name, descending.")
  await reader.hear("sorts by date", () => card.sortButton("Created").click(), "Sorted by Created, ascending.")
  await reader.hear("selects Alpha", () => card.checkbox(alpha!.name).click(), "1 selected")
  await reader.hear("takes that back", () => card.checkbox(alpha!.name).click(), "No group selected.")
  await reader.hear("removes Beta", () => card.remove(beta!.name), "Removed from")
  await reader.hear("Ctrl+Z", () => page.keyboard.press("Control+z"), "Added to")

  expect(lasting(reader.transcript)).toMatchSnapshot("spoken.txt")
})

test("every step of work that waits for Save is told, and nothing twice", async ({ app, card, admin, page }) => {
  test.slow()
  await app.configure({ mode: "staged" })
  const [alpha, beta] = await admin.createGroups("Alpha", "Beta")
  const customer = await admin.createCustomer([alpha!, beta!])
  await app.open(customer.id)
  await expect(card.names).toHaveCount(2)

  const reader = await ScreenReader.on(page, "section.customer-groups")
  await reader.hear("removes Alpha", () => card.remove(alpha!.name), "Not saved yet")
  await reader.hear("keeps it after all", () => card.button(`Keep ${alpha!.name}`).click(), "No unsaved changes.")
  await reader.hear("removes Beta", () => card.remove(beta!.name), "Not saved yet")
  await reader.hear("discards that", () => card.button("Discard").click(), "No unsaved changes.")
  await reader.hear("removes both", () => card.remove(alpha!.name).then(() => card.remove(beta!.name)), / and Beta/)
  await reader.hear("saves", () => card.button("Save").click(), "Removed from")

  expect(lasting(reader.transcript)).toMatchSnapshot("spoken-staged.txt")
})

test("a customer who is chosen is said to be loading, and then with how many groups", async ({
  app,
  card,
  admin,
  page,
}) => {
  const name = suffix()
  const customer = await admin.createCustomer(await admin.createGroups("Alpha", "Beta"), { last_name: name })
  await app.open()
  await app.search(name)
  const reader = await ScreenReader.on(page, "main")
  const hold = await Hold.on(page, customerUrl, "GET")
  await reader.hear("chooses", () => app.customer(customer.last_name).click(), "polite: Loading customer groups…")
  await reader.hear("it is there", () => hold.release(), "polite: 2 groups")
  await expect(card.names).toHaveCount(2)
})

/** Without what is another each time: the ends of names, days, and how many groups the store has. */
function lasting(transcript: string): string {
  return transcript
    .replaceAll(/ [0-9a-f]{8}\b/g, "")
    .replaceAll(/\b[A-Z][a-z]{2} \d+, \d{4}/g, "(date)")
    .replaceAll(/\b(\d{2,}|\d,\d{3}) groups/g, "(number) groups")
}
