// Forced colours in Firefox, where a person sets them in the browser as well as in the system.

import { expect, test } from "@playwright/test"
import { AdminApi } from "../admin-api.ts"
import { edge, end, middle, start, type Box } from "../box.ts"
import { showsSomething } from "../png.ts"
import { startFirefox, type Firefox } from "./firefox.ts"
import { expectGroups, expectThere, openSignedIn } from "./steps.ts"

const BACKEND = process.env.E2E_BACKEND || "http://localhost:9010"

/** As Windows' own contrast themes have them. */
const themes = {
  black: { ground: "#000000", text: "#ffffff", chosen: "#1aebff" },
  white: { ground: "#ffffff", text: "#000000", chosen: "#37006e" },
}

for (const [name, { ground, text, chosen }] of Object.entries(themes)) {
  test(`in forced colours, on ${name}, what is in the card and in the picker is seen`, async () => {
    const admin = await AdminApi.signIn(BACKEND)
    const groups = await admin.createGroups("Alpha", "Beta")
    const customer = await admin.createCustomer(groups)
    const firefox = await startFirefox(process.env.E2E_PROGRAM!, {
      "browser.display.document_color_use": 2,
      "browser.display.background_color": ground,
      "browser.display.foreground_color": text,
      "ui.buttonface": ground,
      "ui.buttonborder": text,
      "ui.buttontext": text,
      "ui.highlight": chosen,
      "ui.highlighttext": ground,
    })
    try {
      await openSignedIn(firefox, customer)
      await expectGroups(firefox, ...groups)
      expect(await firefox.run("return matchMedia('(forced-colors: active)').matches")).toBe(true)
      await expectSeen(firefox, {
        "the card's border": [".cg-card", edge],
        "the button's border": [".cg-add", edge],
        "the cross to remove": [".cg-cross", middle],
        "the border around it": [".cg-cross", edge],
        "the arrow of the order": ["[aria-sort] button", end],
      })
      await firefox.click(".cg-add")
      await expectThere(firefox, "[role=option]")
      await firefox.press("ArrowDown")
      await expectThere(firefox, "[role=option][data-active]")
      await expectSeen(firefox, {
        "the picker's border": [".cg-picker", edge],
        "the active option": ["[role=option][data-active]", edge],
        "the check mark": ["[role=option][aria-selected=true]", start],
      })
    } finally {
      await firefox.close()
      await admin.cleanUp()
    }
  })
}

async function expectSeen(firefox: Firefox, parts: Record<string, [selector: string, of: (box: Box) => Box]>) {
  for (const [name, [selector, of]] of Object.entries(parts)) {
    const box = await firefox.look(selector, (element) => {
      element!.scrollIntoView({ block: "nearest" })
      const { x, y, width, height } = element!.getBoundingClientRect()
      return { x, y, width, height }
    })
    expect.soft(showsSomething(await firefox.picture(of(box))), name).toBe(true)
  }
}
