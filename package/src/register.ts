import { MedusaCustomerGroupsElement } from "./element.ts"

const NAME = "medusa-customer-groups"

/** Defines the element. Does nothing in a server render. */
export function register(): void {
  const registry = globalThis.customElements
  if (!registry) return
  const known = registry.get(NAME) as { version?: string } | undefined
  if (!known) return registry.define(NAME, MedusaCustomerGroupsElement)
  const { version } = MedusaCustomerGroupsElement
  // The same version twice is no fault: two bundles of a page may each hold a copy of this module.
  if (known.version !== version) {
    console.warn(`<${NAME}> ${version} is not used: ${known.version ?? "another class"} was defined before it`)
  }
}
