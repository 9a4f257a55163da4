// Chance that falls the same way every time (mulberry32).
export function chance(seed) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit) => Math.floor(next() * limit)
  const some = (list, count) => {
    const left = [...list]
    return Array.from({ length: count }, () => left.splice(below(left.length), 1)[0])
  }
  return { below, some }
}
