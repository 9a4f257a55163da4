// What an element shows after a crash of the wasm.

import type { Unsaved } from "#glue"
import { button, type Frame } from "./frame.ts"
import { say, type Messages } from "./say.ts"

/** Says in the frame what has happened, and which edits may be lost, and offers to start again. */
export function showCrash(
  { problem, inner }: Frame,
  messages: Messages | undefined,
  unsaved: Unsaved[],
  reload: () => void,
): void {
  const stopped = "Customer groups stopped because of an error in the widget. Reload shows them again."
  const words = [say(messages, "stopped", stopped)]
  // What was on its way may have been saved: nobody is there any more to hear the answer.
  const lost = say(messages, "maybeLost", "Not saved, as far as is known:")
  if (unsaved.length) words.push(lost, ...unsaved.map(([, edits]) => edits))
  problem.textContent = words.join("\n")
  inner.replaceChildren(button(say(messages, "reload", "Reload"), reload))
}

/** What is to be told by the element that shows this customer: what was wanted for that one, and for those whom no
 * element shows. */
export function unsavedOf(customerId: string, unsaved: Unsaved[], shown: string[]): Unsaved[] {
  return unsaved.filter(([id]) => id === customerId || !shown.includes(id))
}
