// What popovers need in a shadow root on somebody else's page. Opening and closing are the browser's.

/** Those that are open, or were when they were removed. */
const popovers = new Set<Element>()

/** Has the page hear nothing of an Escape that closes a popover in this root: a dialog around the element, which
 * listens on the document before the widget can, would close as well. And gives the focus back, which browsers do not
 * where a shadow root is between. */
export function watchPopovers(root: ShadowRoot): void {
  // Not once more for a root that has this listener already.
  root.addEventListener("beforetoggle", toggled as EventListener, true)
}

function toggled({ target, newState }: ToggleEvent): void {
  const popover = target as Element
  const root = popover.getRootNode() as ShadowRoot
  const window = popover.ownerDocument.defaultView
  popovers.delete(popover)
  if (newState === "open") popovers.add(popover)
  else if (popover.contains(root.activeElement)) {
    root.querySelector<HTMLElement>(`[popovertarget=${popover.id}]`)?.focus()
  }
  if (popovers.size) window?.addEventListener("keydown", hold, true)
  else window?.removeEventListener("keydown", hold, true)
}

function hold(event: KeyboardEvent): void {
  const isOpen = [...popovers].some((popover) => popover.matches(":popover-open"))
  if (isOpen && event.key === "Escape") event.stopImmediatePropagation()
}
