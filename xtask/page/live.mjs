// Tells open pages what became of each build, as `cargo xtask dev` writes it: a line of its own with the page's name,
// and `built`, or `failed` and the log that says why. Pages are served with a script of ours in them, under the policy
// that they ship with.

import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { createInterface } from "node:readline"

const SCRIPT = "/@live.js"
const EVENTS = "/@live"

/** What is asked for each page, and what it is in its folder. */
const PAGES = { page: ["/", "index.html"], element: ["/element.html", "element.html"] }

/** Answers what is about the pages, each in the folder of `folders` that bears its name, and says whether it has. */
export function liveReload(folders, input) {
  const answers = { [SCRIPT]: sendScript }
  const takes = {}
  for (const [name, [path, file]] of Object.entries(PAGES)) {
    const { show, listen, take } = follow(name, join(folders[name], file))
    answers[path] = show
    answers[`${EVENTS}/${name}`] = listen
    takes[name] = take
  }
  createInterface({ input }).on("line", (line) => {
    const [, name, log] = /^(\w+) (?:built|failed (.+))$/.exec(line)
    takes[name](log)
  })
  return (pathname, response) => {
    const answer = answers[pathname]
    if (!answer) return false
    response.setHeader("cache-control", "no-store")
    answer(response)
    return true
  }
}

async function sendScript(response) {
  const script = await readFile(new URL("live-page.js", import.meta.url))
  response.setHeader("content-type", "text/javascript").end(script)
}

/** What is answered of one page, and how it is told of a build, with the log of one that failed. */
function follow(name, file) {
  const listeners = new Set()
  // By the clock, so that a page of an earlier server knows that it is old.
  let state = { build: Date.now(), error: "" }
  const tell = (response) => response.write(`data: ${JSON.stringify(state)}\n\n`)
  return {
    async show(response) {
      const script = `<script type="module" src="${SCRIPT}?page=${name}&build=${state.build}"></script>`
      const none = `<!doctype html><html><head></head><body>The ${name} is being built.</body></html>`
      const html = await readFile(file, "utf8").catch(() => none)
      response.setHeader("content-type", "text/html; charset=utf-8").end(html.replace("</head>", `${script}</head>`))
    },
    listen(response) {
      response.setHeader("content-type", "text/event-stream")
      listeners.add(response.on("close", () => listeners.delete(response)))
      tell(response)
    },
    async take(log) {
      state = log ? { ...state, error: await readFile(log, "utf8") } : { build: Date.now(), error: "" }
      for (const listener of listeners) tell(listener)
    },
  }
}
