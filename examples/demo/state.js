// One state of the widget, by its name in the page's address.

import "./medusa-customer-groups/index.js"
import { CUSTOMER, newStore, serve } from "./store.js"
import { states } from "./states.js"

const query = new URLSearchParams(location.search)
const state = states.find(({ name }) => name === query.get("state")) ?? states[0]
document.title = `Customer groups: ${state.title}`
const theme = query.get("theme") ?? "auto"
document.documentElement.style.colorScheme = theme === "auto" ? "" : theme

const backend = newStore(state.store)
const element = document.createElement("medusa-customer-groups")
Object.assign(element, {
  customerId: CUSTOMER,
  backendUrl: serve(state.name, backend),
  theme,
  locale: query.get("locale") || "",
  ...state.element,
})
state.before?.(backend)
document.querySelector("main").append(element)
await state.act?.(element, backend)
// For whoever waits to take a picture.
document.body.dataset.shown = state.name
