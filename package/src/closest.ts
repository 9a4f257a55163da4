/** As `Element.closest`, but on through the hosts of shadow roots. */
export function closest(element: Element, selector: string): Element | undefined {
  for (let from: Element | undefined = element; from; from = (from.getRootNode() as ShadowRoot).host) {
    const found = from.closest(selector)
    if (found) return found
  }
  return undefined
}
