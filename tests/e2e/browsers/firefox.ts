// Firefox, by WebDriver BiDi.

import puppeteer, { type ElementHandle, type KeyInput } from "puppeteer-core"
import type { Box } from "../box.ts"
import { find, type Driver } from "./driver.ts"

export interface Firefox extends Driver {
  /** What is seen there, as a PNG. */
  picture(box: Box): Promise<Buffer>
}

/** With `settings`, as in about:config. */
export async function startFirefox(
  executablePath: string,
  settings: Record<string, number | string> = {},
): Promise<Firefox> {
  const extraPrefsFirefox = settings
  const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true, extraPrefsFirefox })
  const page = await browser.newPage()
  await page.setViewport({ width: 1280, height: 800 })
  let problems: string[] = []
  page.on("pageerror", (error) => problems.push(String(error)))
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text())
  })
  return {
    async open(url) {
      problems = []
      await page.goto(url)
    },
    async click(selector) {
      const element = await page.waitForFunction(find, {}, selector)
      await (element as ElementHandle).click()
    },
    type: (text) => page.keyboard.type(text),
    async press(keys) {
      const [key, ...held] = keys.split("+").reverse() as [KeyInput, ...KeyInput[]]
      for (const other of held) await page.keyboard.down(other)
      await page.keyboard.press(key)
      for (const other of held) await page.keyboard.up(other)
    },
    async look(selector, run, ...args) {
      const element = await page.evaluateHandle(find, selector)
      return page.evaluate(run as never, element as never, ...(args as unknown as never[]))
    },
    run: (script) => page.evaluate(`(() => { ${script} })()`),
    async picture(box) {
      // Where the pointer stands, it is drawn otherwise.
      await page.mouse.move(0, 0)
      return Buffer.from(await page.screenshot({ clip: box }))
    },
    problems: async () => problems,
    close: () => browser.close(),
  }
}
