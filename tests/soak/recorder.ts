// What a page tells the soak of itself: what was wanted by a click, going by the rows before and after it, and every
// text that an admin could read.

import type { Entry } from "./judge.mjs"

type Of<Kind extends Entry["is"]> = Extract<Entry, { is: Kind }>

/** What comes from a page; who it is of is known outside. */
export type Heard = { at: number; customer: string } & (
  | Pick<Of<"wish">, "is" | "group" | "wish">
  | Pick<Of<"withdrawn">, "is" | "group">
  | Pick<Of<"told">, "is" | "text">
  | Pick<Of<"event">, "is" | "of">
  | Pressed
)

/** Undo or Discard was pressed below the name of a customer who is not on screen, beside this text. */
export interface Pressed {
  is: "pressed"
  button: "Undo" | "Discard"
  name: string
  text: string
}

/** What is on screen beside one customer; `isBusy` while more is to come by itself. */
export interface Shown {
  customer: string
  groups: string[] | null
  texts: string[]
  isBusy: boolean
}

export interface RecordedWindow extends Window {
  soakHears(heard: Heard): void
  soakShown(): Shown[]
}

/** Runs in the page, before anything else does. */
export function record(): void {
  const here = window as unknown as RecordedWindow
  /** A card, or where one may come. */
  interface Place {
    root: Document | ShadowRoot
    customer: string
  }

  const places = (): Place[] => {
    const elements = document.querySelectorAll<HTMLElement & { customerId: string }>("medusa-customer-groups")
    const inElements = [...elements].flatMap(({ shadowRoot, customerId }) =>
      shadowRoot ? [{ root: shadowRoot, customer: customerId }] : [],
    )
    const inPage = { root: document, customer: new URLSearchParams(location.search).get("customer") ?? "" }
    return location.pathname === "/" ? [inPage] : inElements
  }

  const groups = ({ root }: Place): string[] | null => {
    if (!root.querySelector("[part=count]")?.textContent) return null
    return [...root.querySelectorAll("th[scope=row] bdi")].map((name) => name.textContent ?? "")
  }

  /** Each sentence in a line of its own. The names in it are elements. */
  const read = (element: Element): string => {
    const lines: string[] = []
    let last: Element | null | undefined
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent ?? ""
      const holder = walker.currentNode.parentElement?.closest(":not(bdi)")
      if (holder === last) lines.push((lines.pop() ?? "") + text)
      else lines.push(text)
      last = holder
    }
    return lines.map((line) => line.trim()).filter(Boolean).join("\n")
  }

  /** What is told of a customer who is not on screen stands below that one's name. */
  const nameAbove = (message: Element): string | null => {
    const name = message.parentElement?.querySelector(":scope > .cg-title")
    return name && name !== message ? name.textContent : null
  }

  const texts = ({ root }: Place): string[] => {
    const parts = "[part=message], [part=note], [part=pasted], [part=empty], [role=alert]"
    const elements = [...root.querySelectorAll(parts)].filter((element) => !element.parentElement?.closest(parts))
    const named = (element: Element) => {
      const name = nameAbove(element)
      return name ? `${name}: ${read(element)}` : read(element)
    }
    return elements.map(named).filter(Boolean)
  }

  const isHeld = (text: string) => text.includes("Not saved yet")

  /** An edit is on its way that no screen need show: its customer was left. The page itself knows, as whoever closes it
   * would find out. */
  const hasMoreToCome = (texts: string[]): boolean => {
    const event = new Event("beforeunload", { cancelable: true })
    dispatchEvent(event)
    return event.defaultPrevented && !texts.some(isHeld)
  }

  const isBusy = ({ root }: Place, texts: string[]): boolean => {
    if (root.querySelector("[part=skeleton]")) return true
    // What is held waits for a person, whatever else is said of it.
    if (texts.some(isHeld)) return false
    return root.querySelector("[aria-busy=true]") !== null || texts.some((text) => text.includes("…"))
  }

  here.soakShown = () => {
    const isWaiting = hasMoreToCome(places().flatMap(texts))
    return places().map((place) => {
      const said = texts(place)
      const { customer } = place
      return { customer, groups: groups(place), texts: said, isBusy: isWaiting || isBusy(place, said) }
    })
  }

  // What came on screen since the last frame.
  let before: string[] = []
  const look = () => {
    const now = places().flatMap((place) => texts(place).map((text) => ({ customer: place.customer, text })))
    const known = [...before]
    for (const { customer, text } of now) {
      const at = known.indexOf(`${customer}\n${text}`)
      if (at >= 0) known.splice(at, 1)
      else here.soakHears({ is: "told", at: Date.now(), customer, text })
    }
    before = now.map(({ customer, text }) => `${customer}\n${text}`)
  }
  let isAwaited = false
  const observer = new MutationObserver(() => {
    if (isAwaited) return
    isAwaited = true
    requestAnimationFrame(() => {
      isAwaited = false
      look()
    })
  })
  const follow = (root: Node) => observer.observe(root, { subtree: true, childList: true, characterData: true })
  follow(document)
  const attachShadow = Element.prototype.attachShadow
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options)
    follow(root)
    return root
  }

  // What a click has made of the rows is what was wanted: the widget shows it in that same frame.
  const watch = (event: Event) => {
    const at = Date.now()
    const path = event.composedPath()
    const place = places().findLast(({ root }) => path.includes(root))
    if (!place) return
    const button = (path[0] as Element).closest?.("button")
    const message = button?.closest("[part=message], [role=alert]")
    const name = message && nameAbove(message)
    const label = button?.textContent
    if (name && (label === "Undo" || label === "Discard")) {
      return here.soakHears({ is: "pressed", at, customer: place.customer, button: label, name, text: read(message) })
    }
    const earlier = groups(place)
    if (!earlier) return
    const isDiscard = button?.textContent === "Discard"
    const waiting = isDiscard ? texts(place).join("\n") : ""
    setTimeout(() => {
      const same = places().find(({ root, customer }) => root === place.root && customer === place.customer)
      const later = same && groups(same)
      if (!later) return
      const { customer } = place
      const changed = [...earlier, ...later].filter((group) => earlier.includes(group) !== later.includes(group))
      // What is discarded may be shown as before: the server may have it.
      const discarded = isDiscard ? [...earlier, ...later].filter((group) => waiting.includes(group)) : []
      for (const group of new Set([...changed, ...discarded])) {
        if (isDiscard) here.soakHears({ is: "withdrawn", at, customer, group })
        else here.soakHears({ is: "wish", at, customer, group, wish: later.includes(group) ? "in" : "out" })
      }
    })
  }
  addEventListener("click", watch, true)
  addEventListener("keydown", (event) => event.ctrlKey && watch(event), true)

  document.addEventListener("customer-groups-change", (event) => {
    const { customer } = (event as CustomEvent<{ customer: { id: string } }>).detail
    const element = event.composedPath()[0] as HTMLElement & { customerId: string }
    here.soakHears({ is: "event", at: Date.now(), customer: element.customerId, of: customer.id })
  })
}
