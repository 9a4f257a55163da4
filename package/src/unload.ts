// The browser's question before the page is left while an edit is not saved.

import { hasUnsaved } from "./instance.ts"

/** Has it asked while an edit of any customer on the page is not saved: also after the element is gone, since its edits
 * are still on their way. Some browsers keep no page with such a listener in memory, so it is there only as long. */
export function guardUnload(): void {
  const change = hasUnsaved() ? addEventListener : removeEventListener
  change("beforeunload", ask)
}

function ask(event: BeforeUnloadEvent): void {
  if (!hasUnsaved()) return guardUnload()
  event.preventDefault()
  // What older browsers go by.
  event.returnValue = true
}
