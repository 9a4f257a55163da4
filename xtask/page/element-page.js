// Shows the custom element while it is developed, with the customer that the address names, as that of the standalone
// page does.

import "./element/index.js"

const element = document.createElement("medusa-customer-groups")
element.customerId = new URLSearchParams(location.search).get("customer") ?? ""
document.body.append(element)
