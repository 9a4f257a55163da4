// wasm-bindgen's glue as a function that makes one for each instance of the wasm: the glue is a module, of which a page
// has only one, for one instance.

import { build } from "esbuild"
import { basename, dirname } from "node:path"

/** The text of a module whose default export is that function. */
export async function glueMaker(path) {
  const names = "mount, __wbg_get_imports as imports, __wbg_finalize_init as start"
  const stdin = { contents: `export { ${names} } from "./${basename(path)}"`, resolveDir: dirname(path) }
  const options = { bundle: true, format: "esm", target: "es2022", charset: "utf8", minify: true, write: false }
  const { outputFiles } = await build({ stdin, ...options })
  const [code, exports] = outputFiles[0].text.split(/\bexport\{(.*)\};\s*$/)
  if (!exports) throw new Error(`${path}: there is no list of exports at the end`)
  const members = exports.split(",").map((name) => name.replace(/^(\S+) as (\S+)$/, "$2:$1"))
  return `export default()=>{${code}return{${members}}}`
}
