// Every state, light and dark, narrow and wide.

import { mkdir, writeFile } from "node:fs/promises"
import { fileURLToPath } from "node:url"
import { expect, test } from "./fixtures.ts"
import { shrink } from "./png.ts"
import { inState, states } from "./states.ts"

const folder = fileURLToPath(new URL("../../docs/screenshots", import.meta.url))
const sizes = [
  { width: 1280, height: 800 },
  { width: 320, height: 640 },
]

test.afterAll(async () => {
  const cell = (name: string, kind: string) => `[${kind.replace("-", ", ")} px](${name}-${kind}.png)`
  const kinds = sizes.flatMap(({ width }) => [`light-${width}`, `dark-${width}`])
  const rows = states.map(({ name }) => `| ${name} | ${kinds.map((kind) => cell(name, kind)).join(" | ")} |`)
  const admin = "In the Medusa Admin: [light](medusa-admin-light.png), [dark](medusa-admin-dark.png). On its own page:"
  const table = ["| state | | | | |", "|---|---|---|---|---|", ...rows]
  await writeFile(`${folder}/README.md`, `# How every state looks\n\n${admin}\n\n${table.join("\n")}\n`)
})

for (const state of states) {
  test(state.name, async ({ page, admin, session, context, baseURL, backendURL }) => {
    await inState(state, { page, context, session, admin, baseURL, backendURL }, async (app) => {
      await page.mouse.move(0, 0)
      // The numbers of customers come after the rows.
      await expect(app.card.region.locator("tr:nth-child(-n + 10) > td.cg-customers span:empty")).toHaveCount(0)
      await mkdir(folder, { recursive: true })
      for (const size of sizes) {
        await page.setViewportSize(size)
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme })
          const picture = await page.screenshot({ animations: "disabled", caret: "hide" })
          await writeFile(`${folder}/${state.name}-${colorScheme}-${size.width}.png`, shrink(picture))
        }
      }
    })
  })
}
