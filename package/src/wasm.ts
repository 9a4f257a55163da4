// Compiles the wasm. If that fails, finds out why: each cause has a remedy of its own, of which browsers say little.

import { said, say, type Messages, type Said } from "./say.ts"
import type { WasmFile } from "./wasm-file.ts"

const REMEDY =
  "The page’s build does not serve that file: with Vite, add {setting} to its configuration; else call {function} " +
  "with its address, or import {module}, which needs no file."

/** Code in it. */
const REMEDIES = {
  setting: 'optimizeDeps: { exclude: ["medusa-customer-groups"] }',
  function: "setWasmUrl()",
  module: '"medusa-customer-groups/inline"',
}

export async function compile({ url, response }: WasmFile): Promise<WebAssembly.Module> {
  if (typeof WebAssembly !== "object") {
    const words = "This browser has no WebAssembly, or it is turned off."
    throw said((messages) => say(messages, "noWebAssembly", words))
  }
  const answer = await response.catch((error: unknown) => {
    throw unreachable(url, error)
  })
  const type = answer.headers.get("content-type")?.split(";")[0] ?? ""
  if (!answer.ok) throw answered(answer.status, url)
  try {
    // While it arrives, which browsers do only if the server says that it is wasm.
    if (type === "application/wasm") {
      const module = await WebAssembly.compileStreaming(answer).catch((error: unknown) => {
        if (answer.bodyUsed) throw error
        // It is no answer of the browser's own, but what a wrapped `fetch` has made of one.
      })
      if (module) return module
    }
    return await WebAssembly.compile(await wasmIn(answer, url, type))
  } catch (error) {
    throw explain(error, url)
  }
}

async function wasmIn(answer: Response, url: string, type: string): Promise<ArrayBuffer> {
  const bytes = await answer.arrayBuffer()
  const magic = String.fromCharCode(...new Uint8Array(bytes.slice(0, 4)))
  if (magic === "\0asm") return bytes
  throw answered(type || "?", url)
}

/** It answered something else than wasm. */
function answered(answer: string | number, url: string): Said {
  const words = "The server answered {answer} for {url}."
  return said((messages) => `${say(messages, "serverAnswered", words, { answer, url })} ${remedy(messages)}`)
}

function remedy(messages: Messages | undefined): string {
  return say(messages, "buildRemedy", REMEDY, REMEDIES)
}

function explain(error: unknown, url: string): Said {
  if ((error as Said).inWordsOf) return error as Said
  const words = String(error)
  if (/content.security.policy|unsafe-eval|\bCSP\b/i.test(words)) {
    const words = "The page’s Content-Security-Policy forbids WebAssembly: add {source} to its script-src."
    return said((messages) => say(messages, "policyForbids", words, { source: "'wasm-unsafe-eval'" }))
  }
  if (error instanceof WebAssembly.CompileError) {
    const words = "The file at {url} is no wasm, or not whole."
    return said((messages) => `${say(messages, "noWasm", words, { url })} ${remedy(messages)}`)
  }
  return unreachable(url, error)
}

function unreachable(url: string, error: unknown): Said {
  const { origin } = new URL(url, document.baseURI)
  const words = "{url} could not be loaded: check the connection, then retry."
  const policy = "If the page has a Content-Security-Policy, its connect-src needs {origin}."
  return said((messages) => {
    const missing = say(messages, "fileMissing", words, { url })
    return `${missing} ${say(messages, "policyNeeds", policy, { origin })} (${error})`
  })
}
