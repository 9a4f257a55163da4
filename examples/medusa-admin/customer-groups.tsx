// A customer's groups, in the customer page of the Medusa Admin. This file goes to src/admin/widgets/ of the store.

import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminCustomer, DetailWidgetProps } from "@medusajs/framework/types"
import { useQueryClient } from "@tanstack/react-query"
import { setWasmUrl, type MedusaCustomerGroupsElement, type RequestFunction } from "medusa-customer-groups"
import wasmUrl from "medusa-customer-groups/customer-groups.wasm?url"
import { CustomerGroups } from "medusa-customer-groups/react"
import { useEffect, useRef } from "react"
import { useHref, useNavigate } from "react-router-dom"

// What Medusa bundles the Admin with, and the client that the Admin leaves on the window.
declare const __BACKEND_URL__: string | undefined
declare const __AUTH_TYPE__: "session" | "jwt" | undefined
declare const window: Window & { __sdk: { client: { fetch: RequestFunction } } }

// The dev server moves a package's code away from its files: it is told where this one is.
setWasmUrl(wasmUrl)

// The session's cookie serves the widget as well. An Admin that signs in by token has none: there its own client asks.
const request: RequestFunction = (path, init) => window.__sdk.client.fetch(path, init)

const CustomerGroupsWidget = ({ data: customer }: DetailWidgetProps<AdminCustomer>) => {
  const element = useRef<MedusaCustomerGroupsElement>(null)
  const queries = useQueryClient()
  const navigate = useNavigate()
  const groupHref = useHref("/customer-groups/{id}")

  // What is saved elsewhere in the page may concern the groups: the Admin's own section on them, where it is still shown.
  useEffect(() => {
    return queries.getMutationCache().subscribe((event) => {
      const isSaved = event.type === "updated" && event.action.type === "success"
      // What goes wrong then, the widget shows.
      if (isSaved) element.current?.refresh().catch(() => {})
    })
  }, [queries])

  // And the other way round, the Admin's lists that depend on who is in which group.
  const onChange = () => {
    queries.invalidateQueries({ queryKey: ["customer_groups"] })
    queries.invalidateQueries({ queryKey: ["customers", "list"] })
  }

  return (
    <CustomerGroups
      ref={element}
      customerId={customer.id}
      backendUrl={__BACKEND_URL__ || "/"}
      request={__AUTH_TYPE__ === "jwt" ? request : undefined}
      groupHref={groupHref}
      onChange={onChange}
      onSelect={(event) => {
        // By the Admin's router: a link alone would load the page anew.
        event.preventDefault()
        navigate(`/customer-groups/${event.detail.group.id}`)
      }}
    />
  )
}

export const config = defineWidgetConfig({
  zone: "customer.details",
  id: "customer-groups",
})

export default CustomerGroupsWidget
