// The element as a React component, for React 18 and 19. React 18 knows neither properties nor custom events of
// elements, so both go through a ref; what can be an attribute is one, so that a server render carries it.

import {
  createElement,
  forwardRef,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  type ForwardRefExoticComponent,
  type HTMLAttributes,
  type RefAttributes,
} from "react"
import { NAMES, propertyOf } from "./attributes.ts"
import { EVENTS, type EventName } from "./contract.ts"
import type { CustomerGroupsEventMap } from "./events.ts"
import type { MedusaCustomerGroupsElement } from "./index.ts"
import type { ElementAttributes, ElementProperties } from "./markup.ts"
import "./index.ts"

type Handlers = {
  [Name in EventName as `on${Capitalize<Name>}`]?: (event: CustomerGroupsEventMap[`customer-groups-${Name}`]) => void
}

type Html = Omit<HTMLAttributes<MedusaCustomerGroupsElement>, keyof Handlers | keyof ElementProperties | "children">

export interface CustomerGroupsProps extends ElementProperties, Handlers, Html {
  customerId: string
}

const EVENT_NAMES = Object.keys(EVENTS) as EventName[]

/** The prop that takes an event's listener: `onLoad` for `load`. */
function handlerOf(name: EventName): keyof Handlers {
  return `on${name.charAt(0).toUpperCase()}${name.slice(1)}` as keyof Handlers
}

/** React 18 warns of layout effects in a server render, where neither kind runs. */
const useCommitEffect = typeof window === "undefined" ? useEffect : useLayoutEffect

export const CustomerGroups: ForwardRefExoticComponent<
  CustomerGroupsProps & RefAttributes<MedusaCustomerGroupsElement>
> = forwardRef<MedusaCustomerGroupsElement, CustomerGroupsProps>(function CustomerGroups(props, forwarded) {
  const { request, token, className, ...others } = props
  const ref = useRef<MedusaCustomerGroupsElement>(null)
  useImperativeHandle(forwarded, () => ref.current!, [])

  // The listeners below are added once, and look here for what the last render said.
  const handlers = useRef<Handlers>(props)
  useCommitEffect(() => {
    handlers.current = props
    const element = ref.current!
    if (element.request !== (request ?? null)) element.request = request
    if (element.token !== (token ?? null)) element.token = token
  })

  useCommitEffect(() => {
    const element = ref.current!
    const listening = new AbortController()
    for (const name of EVENT_NAMES) {
      const listener = (event: Event) => {
        // Events of another element, which a host has put inside this one, bubble past here, too.
        if (event.target === element) handlers.current[handlerOf(name)]?.(event as never)
      }
      element.addEventListener(`customer-groups-${name}`, listener, listening)
    }
    return () => listening.abort()
  }, [])

  return createElement("medusa-customer-groups", { ...attributesOf(others), class: className, ref })
})

/** The props as attributes: under their names in HTML, and as texts, which React 18 and 19 write alike. */
function attributesOf(props: Record<string, unknown>): Record<string, unknown> {
  const attributes: Record<string, unknown> = { ...props }
  for (const name of EVENT_NAMES) delete attributes[handlerOf(name)]
  for (const name of NAMES) {
    const property = propertyOf(name)
    const value = props[property]
    delete attributes[property]
    attributes[name] = value === true ? "" : value === false || value == null ? undefined : String(value)
  }
  return attributes
}

/** What the bare tag `<medusa-customer-groups>` takes in JSX. */
type Markup = Html & ElementAttributes & RefAttributes<MedusaCustomerGroupsElement> & { class?: string }

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "medusa-customer-groups": Markup
    }
  }
}

// Where `jsx` is "react", React 18's types look here.
declare global {
  namespace JSX {
    interface IntrinsicElements {
      "medusa-customer-groups": Markup
    }
  }
}
