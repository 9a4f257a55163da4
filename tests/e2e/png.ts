// What is in a screenshot, and how it is made small: 256 colours are enough for a page of text, and a third of the
// bytes.

import { crc32, deflateSync, inflateSync } from "node:zlib"

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** The same picture with a palette of its most frequent colours, and of the rare ones that are unlike those, such as an
 * emoji's. Takes what Chromium writes: 8 bits, RGB or RGBA. */
export function shrink(png: Buffer): Buffer {
  const { width, height, pixels } = decode(png)
  const uses = new Map<number, number>()
  for (const colour of pixels) uses.set(colour, (uses.get(colour) ?? 0) + 1)
  const byUse = [...uses].sort(([a, m], [b, n]) => n - m || a - b).map(([colour]) => colour)
  const palette = byUse.slice(0, 192)
  const rare = byUse.slice(192).map((colour) => ({ colour, far: distance(palette[nearest(palette, colour)]!, colour) }))
  while (palette.length < 256 && rare.length > 0) {
    const chosen = rare.reduce((farthest, other) => (other.far > farthest.far ? other : farthest)).colour
    palette.push(chosen)
    for (const other of rare) other.far = Math.min(other.far, distance(chosen, other.colour))
  }
  const index = new Map(byUse.map((colour) => [colour, nearest(palette, colour)]))

  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = index.get(pixels[y * width + x]!)!
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  const data = deflateSync(rows, { level: 9, memLevel: 9 })
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("PLTE", colours),
    chunk("IDAT", data),
    chunk("IEND", Buffer.alloc(0)),
  ])
}

/** Whether a picture shows something: enough of it stands out, by 3:1, from what most of it is. */
export function showsSomething(png: Buffer): boolean {
  const { pixels } = decode(png)
  const uses = new Map<number, number>()
  for (const colour of pixels) uses.set(colour, (uses.get(colour) ?? 0) + 1)
  const [[ground]] = [...uses].sort(([, a], [, b]) => b - a) as [[number, number]]
  return pixels.filter((colour) => contrast(colour, ground) >= 3).length >= 8
}

/** As WCAG measures it. */
function contrast(a: number, b: number): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((a, b) => a - b) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: number): number {
  const [red, green, blue] = [16, 8, 0].map((shift) => {
    const part = ((colour >> shift) & 255) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function nearest(palette: number[], colour: number): number {
  return palette.reduce(
    (best, other, at) => (distance(other, colour) < distance(palette[best]!, colour) ? at : best),
    0,
  )
}

function distance(a: number, b: number): number {
  return [16, 8, 0].reduce((sum, shift) => sum + (((a >> shift) & 255) - ((b >> shift) & 255)) ** 2, 0)
}

function decode(png: Buffer): { width: number; height: number; pixels: Uint32Array } {
  const parts: Buffer[] = []
  let width = 0
  let height = 0
  let channels = 3
  for (let at = signature.length; at < png.length;) {
    const length = png.readUInt32BE(at)
    const type = png.toString("latin1", at + 4, at + 8)
    const data = png.subarray(at + 8, at + 8 + length)
    if (type === "IHDR") {
      width = data.readUInt32BE(0)
      height = data.readUInt32BE(4)
      channels = data[9] === 6 ? 4 : 3
    }
    if (type === "IDAT") parts.push(data)
    at += length + 12
  }
  const raw = inflateSync(Buffer.concat(parts))
  const stride = width * channels
  const bytes = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)]!
    for (let x = 0; x < stride; x++) {
      const left = x < channels ? 0 : bytes[y * stride + x - channels]!
      const up = y === 0 ? 0 : bytes[(y - 1) * stride + x]!
      const corner = x < channels || y === 0 ? 0 : bytes[(y - 1) * stride + x - channels]!
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]!
      bytes[y * stride + x] = raw[y * (stride + 1) + 1 + x]! + guess
    }
  }
  const pixels = new Uint32Array(width * height)
  for (let at = 0; at < pixels.length; at++) pixels[at] = bytes.readUIntBE(at * channels, 3)
  return { width, height, pixels }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data])
  const result = Buffer.alloc(data.length + 12)
  result.writeUInt32BE(data.length, 0)
  named.copy(result, 4)
  result.writeUInt32BE(crc32(named), data.length + 8)
  return result
}
