import { Customers } from "./customers"

type Query = Promise<{ a?: string; b?: string; backend?: string }>

/** Rendered by the server. Whose groups the page shows is up to the page: this one is told by its address. Where the backend
 * is, a page of your own knows by itself: an address that anyone can write is no place to learn it from. */
export default async function Page({ searchParams }: { searchParams: Query }) {
  const { a = "", b = "", backend = "/" } = await searchParams
  return <Customers first={a} second={b} backend={backend} />
}
