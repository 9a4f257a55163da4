// Keeps what is typed into the widget's fields to itself. Outside the shadow root an event's target is the element, and
// not the field: to a page's shortcuts, which look whether somebody is typing, a "g" would be one of them, and a form
// around the element would take a filter for an edit of its own. Such events go no further than the shadow root. Their
// defaults are not prevented: the browser's own keys work.

/** The widget has no others. */
const EDITABLE = "input:not([type=checkbox]),select"

const KEYS = ["keydown", "keypress", "keyup"]
const EDITS = ["beforeinput", "input", "change", "paste"]

export function keepTyping(root: ShadowRoot): void {
  for (const type of [...KEYS, ...EDITS]) {
    root.addEventListener(type, (event) => {
      // Elsewhere in the widget, keys are as good for the page's shortcuts as anywhere.
      if (EDITS.includes(type) || (event.target as Element).closest(EDITABLE)) event.stopPropagation()
    })
  }
}
