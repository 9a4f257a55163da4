// The gateway between the browser and the page with its Medusa. Each sequence has weather of its own, which is known by
// a cookie, and a list of what was sent.

import { once } from "node:events"
import { Agent, createServer, request as send } from "node:http"
import { answer } from "./faults.mjs"
import { kindOf, weather } from "./weather.mjs"

/** @typedef {import("./faults.mjs").Answer} Answer */
/** @typedef {import("./weather.mjs").Kind} Kind */
/** @typedef {import("node:http").IncomingMessage} IncomingMessage */
/** @typedef {import("node:http").ServerResponse} ServerResponse */

/**
 * A request of a sequence.
 * @typedef {object} Sent
 * @property {number} at when it came, as `Date.now()` has it
 * @property {Kind} kind
 * @property {string} method
 * @property {string} path
 * @property {string} body
 * @property {string} fault the fault's name, or nothing
 * @property {string} user whose session it had
 * @property {{ at: number, status: number, isLate: boolean }[]} passed each time that it was passed on: when that was
 *   answered, and whether long after the browser was
 */

const SEQUENCE = "soak-sequence"
/** No answer of the server is waited for longer, in milliseconds. */
const PATIENCE = 30_000

/** What is between two programs, and what the body's own length says again. */
const OF_A_CONNECTION = ["connection", "keep-alive", "transfer-encoding", "content-length"]

export class Proxy {
  /** @type {Map<string, Stream>} */
  #streams = new Map()
  /** Who has a session, and who may have one, by what the browser sends. @type {Map<string, string>} */
  #users = new Map()
  #agent = new Agent({ keepAlive: true })
  #server = createServer((request, response) => this.#take(request, response))
  /** @type {(path: string) => string} */
  #upstream

  /** @param {(path: string) => string} upstream which server a path belongs to */
  constructor(upstream) {
    this.#upstream = upstream
  }

