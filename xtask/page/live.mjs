// Tells open pages what became of each build: `built` on a line of its own, or `failed` and the log that says why, as
// `cargo xtask dev` writes them. The page is served with a script of ours in it, under the policy that it ships with.

import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { createInterface } from "node:readline"

const SCRIPT = "/@live.js"
const EVENTS = "/@live"

/** Answers what is about that, and says whether it has. */
export function liveReload(folder, input) {
  const listeners = new Set()
  // By the clock, so that a page of an earlier server knows that it is old.
  let state = { build: Date.now(), error: "" }
  createInterface({ input }).on("line", async (line) => {
    const [, log] = /^failed (.+)$/.exec(line) ?? []
    state = log ? { ...state, error: await readFile(log, "utf8") } : { build: Date.now(), error: "" }
    for (const listener of listeners) tell(listener)
  })
  const tell = (response) => response.write(`data: ${JSON.stringify(state)}\n\n`)

  const answers = {
    "/": async (response) => {
      const script = `<script type="module" src="${SCRIPT}?build=${state.build}"></script>`
      const none = "<!doctype html><html><head></head><body>The page is being built.</body></html>"
      const html = await readFile(join(folder, "index.html"), "utf8").catch(() => none)
      response.setHeader("content-type", "text/html; charset=utf-8").end(html.replace("</head>", `${script}</head>`))
    },
    [SCRIPT]: async (response) => {
      const script = await readFile(new URL("live-page.js", import.meta.url))
      response.setHeader("content-type", "text/javascript").end(script)
    },
    [EVENTS]: (response) => {
      response.setHeader("content-type", "text/event-stream")
      listeners.add(response.on("close", () => listeners.delete(response)))
      tell(response)
    },
  }
  return (pathname, response) => {
    const answer = answers[pathname]
    if (!answer) return false
    response.setHeader("cache-control", "no-store")
    answer(response)
    return true
  }
}
