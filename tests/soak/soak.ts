// Random edits under random faults between the real page and the real Medusa: that no edit is lost without a word.

import { mkdir, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { account, expect, suffix, test } from "../e2e/fixtures.ts"
import { GuestServer } from "../hosts/guest-server.ts"
import type { Account } from "./person.ts"
import { Proxy } from "./proxy.mjs"
import { run, type House, type Outcome } from "./sequence.ts"
import { ELEMENTS } from "./tab.ts"

const sequences = Number(process.env.SOAK_SEQUENCES || 20)
const firstSeed = Number(process.env.SOAK_SEED || 1)
const port = Number(process.env.SOAK_PORT || 8771)
const output = process.env.SOAK_OUTPUT || fileURLToPath(new URL("../../target/soak/sequences", import.meta.url))

/** Sequences at a time: each spends most of its time waiting for its weather. */
const AT_ONCE = 8

test(`${sequences} random sequences of edits under random faults`, async ({ browser, signedInAdmin, baseURL }) => {
  const guests = await GuestServer.start(0)
  guests.policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'"
  const isGuests = (path: string) => path.startsWith(ELEMENTS) || path.startsWith("/medusa-customer-groups/")
  const proxy = new Proxy((path) => (isGuests(path) ? guests.origin : baseURL!))
  const origin = await proxy.listen(port)
  const admin = signedInAdmin.fresh()
  const other: Account = { email: `soak-${suffix()}@medusa.test`, password: "supersecret" }
  const { id } = await admin.createUser(other)
  const house: House = { browser, admin, users: [account, other], proxy, guests, origin }
  try {
    const failed = await runAll(house)
    const words = `the seeds of the sequences that fell short; what happened in each is in ${output}`
    expect(failed, words).toEqual([])
  } finally {
    await admin.request("DELETE", `/admin/users/${id}`)
    await proxy.close()
    await guests.stop()
  }
})

/** Runs them some at a time. Returns the seeds of those that fell short. */
async function runAll(house: House): Promise<number[]> {
  await rm(output, { recursive: true, force: true })
  await mkdir(output, { recursive: true })
  const seeds = Array.from({ length: sequences }, (_, at) => firstSeed + at)
  const failed: number[] = []
  let done = 0
  const work = async () => {
    for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
      const outcome = await run(house, seed)
      if (outcome.shortcomings.length > 0) failed.push(seed)
      await writeFile(join(output, `${seed}.txt`), outcome.diary)
      tell((done += 1), seed, outcome)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return failed
}

function tell(done: number, seed: number, { shortcomings, weather }: Outcome): void {
  const again = `FELL SHORT (cargo xtask soak --sequences 1 --seed ${seed})`
  const result = shortcomings.length === 0 ? "as it should be" : again
  console.log(`${"soak".padStart(10)}  ${done} of ${sequences}, seed ${seed}, ${weather}: ${result}`)
  for (const { kind, words } of shortcomings) console.log(`${" ".repeat(12)}${kind}: ${words}`)
}
