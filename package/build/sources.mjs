// Whether the Rust sources and the style sheets agree with the tables of src/contract.ts, in both directions: what a
// table has, they use, and what they use, a table has. The sources are read as texts, so that no compiler is needed.

import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"

/** A sentence for each fault. */
export async function checkSources(contract, root, here) {
  const rust = await texts(join(root, "src"), /\.rs$/)
  const read = (...path) => readFile(join(...path), "utf8")
  const styles = [await read(root, "style/widget.css"), await read(here, "src/frame.css")]
  const frame = await read(here, "src/frame.ts")
  const of = (wanted) => rust.filter(({ name }) => wanted.test(name)).map(({ text }) => text)
  const element = of(/^element(\.rs$|\/)/).join("\n")
  return [
    ...readFaults(contract, readIn(of(/^live\/store\/wire\.rs$/).join("\n"))),
    ...settingsFaults(contract, [...new Set(settingsIn(element))]),
    ...eventFaults(contract, eventsIn(element)),
    ...errorKindFaults(contract, errorKindsIn(of(/^api\/error\.rs$/).join("\n"))),
    ...partFaults(contract, [...rust.flatMap(({ text }) => partsIn(text)), ...ownPartsIn(frame)]),
    ...customPropertyFaults(contract, customPropertiesIn(styles.join("\n"))),
    ...classFaults(classesIn(`${styles[0]}\n${await read(root, "style/page.css")}`), rust.map(({ text }) => text)),
  ]
}

// What is asked of a customer first.

/** The fields of the constant READ. */
export function readIn(text) {
  const list = /\bconst READ\b[^=]*=\s*\[([^\]]*)\]/.exec(withoutComments(text))?.[1] ?? ""
  return [...list.matchAll(/"([^"]+)"/g)].map(([, name]) => name)
}

/** In the same order: otherwise the loader's request and the wasm's are not the same. */
export function readFaults({ READ_FIELDS }, read) {
  const [wanted, found] = [READ_FIELDS.join(), read.join()]
  return wanted === found ? [] : [`READ of src/live/store/wire.rs is “${found}”, READ_FIELDS of src/contract.ts “${wanted}”`]
}

// What the wasm is told.

/** The keys that Rust reads of the settings object, by `get(&settings, "key")` or `text(…)`. */
export function settingsIn(text) {
  return [...withoutComments(text).matchAll(/\b(?:get|text)\(\s*&?settings,\s*"(\w+)"\s*\)/g)].map(([, key]) => key)
}

export function settingsFaults({ SETTINGS }, keys) {
  return compare("the setting", Object.keys(SETTINGS), "SETTINGS", keys, "src/element.rs", "reads")
}

// What is told to the host.

/** Of each `Event::…` in `fn tell`: all first texts of tuples, which are the event's name and the keys of its detail,
 * and those of `fn error_detail` where that is called. */
