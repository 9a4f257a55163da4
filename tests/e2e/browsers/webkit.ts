// WebKitGTK, the engine of Safari, by WebDriver, on a display of its own.

import { spawn, type ChildProcess } from "node:child_process"
import { once } from "node:events"
import { createServer, type AddressInfo } from "node:net"
import { setTimeout } from "node:timers/promises"
import { Builder, Capabilities, Key, type WebDriver, type WebElement } from "selenium-webdriver"
import { find, type Driver } from "./driver.ts"

const KEYS: Record<string, string> = {
  ArrowDown: Key.ARROW_DOWN,
  Backspace: Key.BACK_SPACE,
  Control: Key.CONTROL,
  Enter: Key.ENTER,
  Escape: Key.ESCAPE,
  Tab: Key.TAB,
}

/** Keeps what goes wrong in the page: WebDriver tells nothing of that. */
function keepProblems(): void {
  const kept = window as unknown as { problems: string[] }
  kept.problems = []
  addEventListener("error", ({ message }) => kept.problems.push(message))
  addEventListener("unhandledrejection", ({ reason }) => kept.problems.push(String(reason)))
  console.error = (...words: unknown[]) => kept.problems.push(words.join(" "))
}

export async function startWebKit(browser: string): Promise<Driver> {
  const display = await startDisplay()
  const port = await freePort()
  const server = spawn("WebKitWebDriver", [`--port=${port}`], {
    stdio: "ignore",
    env: {
      ...process.env,
      DISPLAY: display.name,
      LIBGL_ALWAYS_SOFTWARE: "1",
      // As root it cannot have its own.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
      WEBKIT_DISABLE_DMABUF_RENDERER: "1",
    },
  })
  const stop = () => Promise.all([server, display.process].map(end))
  const web = await session(browser, port, server).catch(async (error) => {
    await stop()
    throw error
  })
  return {
    async open(url) {
      await web.get(url)
      await web.executeScript(keepProblems)
    },
    async click(selector) {
      const isThere = () => web.executeScript<WebElement | null>(`return (${find}).apply(null, arguments)`, selector)
      await (await web.wait(isThere, 10_000, `nothing matches ${selector}`))!.click()
    },
    type: (text) => web.actions().sendKeys(text).perform(),
    press(keys) {
      const [key, ...held] = keys.split("+").reverse() as [string, ...string[]]
      const actions = web.actions()
      for (const other of held) actions.keyDown(KEYS[other]!)
      actions.sendKeys(KEYS[key] ?? key)
      for (const other of held) actions.keyUp(KEYS[other]!)
      return actions.perform()
    },
    look: (selector, run, ...args) =>
      web.executeScript(`return (${run})((${find})(arguments[0]), ...[...arguments].slice(1))`, selector, ...args),
    run: (script) => web.executeScript(script),
    problems: () => web.executeScript(() => (window as unknown as { problems: string[] }).problems),
    async close() {
      await web.quit().finally(stop)
    },
  }
}

/** Its first session, as soon as it listens. */
async function session(binary: string, port: number, server: ChildProcess): Promise<WebDriver> {
  const address = `http://127.0.0.1:${port}`
  while (!(await fetch(`${address}/status`).catch(() => undefined))?.ok) {
    if (server.exitCode !== null) throw new Error(`WebKitWebDriver ended with ${server.exitCode}`)
    await setTimeout(50)
  }
  const capabilities = new Capabilities({
    browserName: "MiniBrowser",
    "webkitgtk:browserOptions": { binary, args: ["--automation", "--geometry=1280x800"] },
  })
  return new Builder().usingServer(address).withCapabilities(capabilities).build()
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1")
  await once(server, "listening")
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

async function end(process: ChildProcess): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return
  process.kill()
  await once(process, "exit")
}

/** A display that nobody sees. It says its number when it is there. */
async function startDisplay(): Promise<{ name: string; process: ChildProcess }> {
  const process = spawn("Xvfb", ["-displayfd", "1", "-screen", "0", "1400x1000x24"], {
    stdio: ["ignore", "pipe", "ignore"],
  })
  const [number] = (await once(process.stdout!, "data")) as [Buffer]
  return { name: `:${String(number).trim()}`, process }
}
