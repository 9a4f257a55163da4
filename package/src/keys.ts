// A host's shortcuts look at `event.target`. For what happens in a shadow root that is the element, and a "g" typed into our
// fields would be a shortcut to them: such events stop here. They are never prevented: the browser's own keys work.

const EDITABLE =
  "input:not([type=checkbox],[type=radio],[type=button]),textarea,select,[contenteditable]:not([contenteditable=false])"

export function keepKeys(root: ShadowRoot): void {
  for (const type of ["keydown", "keypress", "keyup"]) {
    root.addEventListener(type, (event) => {
      if (event.target instanceof Element && event.target.closest(EDITABLE)) event.stopPropagation()
    })
  }
}
