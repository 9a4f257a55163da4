// The page's index.html, written for Trunk, as the page that a browser gets.

import { createHash } from "node:crypto"
import { basename } from "node:path"

/** What Trunk replaces, each with the file that it names, or none if that is the wasm. */
export function linksIn(html) {
  return tagsIn(html).filter(({ folder }) => !folder)
}

/** The folders that Trunk copies, each with the name that it gets. */
export function foldersIn(html) {
  return tagsIn(html).filter(({ folder }) => folder)
}

function tagsIn(html) {
  return [...html.matchAll(/<(?:link|script) data-trunk [^>]*>/g)].map(([tag]) => {
    const path = /\b(?:href|src)="([^"]*)"/.exec(tag)?.[1]
    const name = /\bdata-target-path="([^"]*)"/.exec(tag)?.[1]
    return name ? { tag, folder: path, name } : { tag, file: path }
  })
}

/** With the files under the names that they got. */
export function withLinks(html, names, { public_url: base, pattern_preload: preload }) {
  for (const { tag, file } of linksIn(html)) {
    const words = { base, js: names.get("page.js"), wasm: names.get("page_bg.wasm"), crossorigin: "anonymous" }
    const replacement = file
      ? tag
          .replace(" data-trunk", "")
          .replace('rel="css"', 'rel="stylesheet"')
          .replace(file, `${base}${names.get(basename(file))}`)
      : preload.trim().replace(/\{(\w+)\}/g, (_, word) => words[word])
    html = html.replace(tag, () => replacement)
  }
  // What is only copied has no place in it.
  for (const { tag } of foldersIn(html)) html = html.replace(`    ${tag}\n`, "")
  return html
}

/** A name that changes with the content, so that no cache has an old one under it. */
export function hashed(name, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 16)
  return name.replace(/(?=(_bg)?\.\w+$)/, `-${hash}`)
}

/** With the address of the backend, or of the Medusa Admin, in the `<meta>` of this name, where index.html itself names
 * none. */
export function withUrl(html, name, url) {
  const start = `<meta name="${name}" content="`
  if (!html.includes(start)) throw new Error(`index.html has lost its <meta name="${name}">`)
  return html.replace(`${start}"`, () => `${start}${url.replace(/&/g, "&amp;").replace(/"/g, "&quot;")}"`)
}
