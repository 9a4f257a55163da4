// The element's wasm, with one function of it broken.

/** A wasm as it was, but that the function exported by this name does nothing but trap, as a panic does. */
export function withTrapIn(wasm: Buffer, name: string): Buffer {
  const broken = Buffer.from(wasm)
  const sections = sectionsOf(broken)
  const imports = new Reader(broken, sections.get(2)!)
  let imported = 0
  for (let left = imports.number(); left > 0; left--) {
    imports.skip(imports.number())
    imports.skip(imports.number())
    if (imports.byte() !== 0) throw new Error("the wasm imports something that is no function")
    imports.number()
    imported++
  }
  const exports = new Reader(broken, sections.get(7)!)
  let wanted: number | undefined
  for (let left = exports.number(); left > 0; left--) {
    const is = exports.text(exports.number()) === name && exports.byte() === 0
    if (!is) exports.byte()
    const index = exports.number()
    if (is) wanted = index - imported
  }
  if (wanted === undefined) throw new Error(`the wasm exports no function ${name}`)
  const code = new Reader(broken, sections.get(10)!)
  code.number()
  for (let at = 0; at < wanted; at++) code.skip(code.number())
  const end = code.number() + code.at
  for (let groups = code.number(); groups > 0; groups--) {
    code.number()
    code.byte()
  }
  // `unreachable` is a zero; the last byte is the function's `end`.
  broken.fill(0, code.at, end - 1)
  return broken
}

/** Where each section's content begins, by its id. */
function sectionsOf(wasm: Buffer): Map<number, number> {
  const sections = new Map<number, number>()
  const reader = new Reader(wasm, 8)
  while (reader.at < wasm.length) {
    const id = reader.byte()
    const size = reader.number()
    sections.set(id, reader.at)
    reader.skip(size)
  }
  return sections
}

class Reader {
  at: number
  readonly #bytes: Buffer

  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes
    this.at = at
  }

  byte(): number {
    return this.#bytes[this.at++]!
  }

  /** A whole number in LEB128. */
  number(): number {
    let number = 0
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte()
      number += (byte & 127) * 2 ** shift
      if (byte < 128) return number
    }
  }

  text(length: number): string {
    this.at += length
    return this.#bytes.toString("utf8", this.at - length, this.at)
  }

  skip(length: number): void {
    this.at += length
  }
}
