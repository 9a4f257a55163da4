// Whose groups the page shows is up to the page. This one is told by its address; where the backend is, a page of your own
// knows by itself: an address that anyone can write is no place to learn it from.
const query = new URLSearchParams(location.search)

const element = document.createElement("medusa-customer-groups")
element.setAttribute("customer-id", query.get("a"))
element.setAttribute("backend-url", query.get("backend"))

element.addEventListener("customer-groups-load", ({ detail }) => note(`loaded ${detail.customer.id}`))
element.addEventListener("customer-groups-change", ({ detail }) => {
  for (const group of detail.added) note(`added ${group.name}`)
  for (const group of detail.removed) note(`removed ${group.name}`)
})
element.addEventListener("customer-groups-error", ({ detail }) => note(`error ${detail.kind}`))

const byId = (id) => document.getElementById(id)
byId("place").append(element)
byId("first").onclick = () => element.setAttribute("customer-id", query.get("a"))
byId("second").onclick = () => element.setAttribute("customer-id", query.get("b"))
byId("toggle").onclick = ({ target }) => {
  if (element.isConnected) element.remove()
  else byId("place").append(element)
  target.textContent = element.isConnected ? "Close" : "Open"
}

function note(text) {
  const line = document.createElement("li")
  line.textContent = text
  byId("events").append(line)
}
