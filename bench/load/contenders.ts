// Who shows a customer's groups, and how to see that they do.

interface Where {
  pages: string
  backend: string
  customer: string
}

export interface Contender {
  name: string
  url(where: Where): string
  /** How many groups are on display. Runs in the page, by its text alone. */
  rows: () => number
}

const own = (name: string, page: string): Contender => ({
  name,
  url: ({ pages, backend, customer }) => `${pages}/${page}.html?${new URLSearchParams({ backend, customer })}`,
  rows: () => document.querySelector("medusa-customer-groups")?.shadowRoot?.querySelectorAll("tbody tr").length ?? 0,
})

const peer = (name: string, page: string): Contender => ({
  ...own(name, page),
  rows: () => document.querySelectorAll("tr button").length,
})

const admin = (name: string, rows: () => number): Contender => ({
  name,
  url: ({ backend, customer }) => `${backend}/app/customers/${customer}`,
  rows,
})

export const contenders: Contender[] = [
  own("the element", "index"),
  own("the element in German", "german"),
  own("the element, its files named in the page", "links"),
  own("the element, `./inline`", "inline"),
  peer("React and Medusa's client, a bare list", "react"),
  peer("the same with Medusa's UI kit and TanStack Query", "ui-kit"),
  admin("in the Medusa Admin: the widget", () => {
    return document.querySelector("medusa-customer-groups")?.shadowRoot?.querySelectorAll("tbody tr").length ?? 0
  }),
  admin("in the Medusa Admin: its own section", () => {
    return document.querySelectorAll('a[href^="/app/customer-groups/cusgroup"]').length
  }),
]
