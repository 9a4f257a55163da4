// The element in a form of the page's: its fields are none of that form's.

import { expect, test, widget, type Guest } from "./guest.ts"

const EVENTS = ["beforeinput", "input", "change", "paste", "submit"]

async function openInForm(guest: Guest, customerId: string): Promise<void> {
  await guest.open(`<form><label>Own <input name="own"></label>${widget(customerId)}<button>Send</button></form>`)
  await guest.page.evaluate((events) => {
    const heard: string[] = []
    Object.assign(window, { heardByForm: heard })
    for (const type of events) {
      document.querySelector("form")!.addEventListener(type, (event) => {
        heard.push(type)
        if (type === "submit") event.preventDefault()
      })
    }
  }, EVENTS)
}

function heard({ page }: Guest): Promise<string[]> {
  return page.evaluate(() => (window as unknown as { heardByForm: string[] }).heardByForm.splice(0))
}

test("a form around it hears nothing of what is typed, ticked or chosen in it", async ({ guest, admin, page }) => {
  const [gold, silver] = await admin.createGroups("Gold", "Silver")
  const customer = await admin.createCustomer([gold!])
  const { card } = guest
  await openInForm(guest, customer.id)
  await card.expectGroups(gold!.name)

  await card.filterField.pressSequentially("Go")
  await page.keyboard.press("Enter")
  await card.checkbox(gold!.name).check()
  await page.keyboard.press("Enter")
  await card.datesButton.click()
  await card.dates.span("Created").selectOption("From – to")
  await card.dates.day("Created", "From").fill("2020-01-31")
  await page.keyboard.press("Enter")
  await page.keyboard.press("Escape")
  await card.picker.open()
  await card.picker.field.pressSequentially(silver!.name)
  await card.picker.option(silver!.name).click()
  await page.keyboard.press("Enter")
  await card.picker.close()
  await expect.poll(() => admin.groupNames(customer.id)).toContain(gold!.name)
  expect(await heard(guest)).toEqual([])

  // The form's own fields go on.
  await page.getByLabel("Own").pressSequentially("a")
  await page.keyboard.press("Enter")
  expect(await heard(guest)).toEqual(expect.arrayContaining(["beforeinput", "input", "change", "submit"]))
})

test("a sign-in in it is none of the form’s", async ({ guest, admin, page, context, app }) => {
  const gold = await admin.createGroup("Gold")
  const customer = await admin.createCustomer([gold])
  await context.clearCookies()
  await openInForm(guest, customer.id)
  const email = page.getByRole("textbox", { name: "Email", exact: true })
  await expect(email).toBeVisible()
  await app.signInForm.form.last().waitFor()
  await email.pressSequentially("nobody@example.test")
  await page.getByRole("textbox", { name: "Password", exact: true }).pressSequentially("wrong")
  await page.keyboard.press("Enter")
  await expect(guest.element.getByRole("alert").filter({ hasText: /password/i })).toBeVisible()
  expect(await heard(guest)).toEqual([])
})
