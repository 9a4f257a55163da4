// Which fault befalls which request of a sequence.

import { Random } from "./random.mjs"

/** @typedef {keyof typeof FAULTS} FaultName */
/**
 * In milliseconds: `after` how long it shows, by when somebody may have gone elsewhere; and `wait`, where the fault
 * itself is one of time.
 * @typedef {{ name: FaultName, after: number, wait: number }} Fault
 */
/** @typedef {"batch" | "create" | "read" | "list" | "auth"} Kind */

/** How often each is chosen, beside the others. */
const FAULTS = {
  /** It is passed on a while later. */
  delay: 4,
  /** The connection is cut, before the request was passed on, or after it. */
  "drop before": 3,
  "drop after": 3,
  /** Refusals in Medusa's place. */
  "500 json": 3,
  "502 html": 2,
  "429 busy": 2,
  "401 session": 2,
  /** Those of a gateway, which are no word of Medusa's. */
  "403 html": 1,
  "403 gateway": 1,
  "404 html": 1,
  "404 gateway": 1,
  /** The answer's JSON ends early, though HTTP says that it is whole; or the connection is cut in the middle of it. */
  "json truncated": 2,
  "body cut": 2,
  /** It is passed on twice, and the second answer counts. */
  twice: 3,
  /** Somebody wants the browser to go elsewhere. */
  redirect: 1,
  "slow body": 2,
  /** A cache gives an older answer once more. */
  cached: 2,
  /** The gateway gives up at once, and passes the request on all the same, some time later. */
  late: 3,
}

/** How often something is wrong, in one sequence or another. */
const RATES = [0.1, 0.25, 0.4, 0.6, 0.85]

/** How much of that befalls what is no edit: or nobody would come to edit anything. */
const CALMER = { batch: 1, create: 1, read: 0.7, list: 0.4, auth: 0.25 }

/**
 * What a request is for.
 * @param {string} method
 * @param {string} path
 * @returns {Kind}
 */
export function kindOf(method, path) {
  const [route = ""] = path.split("?")
  if (method === "POST" && /^\/admin\/customers\/[^/]+\/customer-groups$/.test(route)) return "batch"
  if (method === "POST" && route === "/admin/customer-groups") return "create"
  if (/^\/auth\/|^\/admin\/users\/me$/.test(route)) return "auth"
  return /^\/admin\/customers\/[^/]+$/.test(route) ? "read" : "list"
}

/**
 * The weather of one sequence. Each kind of request has a row of faults of its own, so that one read more or less,
 * which is a matter of time, leaves the others as they were.
 * @param {number} seed
 */
export function weather(seed) {
  const random = new Random(seed, "weather")
  const rate = random.one(RATES)
  // Much of the same makes what is rare happen: an edit that fails five times in a row.
  const usual = random.weighted(FAULTS)
  return {
    rate,
    usual,
    /**
     * What befalls the request of this number, from 0, among those of its kind.
     * @param {Kind} kind
     * @param {number} number
     * @returns {Fault | undefined}
     */
    fault(kind, number) {
      const random = new Random(seed, "fault", kind, number)
      if (!random.happens(rate * CALMER[kind])) return undefined
      const name = random.happens(0.4) ? usual : random.weighted(FAULTS)
      if (name === "cached" && kind !== "read" && kind !== "list") return undefined
      const after = random.happens(0.6) ? 0 : random.between(100, 1500)
      return { name, after, wait: name === "late" ? random.between(1000, 6000) : random.between(100, 1200) }
    },
  }
}
