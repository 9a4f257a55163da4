// Keeps what is typed into the widget's fields from the page's shortcuts. Those look at `event.target` to see whether
// somebody is typing; outside the shadow root that is the element and not the field, so that a "g" would pass for a
// shortcut. Such events go no further than the shadow root. Their defaults are not prevented: the browser's own keys
// work.

const EDITABLE =
  "input:not([type=checkbox],[type=radio],[type=button]),textarea,select,[contenteditable]:not([contenteditable=false])"

export function keepKeys(root: ShadowRoot): void {
  for (const type of ["keydown", "keypress", "keyup"]) {
    root.addEventListener(type, (event) => {
      if (event.target instanceof Element && event.target.closest(EDITABLE)) event.stopPropagation()
    })
  }
}
