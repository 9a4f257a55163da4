const { Request } = globalThis

// What the tests put in the place of the browser's own, until they call what they got back.
export function replace(target, name, value) {
  const own = Object.getOwnPropertyDescriptor(target, name)
  Object.defineProperty(target, name, { value, configurable: true, writable: true })
  return () => (own ? Object.defineProperty(target, name, own) : delete target[name])
}

// `answer` is the body of a function of `request`, as the browser makes it of what `fetch` is called with. Every
// request is kept in `sent`.
export function stubFetch(answer, sent) {
  const respond = new Function("request", answer)
  return replace(globalThis, "fetch", (url, init) => {
    restorePage()
    const isPlain = typeof url === "string" && Object.getPrototypeOf(init) === Object.prototype
    if (!isPlain) throw new Error("not (string, init)")
    const request = new Request(url, init)
    sent.push(request.clone())
    return respond(request)
  })
}

export function stubTimeout(milliseconds) {
  const timeout = AbortSignal.timeout.bind(AbortSignal)
  return replace(AbortSignal, "timeout", () => timeout(milliseconds))
}

export function stubOnline(online) {
  return replace(navigator, "onLine", online)
}

let restorePage = () => {}

/** What old libraries and careless pages do, until the next call of `fetch`: no longer than the task in which it is
 * made, since whoever drives this browser runs scripts in the page, too, and reads what they answer as JSON. */
export function stubPage() {
  const undo = ["Request", "Headers", "URLSearchParams", "Element", "Node", "EventTarget"].map((name) =>
    replace(globalThis, name, class {}),
  )
  for (const { prototype } of [Array, String, Object]) undo.push(replace(prototype, "toJSON", () => "changed"))
  restorePage = () => undo.forEach((restore) => restore())
  return restorePage
}

export async function describe(request) {
  const { method, url, credentials, mode } = request
  return { method, url, credentials, mode, headers: [...request.headers], body: await request.text() }
}
