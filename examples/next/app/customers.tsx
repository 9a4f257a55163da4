"use client"

import { CustomerGroups } from "medusa-customer-groups/react"
import { useState } from "react"

export function Customers({ first, second, backend }: { first: string; second: string; backend: string }) {
  const [customerId, setCustomerId] = useState(first)
  const [isOpen, setIsOpen] = useState(true)
  const [events, setEvents] = useState<string[]>([])
  const note = (...lines: string[]) => setEvents((before) => [...before, ...lines])

  return (
    <main>
      <p>
        <button onClick={() => setCustomerId(first)}>First customer</button>
        <button onClick={() => setCustomerId(second)}>Second customer</button>
        <button onClick={() => setIsOpen(!isOpen)}>{isOpen ? "Close" : "Open"}</button>
      </p>
      {isOpen && (
        <CustomerGroups
          customerId={customerId}
          backendUrl={backend}
          onLoad={({ detail }) => note(`loaded ${detail.customer.id}`)}
          onChange={({ detail: { added, removed } }) =>
            note(...added.map((group) => `added ${group.name}`), ...removed.map((group) => `removed ${group.name}`))
          }
          onError={({ detail }) => note(`error ${detail.kind}`)}
        />
      )}
      <ol aria-label="Events">
        {events.map((event, at) => (
          <li key={at}>{event}</li>
        ))}
      </ol>
    </main>
  )
}
