// Defines the element, and declares its type for Vue's templates.

import type { CustomerGroupsEventMap } from "./events.ts"
import type { MedusaCustomerGroupsElement } from "./index.ts"
import type { ElementAttributes, ElementProperties } from "./markup.ts"
import type {} from "vue"
import "./index.ts"

type Pascal<Text extends string> = Text extends `${infer Head}-${infer Tail}`
  ? `${Capitalize<Head>}${Pascal<Tail>}`
  : Capitalize<Text>

type Events = CustomerGroupsEventMap

type Listeners = { [Type in keyof Events as `on${Pascal<Type>}`]?: (event: Events[Type]) => unknown }

/** The element in the form of a component, from which Vue's templates learn attributes and events. */
type VueElement = new () => MedusaCustomerGroupsElement & {
  /** @deprecated There for the types of templates alone. */
  $props: ElementAttributes & ElementProperties & Listeners & { class?: unknown; style?: unknown }
}

declare module "vue" {
  interface GlobalComponents {
    "medusa-customer-groups": VueElement
  }
}
