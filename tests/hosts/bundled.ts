// Scripts of npm packages, as a page would load them.

import { build } from "esbuild"
import { fileURLToPath } from "node:url"

const made = new Map<string, Promise<string>>()

/** A module without imports of what this one says, which may import the packages of this folder. */
export function bundled(contents: string): Promise<string> {
  if (!made.has(contents)) made.set(contents, bundle(contents))
  return made.get(contents)!
}

async function bundle(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL(".", import.meta.url)) },
    define: { "process.env.NODE_ENV": '"production"' },
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    minify: true,
  })
  return outputFiles[0]!.text
}