  /** @param {number} port */
  async listen(port) {
    // A browser that uses a connection again in the moment in which it is closed as idle would find a fault of ours.
    this.#server.keepAliveTimeout = 0
    this.#server.listen(port, "localhost")
    await once(this.#server, "listening")
    const { port: actual } = /** @type {import("node:net").AddressInfo} */ (this.#server.address())
    return `http://localhost:${actual}`
  }

  async close() {
    this.#server.closeAllConnections()
    this.#agent.destroy()
    await new Promise((closed) => this.#server.close(closed))
  }

  /**
   * The weather of a sequence begins. The cookie is for its browser.
   * @param {number} seed
   */
  open(seed) {
    const stream = new Stream(seed)
    this.#streams.set(String(seed), stream)
    return { stream, cookie: { name: SEQUENCE, value: String(seed) } }
  }

  /** @param {number} seed */
  forget(seed) {
    this.#streams.delete(String(seed))
  }

  /**
   * Notes whose session it is.
   * @param {string} session the value of its cookie
   * @param {string} user
   */
  isOf(session, user) {
    this.#users.set(session, user)
  }

  /**
   * @param {IncomingMessage} request
   * @param {ServerResponse} response
   */
  async #take(request, response) {
    const { method = "GET", url: path = "/" } = request
    const cookies = request.headers.cookie ?? ""
    const stream = this.#streams.get(cookieOf(cookies, SEQUENCE))
    try {
      const body = await bodyOf(request)
      const pass = () => this.#pass(request, body)
      if (path.startsWith("/gateway/")) {
        response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Sign in</title>")
      } else if (stream && /^\/(admin|auth)\//.test(path)) {
        const user = this.#users.get(cookieOf(cookies, "connect.sid")) ?? ""
        const mayBeCached = method === "GET" && !/no-cache|no-store/.test(request.headers["cache-control"] ?? "")
        await stream.take({ method, path, body: body.toString(), user, mayBeCached }, pass, response)
      } else {
        await answer(undefined, { pass, response, older: undefined, mayBeCached: false })
      }
    } catch {
      // The browser has gone, or the server is down: there is nobody to tell, or nothing but this.
      response.destroy()
    }
  }

  /**
   * @param {IncomingMessage} request
   * @param {Buffer} body
   * @returns {Promise<Answer>}
   */
  async #pass(request, body) {
    const { method, url: path = "/" } = request
    const upstream = new URL(path, this.#upstream(path))
    const headers = { ...without(request.headers, OF_A_CONNECTION), host: upstream.host }
    const passed = send(upstream, { method, headers, agent: this.#agent, signal: AbortSignal.timeout(PATIENCE) })
    passed.end(body)
    const [answered] = /** @type {[IncomingMessage]} */ (await once(passed, "response"))
    const answer = {
      status: answered.statusCode ?? 502,
      headers: without(answered.headers, OF_A_CONNECTION),
      body: await bodyOf(answered),
    }
    this.#note(request, body.toString(), answer)
    return answer
  }

  /**
   * Whose token was given, and whose session was made of it.
   * @param {IncomingMessage} request
   * @param {string} body
   * @param {Answer} answer
   */
  #note({ url, headers }, body, answer) {
    if (answer.status !== 200) return
    if (url === "/auth/user/emailpass") this.isOf(JSON.parse(answer.body.toString()).token, JSON.parse(body).email)
    if (url !== "/auth/session") return
    const user = this.#users.get((headers.authorization ?? "").replace("Bearer ", ""))
    const session = cookieOf([answer.headers["set-cookie"]].flat().join(";"), "connect.sid")
    if (user && session) this.isOf(session, user)
  }
}

/** The weather of one sequence, and what was sent in it. */
export class Stream {
  /** @type {Sent[]} */
  sent = []
  #isFair = false
  /** @type {ReturnType<typeof weather>} */
  #weather
  /** @type {Partial<Record<Kind, number>>} */
  #counts = {}
  /** The first answer to each read. @type {Map<string, Answer>} */
  #older = new Map()
  #underWay = 0
  /** @type {(() => void)[]} */
  #waiting = []

  /** @param {number} seed */
  constructor(seed) {
    this.#weather = weather(seed)
  }

  get words() {
    return `${Math.round(this.#weather.rate * 100)} % faults, mostly “${this.#weather.usual}”`
  }

  /** From now on nothing goes wrong any more. */
  heal() {
    this.#isFair = true
  }

  /** Resolves when nothing is under way, and nothing is still to be passed on late. */
  async quiet() {
    while (this.#underWay > 0) await new Promise((resolve) => this.#waiting.push(() => resolve(undefined)))
  }

  /**
   * @param {{ method: string, path: string, body: string, user: string, mayBeCached: boolean }} request
   * @param {() => Promise<Answer>} pass
   * @param {ServerResponse} response
   */
  async take({ method, path, body, user, mayBeCached }, pass, response) {
    const kind = kindOf(method, path)
    const number = this.#counts[kind] ?? 0
    this.#counts[kind] = number + 1
    const fault = this.#isFair ? undefined : this.#weather.fault(kind, number)
    /** @type {Sent} */
    const sent = { at: Date.now(), kind, method, path, body, fault: fault?.name ?? "", user, passed: [] }
    this.sent.push(sent)
    this.#underWay += 1
    try {
      const older = this.#older.get(path)
      const noted = async (/** @type {boolean | undefined} */ isLate) => {
        const answer = await pass()
        sent.passed.push({ at: Date.now(), status: answer.status, isLate: isLate ?? false })
        if (method === "GET" && answer.status === 200 && !this.#older.has(path)) this.#older.set(path, answer)
        return answer
      }
      await answer(fault, { pass: noted, response, older, mayBeCached })
    } finally {
      this.#underWay -= 1
      if (this.#underWay === 0) for (const resolve of this.#waiting.splice(0)) resolve()
    }
  }
}

/**
 * @param {string} cookies
 * @param {string} name
 */
function cookieOf(cookies, name) {
  const cookie = cookies.split(/;\s*/).find((cookie) => cookie.startsWith(`${name}=`))
  return cookie?.slice(name.length + 1) ?? ""
}

/** @param {IncomingMessage} message */
async function bodyOf(message) {
  const chunks = []
  for await (const chunk of message) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/**
 * @param {import("node:http").IncomingHttpHeaders} headers
 * @param {string[]} names
 */
function without(headers, names) {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)))
}