export function eventsIn(text) {
  const rust = withoutComments(text)
  const firsts = (words) => [...words.matchAll(/\(\s*"(\w+)"\s*(?:\.into\(\)\s*)?,/g)].map(([, first]) => first)
  const errors = firsts(bodyOf(rust, "error_detail"))
  const arms = bodyOf(rust, "tell").split(/\bEvent::(?=\w)/).slice(1)
  return arms.map((arm) => [...firsts(arm), ...(/\berror_detail\(/.test(arm) ? errors : [])])
}

export function eventFaults({ EVENT_DETAILS }, told) {
  const where = "fn tell of src/element.rs"
  const faults = []
  const names = []
  for (const words of told) {
    const known = new Set(words.filter((word) => word in EVENT_DETAILS))
    if (known.size !== 1) {
      const said = words.map((word) => `“${word}”`).join(", ") || "none"
      faults.push(`${where} needs one event of EVENTS in src/contract.ts, but names ${said}`)
      continue
    }
    const [name] = known
    names.push(name)
    // A key may be called as its event is.
    const keys = words.toSpliced(words.indexOf(name), 1)
    faults.push(...compare("the key", Object.keys(EVENT_DETAILS[name]), `EVENT_DETAILS.${name}`, keys, where, "tells"))
  }
  // One that could not be read is a fault already: it may be the one that seems to be lacking.
  if (names.length < told.length) return faults
  return [...compare("the event", Object.keys(EVENT_DETAILS), "EVENTS", names, where, "tells"), ...faults]
}

// Kinds of errors.

/** The names that `ErrorKind::as_str` gives. */
export function errorKindsIn(text) {
  return [...bodyOf(withoutComments(text), "as_str").matchAll(/=>\s*"(\w+)"/g)].map(([, name]) => name)
}

export function errorKindFaults({ ERROR_KINDS }, names) {
  const shared = Object.keys(ERROR_KINDS).filter((name) => !ERROR_KINDS[name].isOfElementOnly)
  return compare("the kind of error", shared, "ERROR_KINDS", names, "ErrorKind::as_str of src/api/error.rs", "has")
}

// Parts and custom properties.

/** The CSS parts that Rust's views name, as `.part("…")` or `("part", "…")`. */
export function partsIn(text) {
  const pattern = /(?:\.part\(\s*|\(\s*"part",\s*)"([\w-]+)"/g
  return [...withoutComments(text).matchAll(pattern)].map(([, name]) => name)
}

/** Those that stand around the widget: `part("tag", "…")` in frame.ts. */
export function ownPartsIn(text) {
  return [...text.matchAll(/\bpart\("\w+", "([\w-]+)"\)/g)].map(([, name]) => name)
}

export function partFaults({ PARTS }, names) {
  return compare("the part", Object.keys(PARTS), "PARTS", names, "the sources", "have")
}

/** The custom properties that style sheets read, each with the variable that counts where it is not set. */
export function customPropertiesIn(css) {
  const pattern = /var\(\s*(--customer-groups-[\w-]+)\s*(?:,\s*var\(\s*(--[\w-]+))?/g
  return [...css.matchAll(pattern)].map(([, name, other]) => ({ name, else: other }))
}

export function customPropertyFaults({ CUSTOM_PROPERTIES }, found) {
  const names = found.map(({ name }) => name)
  const known = Object.keys(CUSTOM_PROPERTIES)
  const faults = compare("the custom property", known, "CUSTOM_PROPERTIES", names, "the style sheets", "have")
  for (const { name, else: other } of found) {
    const wanted = CUSTOM_PROPERTIES[name]?.else
    if (!(name in CUSTOM_PROPERTIES) || wanted === other) continue
    const [read, said] = [other ?? "no variable", wanted ?? "no variable"]
    faults.push(`a style sheet reads ${name}, else ${read}; src/contract.ts says: else ${said}`)
  }
  return faults
}

// Classes.

/** The classes that a style sheet has rules for. */
export function classesIn(css) {
  const selectors = css.replace(/\/\*[^]*?\*\//g, "").match(/[^;{}]*(?=\{)/g) ?? []
  return [...new Set(selectors.flatMap((selector) => selector.match(/(?<=\.)[a-z][\w-]*/g) ?? []))]
}

/** A rule for a class that no view gives to an element styles nothing, and nobody sees why. */
export function classFaults(classes, rust) {
  const literals = rust.flatMap((text) => withoutComments(text).match(/"[^"]*"/g) ?? [])
  const words = new Set(literals.flatMap((literal) => literal.match(/[\w-]+/g) ?? []))
  const unused = classes.filter((name) => !words.has(name))
  return unused.map((name) => `a style sheet has a rule for the class “${name}”, which no view in src has`)
}

// Reading texts.

/** What only one side has. */
function compare(what, wanted, table, found, where, has) {
  const lacking = wanted.filter((name) => !found.includes(name))
  const foreign = [...new Set(found)].filter((name) => !wanted.includes(name))
  return [
    ...lacking.map((name) => `${what} “${name}” is in ${table} of src/contract.ts, but not in ${where}`),
    ...foreign.map((name) => `${where} ${has} ${what} “${name}”, which is not in ${table} of src/contract.ts`),
  ]
}

/** Rust without its comments. Texts and letters are passed over, for what looks like a comment in them. */
export function withoutComments(rust) {
  const pattern = /r(#+)"[^]*?"\1|"(?:\\[^]|[^"\\])*"|'(?:\\[^][^']*|[^'\\])'|\/\/[^\n]*|\/\*[^]*?\*\//g
  return rust.replace(pattern, (found) => (found.startsWith("/") ? "" : found))
}

/** What is between the braces of a function, or "" if there is none of that name. */
function bodyOf(rust, name) {
  const head = new RegExp(`\\bfn ${name}\\b[^{;]*\\{`).exec(rust)
  if (!head) return ""
  const start = head.index + head[0].length
  let depth = 1
  let at = start
  for (; at < rust.length && depth; at++) depth += rust[at] === "{" ? 1 : rust[at] === "}" ? -1 : 0
  return rust.slice(start, at - 1)
}

async function texts(folder, wanted) {
  const names = (await readdir(folder, { recursive: true })).filter((name) => wanted.test(name))
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(join(folder, name), "utf8") })))
}
