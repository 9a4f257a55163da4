// What a person sees while they wait.

/** A problem that its message explains: shown without a stack. */
export class Trouble extends Error {}

export function say(line) {
  console.log(`backend: ${line}`)
}

export function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`
}

/** Runs one step, says that it began and how long it took, and every ten seconds that it is still at it. */
export async function step(name, work) {
  const since = Date.now()
  say(`${name} …`)
  const reminder = setInterval(() => say(`${name}: still at it after ${seconds(since)}`), 10_000)
  try {
    const result = await work()
    say(`${name}: done in ${seconds(since)}`)
    return result
  } finally {
    clearInterval(reminder)
  }
}
