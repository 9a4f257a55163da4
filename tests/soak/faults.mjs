// What a gateway between browser and Medusa does to a request, by the fault's name.

import { setTimeout as wait } from "node:timers/promises"

/** @typedef {import("./weather.mjs").Fault} Fault */
/** @typedef {import("node:http").ServerResponse} ServerResponse */
/** @typedef {{ status: number, headers: Record<string, string | string[] | undefined>, body: Buffer }} Answer */

/**
 * The request as the fault finds it.
 * @typedef {object} Call
 * @property {(isLate?: boolean) => Promise<Answer>} pass passes it on to the server; whether after it was answered
 * @property {ServerResponse} response
 * @property {Answer | undefined} older the first answer to the same read
 * @property {boolean} mayBeCached whether the browser takes an answer out of a cache
 */

const HTML = { "content-type": "text/html" }
const JSON_TYPE = { "content-type": "application/json" }
const page = (/** @type {string} */ title) => Buffer.from(`<!doctype html><title>${title}</title><h1>${title}</h1>`)
const json = (/** @type {unknown} */ value) => Buffer.from(JSON.stringify(value))
const noRoute = json({ message: "no Route matched with those values" })

/** Answers in the server's place. @type {Partial<Record<Fault["name"], Answer>>} */
const REFUSALS = {
  "500 json": {
    status: 500,
    headers: JSON_TYPE,
    body: json({ code: "unknown_error", type: "unknown_error", message: "An unknown error occurred." }),
  },
  "502 html": { status: 502, headers: HTML, body: page("502 Bad Gateway") },
  "429 busy": {
    status: 429,
    headers: { ...JSON_TYPE, "retry-after": "1" },
    body: json({ message: "Too many requests" }),
  },
  "401 session": { status: 401, headers: JSON_TYPE, body: json({ message: "Unauthorized" }) },
  "403 html": { status: 403, headers: HTML, body: page("403 Forbidden") },
  "403 gateway": { status: 403, headers: JSON_TYPE, body: noRoute },
  "404 html": { status: 404, headers: HTML, body: page("404 Not Found") },
  "404 gateway": { status: 404, headers: JSON_TYPE, body: noRoute },
  redirect: { status: 302, headers: { location: "/gateway/sign-in" }, body: Buffer.alloc(0) },
}

/**
 * Answers the call as the fault has it; without one, as the server does.
 * @param {Fault | undefined} fault
 * @param {Call} call
 */
export async function answer(fault, call) {
  const { response, pass } = call
  if (fault) await wait(fault.after)
  const refusal = fault && REFUSALS[fault.name]
  if (refusal) return send(response, refusal)
  switch (fault?.name) {
    case "delay":
      await wait(fault.wait)
      return send(response, await pass())
    case "drop before":
      return response.destroy()
    case "drop after":
      await pass()
      return response.destroy()
    case "json truncated": {
      const answer = await pass()
      return send(response, { ...answer, body: half(answer.body) })
    }
    case "body cut":
      begin(response, await pass())
      return response.destroy()
    case "twice":
      await pass()
      return send(response, await pass())
    case "slow body": {
      const answer = await pass()
      begin(response, answer)
      await wait(fault.wait)
      return response.end(answer.body.subarray(half(answer.body).length))
    }
    case "cached": {
      const fresh = await pass()
      const answer = (call.mayBeCached && call.older) || fresh
      return send(response, { ...answer, headers: { ...answer.headers, "cache-control": "private, max-age=60" } })
    }
    case "late":
      send(response, { status: 504, headers: HTML, body: page("504 Gateway Time-out") })
      await wait(fault.wait)
      return pass(true)
    default:
      return send(response, await pass())
  }
}

/** @param {Buffer} body */
const half = (body) => body.subarray(0, Math.ceil(body.length / 2))

/**
 * @param {ServerResponse} response
 * @param {Answer} answer
 */
function send(response, { status, headers, body }) {
  if (response.destroyed) return
  response.writeHead(status, { ...headers, "content-length": body.length }).end(body)
}

/**
 * Sends the first half.
 * @param {ServerResponse} response
 * @param {Answer} answer
 */
function begin(response, { status, headers, body }) {
  if (response.destroyed) return
  response.writeHead(status, { ...headers, "content-length": body.length })
  response.write(half(body))
}
