// Medusa's `fields` parameter: which fields of a record an answer carries.

type Stored = Record<string, unknown>

/**
 * The fields of the record that are asked for.
 *
 * `+name`, `-name`, `*relation` and `relation.*` change the endpoint's default fields. One field without such a sign
 * replaces them all, and then signs before other names count for nothing: `email,-phone` gives the phone. A relation's
 * bare name gives nothing of it, and what does not exist is left out.
 */
export function selectFields(record: Stored, fields: unknown, defaults: readonly string[]): Stored {
  const asked = String(fields ?? "")
    .split(",")
    // What a plus becomes that was not encoded.
    .map((field) => field.replace(/^\s+/, "+").trim())
    .filter(Boolean)
  const isSigned = (field: string) => /^[-+*]|\.\*$/.test(field)
  if (!asked.every(isSigned)) {
    return pick(record, ["id", ...asked.map((field) => field.replace(/^[-+]/, ""))])
  }
  const wanted = new Set(["id", ...defaults])
  for (const field of asked) {
    if (field.startsWith("-")) wanted.delete(field.slice(1))
    else wanted.add(field.replace(/^\+/, ""))
  }
  return pick(record, [...wanted])
}

function pick(record: Stored, paths: string[]): Stored {
  const picked: Stored = {}
  for (const [name, value] of Object.entries(record)) {
    if (!isRelation(value)) {
      if (paths.includes(name)) picked[name] = value
      continue
    }
    const isWhole = paths.includes(`*${name}`) || paths.includes(`${name}.*`)
    const inner = paths.filter((path) => path.startsWith(`${name}.`)).map((path) => path.slice(name.length + 1))
    if (isWhole) picked[name] = value
    else if (inner.length > 0) picked[name] = value.map((item) => pick(item, inner))
  }
  return picked
}

function isRelation(value: unknown): value is Stored[] {
  return Array.isArray(value)
}
