// The widget with its main settings at hand. They stand in the page's address, too, so that a link shows what is seen.

import "./medusa-customer-groups/index.js"
import { FAULT, fillLanguages, SIGN_IN } from "./page.js"
import { CUSTOMER, idOf, newStore, serve } from "./store.js"

const byId = (id) => document.getElementById(id)
const form = byId("settings")
const fields = [...form.elements].filter(({ name }) => name)
const element = document.createElement("medusa-customer-groups")
let backend
let stores = 0

fillLanguages(form.elements.locale)
for (const [name, value] of new URLSearchParams(location.search)) {
  const field = fields.find((field) => field.name === name)
  if (field?.type === "checkbox") field.checked = true
  else if (field) field.value = value
}
form.addEventListener("input", ({ target }) => {
  // What the user may do is asked when a store is opened.
  if (["groups", "rights"].includes(target.name)) return openStore()
  show()
})
form.addEventListener("change", keepInAddress)
form.addEventListener("submit", (event) => event.preventDefault())
byId("delete").onclick = () => {
  backend.deleteGroup(idOf("VIP"))
  note("deleted", "the group “VIP”, as somebody else would: add it, and see what is said")
}
byId("sign-out").onclick = () => {
  backend.isSignedIn = false
  element.refresh().catch(() => {})
}
for (const name of ["load", "change", "error", "unsaved", "unauthorized"]) {
  element.addEventListener(`customer-groups-${name}`, ({ detail }) => note(`event ${name}`, summary(name, detail)))
}
openStore()

/** Another store: all that was edited is gone. */
function openStore() {
  const { value: groups } = form.elements.groups
  backend = newStore({ isIn: Number(groups), account: SIGN_IN })
  backend.isSignedIn = true
  const { answer } = backend
  backend.answer = async (call) => {
    const reply = await answer.call(backend, call)
    const size = JSON.stringify(reply.body).length
    note(`${call.method} ${call.path}`, `${reply.status}, ${size.toLocaleString("en")} bytes`)
    return reply
  }
  backend.beforeCall = async () => {
    const { value } = form.elements.answers
    if (value === "offline") throw new TypeError("no network")
    if (value === "fault") return FAULT
    if (value !== "0") await new Promise((resolve) => setTimeout(resolve, Number(value)))
  }
  show()
  element.backendUrl = serve(`store-${++stores}`, backend)
  element.customerId = CUSTOMER
  byId("place").append(element)
}

function show() {
  const { mode, theme, locale, readonly, rights, width } = form.elements
  element.mode = mode.value
  element.theme = theme.value
  element.locale = locale.value
  element.readonly = readonly.checked
  if (backend) backend.permissions = rights.value === "all" ? undefined : ["customer:read", "customer_group:read"]
  byId("place").style.maxWidth = `${width.value}px`
  document.documentElement.style.colorScheme = theme.value === "auto" ? "" : theme.value
  byId("markup").textContent = markup()
}

/** Not at every move of the slider: browsers let a page write its address so often only. */
function keepInAddress() {
  const changed = fields.filter((field) => (field.type === "checkbox" ? field.checked : field.value !== initial(field)))
  const query = new URLSearchParams(changed.map(({ name, value }) => [name, value]))
  history.replaceState(null, "", query.size ? `?${query}` : location.pathname)
}

function initial({ options, defaultValue }) {
  return options ? ([...options].find(({ defaultSelected }) => defaultSelected) ?? options[0]).value : defaultValue
}

function markup() {
  const { mode, theme, locale, readonly } = form.elements
  const attributes = [`customer-id="${CUSTOMER}"`, 'backend-url="https://store.example.com"']
  if (mode.value === "staged") attributes.push('mode="staged"')
  if (theme.value !== "auto") attributes.push(`theme="${theme.value}"`)
  if (locale.value) attributes.push(`locale="${locale.value}"`)
  if (readonly.checked) attributes.push("readonly")
  return `<medusa-customer-groups\n  ${attributes.join("\n  ")}\n></medusa-customer-groups>`
}

function summary(name, detail) {
  if (name === "change") {
    const changed = (sign, groups) => groups.map((group) => `${sign} ${group.name}`)
    return [...changed("+", detail.added), ...changed("−", detail.removed)].join(", ")
  }
  if (name === "load") return `${detail.customer.groups.length} groups`
  if (name === "error") return `${detail.kind}: ${detail.message}`
  return name === "unsaved" ? String(detail.unsaved) : ""
}

function note(what, more) {
  const line = document.createElement("li")
  const strong = document.createElement("code")
  strong.textContent = what
  line.append(strong, ` ${more}`)
  byId("log").prepend(line)
  while (byId("log").children.length > 30) byId("log").lastChild.remove()
}
