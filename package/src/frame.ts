// What the element shows before and around the widget: bars while it loads, and the groups' names among them once they
// are known, and what is wrong. It has a style sheet of its own, since the widget's is loaded only with the widget.

import type { Part } from "./contract.ts"
import css from "./frame.css"
import { say, type Language } from "./say.ts"

/** The style sheets by their texts, made once in each document: a document takes none of another's. */
const made = new WeakMap<Document, Record<string, CSSStyleSheet>>()

/** What stands around the widget in the shadow root. */
export interface Frame {
  /** Around everything; theme and direction are set here. */
  readonly outer: HTMLElement
  /** Says what is wrong. Always there, though often empty: screen readers read out what changes in an alert, not what
   * is in it when it appears. */
  readonly problem: HTMLElement
  /** Holds the widget, or a button to try again. While there are bars in its place, it is hidden. */
  readonly inner: HTMLElement
  /** Has the shadow root use the style sheets that it was given until now, and this one. To be called whenever it comes
   * into a document: what a template holds is in one of its own, and what is moved to another loses its sheets. */
  dress(css?: string): void
}

export function frameIn(root: ShadowRoot): Frame {
  const styles = new Set<string>()
  const dress = (added = css) => {
    styles.add(added)
    const { adoptedStyleSheets, ownerDocument } = root
    // A browser that is too old to have them is told so, without colours. A document without a window takes none.
    if (adoptedStyleSheets && ownerDocument.defaultView) {
      root.adoptedStyleSheets = [...styles].map((css) => sheetIn(ownerDocument, css))
    }
  }
  const outer = part("div", "frame")
  const problem = part("p", "problem")
  const inner = part("div")
  problem.setAttribute("role", "alert")
  outer.append(problem, inner)
  root.append(outer)
  return { outer, problem, inner, dress }
}

function sheetIn(document: Document, css: string): CSSStyleSheet {
  const sheets = made.get(document) ?? {}
  made.set(document, sheets)
  if (!sheets[css]) (sheets[css] = new document.defaultView!.CSSStyleSheet()).replaceSync(css)
  return sheets[css]
}

/** A card's first line, its toolbar, the table's head and a row: as high as the widget's own while it waits. */
export function skeleton(language: Promise<Language>): HTMLElement {
  const bars = part("div", "skeleton")
  const words = part("span")
  words.setAttribute("role", "status")
  // Said once it can be said in the reader's language.
  language.then(({ messages }) => (words.textContent = say(messages, "loading", "Loading customer groups…")))
  bars.setAttribute("aria-busy", "true")
  bars.append(words, part("i"), part("i"), part("i"), part("i"), part("div"))
  return bars
}

/** Shows names among the bars, in the places that the card will have for them: tells whether that is to be seen. */
export function nameRows(bars: HTMLElement | undefined, names: string[]): boolean {
  const rows = bars?.lastElementChild
  // What is there already is left alone: somebody may be reading it.
  if (rows?.textContent !== names.join("")) rows?.replaceChildren(...names.map(nameRow))
  return names.length > 0 && !!bars?.isConnected
}

function nameRow(name: string): HTMLElement {
  const row = part("b")
  const words = part("bdi")
  words.textContent = name
  words.translate = false
  row.append(words)
  return row
}

export function button(label: string, act: () => void): HTMLElement {
  const button = part("button", "button")
  button.textContent = label
  button.onclick = act
  return button
}

function part(tag: string, name?: Part): HTMLElement {
  const element = document.createElement(tag)
  if (name) element.setAttribute("part", name)
  return element
}
