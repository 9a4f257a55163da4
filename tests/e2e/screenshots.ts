// Every state, light and dark, narrow and wide.

import { mkdir, writeFile } from "node:fs/promises"
import { fileURLToPath } from "node:url"
import { expect, test } from "./fixtures.ts"
import { AdminPage } from "./pages.ts"
import { shrink } from "./png.ts"
import { states } from "./states.ts"

const folder = fileURLToPath(new URL("../../docs/screenshots", import.meta.url))
const sizes = [
  { width: 1280, height: 800 },
  { width: 320, height: 640 },
]

for (const state of states) {
  test(state.name, async ({ page, admin, session, context, baseURL, backendURL }) => {
    const ends: (() => Promise<void>)[] = []
    if (!state.isSignedOut) {
      await context.addCookies([{ ...session, domain: new URL(backendURL).hostname, path: "/" }])
    }
    await page.emulateMedia({ reducedMotion: "reduce" })
    const app = new AdminPage(page)
    await state.show({ page, app, admin, baseURL: baseURL!, backendURL, atEnd: (action) => ends.push(action) })
    await page.mouse.move(0, 0)
    // The numbers of customers come after the rows.
    await expect(app.card.region.locator("tr:nth-child(-n + 10) > td.cg-customers:empty")).toHaveCount(0)
    await mkdir(folder, { recursive: true })
    for (const size of sizes) {
      await page.setViewportSize(size)
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme })
        const picture = await page.screenshot({ animations: "disabled", caret: "hide" })
        await writeFile(`${folder}/${state.name}-${colorScheme}-${size.width}.png`, shrink(picture))
      }
    }
    for (const end of ends) await end()
  })
}
