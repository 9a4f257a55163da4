// Whether custom-elements.json and the README name all that a host can use, and nothing else. Attributes, parts and custom
// properties are read from the sources.

import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"

export async function checkDocs(root, here) {
  const read = (...path) => readFile(join(...path), "utf8")
  const readme = await read(here, "README.md")
  const { modules } = JSON.parse(await read(here, "custom-elements.json"))
  const element = modules.flatMap(({ declarations }) => declarations).find(({ tagName }) => tagName)

  const rust = await texts(join(root, "src"), /\.rs$/)
  const ours = await texts(join(here, "src"), /\.(ts|css)$/)
  const style = await read(root, "style/widget.css")
  const found = {
    attributes: all(/^  "?([a-z-]+)"?: (?:"|\[|\{|false)/gm, /ATTRIBUTES = \{([^]*?)\n\}/.exec(ours)[1]),
    // `.part("…")` or `("part", "…")` in Rust's views, `part("tag", "…")` in our own.
    cssParts: [...all(/(?:\.part\(|\("part", )"([\w-]+)"\)/g, rust), ...all(/\bpart\("\w+", "([\w-]+)"\)/g, ours)],
    cssProperties: all(/(--customer-groups-[\w-]+)/g, style + ours),
    events: all(/^ {2}(\w+): /gm, /interface EventDetails \{([^]*?)\n\}/.exec(ours)[1]).map((name) => `customer-groups-${name}`),
  }

  const faults = []
  for (const [kind, names] of Object.entries(found)) {
    const listed = new Set(element[kind].map(({ name }) => name))
    for (const name of new Set(names)) {
      if (!listed.has(name)) faults.push(`custom-elements.json lacks “${name}” in ${kind}`)
      if (!readme.includes(`\`${name}\``)) faults.push(`README.md lacks \`${name}\` (${kind})`)
    }
    for (const name of listed) {
      if (!names.includes(name)) faults.push(`custom-elements.json has “${name}” in ${kind}, the sources have not`)
    }
  }
  if (faults.length) throw new Error(faults.join("\n"))
}

function all(pattern, text) {
  return [...text.matchAll(pattern)].map((match) => match.slice(1).find(Boolean))
}

async function texts(folder, wanted) {
  const names = (await readdir(folder, { recursive: true })).filter((name) => wanted.test(name))
  return (await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")))).join("\n")
}
