// Medusa's `fields` parameter, joined from what the widget needs and what its host asks: as `Fields::new` of
// src/api/fields.rs, whose reasons stand there. tests/fields.json holds both to the same.

export function joinFields(own: readonly string[], host: string): string {
  const isWhole = (field: string) => /^[+\-\s]*(\*groups|groups\.\*)$/.test(field)
  let asked = host.split(",").map((field) => field.trim())
  asked = asked.filter((field) => {
    const name = field.replace(/^[+\-\s]+/, "")
    return name && name !== "groups" && !own.includes(name) && !(field.startsWith("-") && isWhole(field))
  })
  const onDefaults = asked.length > 0 && asked.every((field) => /^[+\-*]|\.\*$/.test(field))
  if (!onDefaults) asked = asked.filter((field) => !field.startsWith("-"))
  const isNarrowed = !asked.some(isWhole)
  const mine = own.filter((name) => isNarrowed || !name.startsWith("groups."))
  return [...new Set([...mine.map((name) => (onDefaults ? `+${name}` : name)), ...asked])].join()
}
