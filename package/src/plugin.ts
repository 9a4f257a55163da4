// The widget as a part of the Medusa Admin: in its customer page, with its session, its router and its data.

import { useQueryClient } from "@tanstack/react-query"
import { createElement, useEffect, useRef, type ReactElement } from "react"
import { useHref, useNavigate } from "react-router-dom"
import { setWasmUrl, type MedusaCustomerGroupsElement, type RequestFunction } from "./index.ts"
import { CustomerGroups } from "./react.ts"
import wasmUrl from "./customer-groups.wasm?url"

// What Medusa bundles the Admin with, and the client that the Admin leaves on the window.
declare const __BACKEND_URL__: string | undefined
declare const __AUTH_TYPE__: "session" | "jwt" | undefined
declare const window: { __sdk: { client: { fetch: RequestFunction } } }

// A dev server moves a package's code away from its files: it is told where this one is.
setWasmUrl(wasmUrl)

// The session's cookie serves the widget as well. An Admin that signs in by token has none: there its own client asks.
const request: RequestFunction = (path, init) => window.__sdk.client.fetch(path, init)

/** The widget for a zone of the Admin's customer page, which hands it the customer. */
export function CustomerGroupsWidget({ data: customer }: { data: { id: string } }): ReactElement {
  const element = useRef<MedusaCustomerGroupsElement>(null)
  const queries = useQueryClient()
  const navigate = useNavigate()
  const groupHref = useHref("/customer-groups/{id}")

  // What is saved elsewhere in the page may concern the groups: the Admin's own section on them, where it is shown.
  useEffect(() => {
    return queries.getMutationCache().subscribe((event) => {
      const isSaved = event.type === "updated" && event.action.type === "success"
      // What goes wrong then, the widget shows.
      if (isSaved) element.current?.refresh().catch(() => {})
    })
  }, [queries])

  return createElement(CustomerGroups, {
    ref: element,
    customerId: customer.id,
    backendUrl: __BACKEND_URL__ || "/",
    request: __AUTH_TYPE__ === "jwt" ? request : undefined,
    groupHref,
    onChange() {
      // And the other way round, the Admin's lists that depend on who is in which group.
      queries.invalidateQueries({ queryKey: ["customer_groups"] })
      queries.invalidateQueries({ queryKey: ["customers", "list"] })
    },
    onSelect(event) {
      // By the Admin's router: a link alone would load the page anew.
      event.preventDefault()
      navigate(`/customer-groups/${event.detail.group.id}`)
    },
  })
}

/** What `medusa plugin:build` would write; by hand, so that the wasm stays a file of its own. */
const plugin = {
  // The zone without its suffix is known since 2.17.2, with it always.
  widgetModule: {
    widgets: [{ Component: CustomerGroupsWidget, zone: ["customer.details.after"], widgetId: "customer-groups" }],
  },
  routeModule: { routes: [] },
  menuItemModule: { menuItems: [] },
  formModule: { customFields: {} },
  displayModule: { displays: {} },
}

export default plugin
