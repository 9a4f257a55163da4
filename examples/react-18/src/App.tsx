import { CustomerGroups } from "medusa-customer-groups/react"
import "medusa-customer-groups/vite"
import { useState } from "react"

// Whose groups the page shows is up to the page. This one is told by its address; where the backend is, a page of your own
// knows by itself: an address that anyone can write is no place to learn it from.
const query = new URLSearchParams(location.search)
const first = query.get("a") ?? ""
const second = query.get("b") ?? ""
const backend = query.get("backend") ?? "/"

export function App() {
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
