import { MedusaCustomerGroupsElement } from "./element.ts"

const NAME = "medusa-customer-groups"

/** Makes the browser know the element. Does nothing in a server render. */
export function register(): void {
  const registry = globalThis.customElements
  if (!registry) return
  const known = registry.get(NAME) as { version?: string } | undefined
  if (!known) return registry.define(NAME, MedusaCustomerGroupsElement)
  const { version } = MedusaCustomerGroupsElement
  // A bundle may well hold a second copy of this module.
  if (known.version !== version) {
    console.warn(`<${NAME}> ${version} is not used: ${known.version ?? "another class"} was defined before it`)
  }
}
