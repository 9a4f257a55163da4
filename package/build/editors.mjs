// What editors know of the element: VS Code's custom data and JetBrains' web-types, made from custom-elements.json.

import { generateVsCodeCustomElementData } from "custom-element-vs-code-integration"
import { readFile } from "node:fs/promises"
import { join } from "node:path"

/** Writes both into the package's folder, where the manifest and package.json are. */
export async function describeToEditors(out) {
  const manifest = JSON.parse(await readFile(join(out, "custom-elements.json"), "utf8"))
  // The manifest knows the custom properties' defaults only as other properties, which would be shown as none.
  const options = { outdir: out, hideLogs: true, hideCssPropertiesDocs: true }
  generateVsCodeCustomElementData(manifest, { ...options, htmlFileName: "html-custom-data.json", cssFileName: null })
  const before = process.cwd()
  // That one reads name and version from the package.json of the working directory, as soon as it is loaded.
  process.chdir(out)
  const { generateJetBrainsWebTypes } = await import("custom-element-jet-brains-integration")
  generateJetBrainsWebTypes(manifest, { ...options, packageJson: false, webTypesFileName: "web-types.json" })
  process.chdir(before)
}
