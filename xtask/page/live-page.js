// In a page while it is developed: loads it again when it was built again, and shows why it could not be built over the
// page as it was, which goes on working.

const own = new URL(import.meta.url).searchParams
const shown = Number(own.get("build"))
const panel = document.createElement("pre")
// The page's policy allows no style attributes in HTML, but styles that a script sets.
panel.style.cssText = `position: fixed; inset: auto 0 0; z-index: 99; margin: 0; padding: 1rem; max-height: 50vh;
  overflow: auto; background: #300; color: #fff`

new EventSource(`/@live/${own.get("page")}`).onmessage = ({ data }) => {
  const { build, error } = JSON.parse(data)
  if (build !== shown && !error) return location.reload()
  panel.textContent = error
  if (error) document.body.append(panel)
  else panel.remove()
}
