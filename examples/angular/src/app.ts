import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from "@angular/core"
import type { CustomerGroupsEventMap } from "medusa-customer-groups"

// Whose groups the page shows is up to the page. This one is told by its address; where the backend is, a page of your
// own knows by itself: an address that anyone can write is no place to learn it from.
const query = new URLSearchParams(location.search)

@Component({
  selector: "app-root",
  // Else Angular takes the element for a component that is not imported.
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  templateUrl: "./app.html",
})
export class App {
  readonly first = query.get("a") ?? ""
  readonly second = query.get("b") ?? ""
  readonly backend = query.get("backend") ?? "/"

  readonly customerId = signal(this.first)
  readonly isOpen = signal(true)
  readonly events = signal<string[]>([])

  note(event: string) {
    this.events.update((events) => [...events, event])
  }

  noteChange({ detail: { added, removed } }: CustomerGroupsEventMap["customer-groups-change"]) {
    for (const group of added) this.note(`added ${group.name}`)
    for (const group of removed) this.note(`removed ${group.name}`)
  }
}
