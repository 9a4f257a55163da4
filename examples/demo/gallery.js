// Each state in a frame of its own: so each has its own popovers, its own session, and its own focus.

import { fillLanguages } from "./page.js"
import { states } from "./states.js"

const form = document.getElementById("settings")
fillLanguages(form.elements.locale)

const frames = states.map(({ name, title, height = 620 }) => {
  const frame = document.createElement("iframe")
  Object.assign(frame, { title, loading: "lazy", height })
  const section = document.createElement("section")
  const heading = document.createElement("h2")
  const link = Object.assign(document.createElement("a"), { textContent: title, href: `state.html?state=${name}` })
  heading.id = name
  heading.append(link)
  section.append(heading, frame)
  document.getElementById("states").append(section)
  return { frame, link, name }
})

form.addEventListener("input", show)
show()

function show() {
  const settings = new URLSearchParams(new FormData(form))
  document.documentElement.style.colorScheme = settings.get("theme") === "auto" ? "" : settings.get("theme")
  for (const { frame, link, name } of frames) {
    frame.src = link.href = `state.html?state=${name}&${settings}`
  }
}
