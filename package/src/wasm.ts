// Compiles the wasm. If that fails, finds out why: each cause has a remedy of its own, of which browsers say little.

import type { WasmFile } from "./wasm-file.ts"

const REMEDY =
  'The page’s build does not serve that file: with Vite, add optimizeDeps: { exclude: ["medusa-customer-groups"] } ' +
  "to its configuration; else call setWasmUrl() with its address, or import " +
  '"medusa-customer-groups/inline", which needs no file.'

export async function compile({ url, response }: WasmFile): Promise<WebAssembly.Module> {
  if (typeof WebAssembly !== "object") throw new Error("This browser has no WebAssembly, or it is turned off.")
  const answer = await response.catch((error: unknown) => {
    throw unreachable(url, error)
  })
  const type = answer.headers.get("content-type")?.split(";")[0] ?? ""
  if (!answer.ok) throw new Error(`The server answered ${answer.status} for ${url}. ${REMEDY}`)
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
  throw new Explained(`The server answered ${type || "something else"} and no wasm for ${url}. ${REMEDY}`)
}

/** An error whose message already says what to do. */
class Explained extends Error {}

function explain(error: unknown, url: string): Error {
  if (error instanceof Explained) return error
  const words = String(error)
  if (/content.security.policy|unsafe-eval|\bCSP\b/i.test(words)) {
    const remedy = "add 'wasm-unsafe-eval' to its script-src."
    return new Error(`The page’s Content-Security-Policy forbids WebAssembly: ${remedy}`)
  }
  if (error instanceof WebAssembly.CompileError) {
    return new Error(`The file at ${url} is no wasm, or not whole. ${REMEDY}`)
  }
  return unreachable(url, error)
}

function unreachable(url: string, error: unknown): Error {
  const { origin } = new URL(url, document.baseURI)
  const policy = `If the page has a Content-Security-Policy, its connect-src needs ${origin}.`
  return new Error(`${url} could not be loaded: check the connection, then retry. ${policy} (${error})`)
}
