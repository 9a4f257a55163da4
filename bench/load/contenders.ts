// Who shows a customer's groups, and how to see that they do.

interface Where {
  pages: string
  backend: string
  customer: string
}

export interface Contender {
  name: string
  url(where: Where): string
  /** How many groups are on display by name. Runs in the page, by its text alone, as the next. */
  names: () => number
  /** How many groups are on display that can be removed. */
  rows: () => number
}

const element = {
  // The names come among bars at first, and then the table in their place.
  names: () => document.querySelector("medusa-customer-groups")?.shadowRoot?.querySelectorAll("bdi").length ?? 0,
  rows: () => document.querySelector("medusa-customer-groups")?.shadowRoot?.querySelectorAll("tbody tr").length ?? 0,
}

const own = (name: string, page: string): Contender => ({
  name,
  url: ({ pages, backend, customer }) => `${pages}/${page}.html?${new URLSearchParams({ backend, customer })}`,
  ...element,
})

const peer = (name: string, page: string): Contender => {
  const rows = () => document.querySelectorAll("tr button").length
  return { ...own(name, page), names: rows, rows }
}

const admin = (name: string, how: Pick<Contender, "names" | "rows">): Contender => ({
  name,
  url: ({ backend, customer }) => `${backend}/app/customers/${customer}`,
  ...how,
})

const section = () => document.querySelectorAll('a[href^="/app/customer-groups/cusgroup"]').length

export const contenders: Contender[] = [
  own("the element", "index"),
  own("the element in German", "german"),
  own("the element, its files named in the page", "links"),
  own("the element, `./inline`", "inline"),
  peer("React and Medusa's client, a bare list", "react"),
  peer("the same with Medusa's UI kit and TanStack Query", "ui-kit"),
  admin("in the Medusa Admin: the widget", element),
  admin("in the Medusa Admin: its own section", { names: section, rows: section }),
]
