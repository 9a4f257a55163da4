// The large seed, for measuring: ten groups of a thousand members, a catalogue
// of ten thousand groups, one customer in all ten, one in two thousand. Ten
// thousand members go in by the module's service, in bulk: workflows would only
// be slower.
import { Modules } from "@medusajs/framework/utils"
import { chance } from "./random.mjs"

const big = 10, membersEach = 1000, catalogue = 10_000, many = 2000

export async function seedHeavy(container) {
  const service = container.resolve(Modules.CUSTOMER)
  const { below } = chance(10_000)

  const groups = await inChunks(Array.from({ length: catalogue }, (_, i) => ({ name: groupName(i) })), (part) => service.createCustomerGroups(part))
  const [inTen, inMany, ...crowd] = await inChunks(
    [
      { email: "ten@medusa.test", first_name: "Ingrid", last_name: "Sørensen" },
      { email: "twothousand@medusa.test", first_name: "Yuki", last_name: "Tanaka" },
      ...Array.from({ length: big * (membersEach - 1) }, (_, i) => ({
        email: `member-${i}@mail.test`, first_name: firstNames[below(firstNames.length)], last_name: `${lastNames[below(lastNames.length)]} ${i}`,
      })),
    ],
    (part) => service.createCustomers(part),
  )
  // A thousand each: 999 of their own and the one who is in all ten.
  const pairs = groups.slice(0, big).flatMap((group, index) => [
    { customer_group_id: group.id, customer_id: inTen.id },
    ...crowd.slice(index * (membersEach - 1), (index + 1) * (membersEach - 1)).map((one) => ({ customer_group_id: group.id, customer_id: one.id })),
  ])
  // Beside the big ones, whose number of members stays a thousand.
  pairs.push(...groups.slice(big, big + many).map((group) => ({ customer_group_id: group.id, customer_id: inMany.id })))
  await inChunks(pairs, (part) => service.addCustomerToGroup(part))
}

const kinds = ["Wholesale", "Retail", "Loyalty", "Campaign", "Region", "School", "Club", "Team", "Price list", "Newsletter"]
const firstNames = ["Ana", "Björn", "Chloé", "Dmitri", "Eszter", "Farah", "Giulia", "Hiro", "Iva", "João", "Kim", "Lena", "Mei", "Noor", "Omar", "Priya"]
const lastNames = ["Almeida", "Brandt", "Costa", "Dubois", "Eriksson", "Ferrari", "García", "Haddad", "Ito", "Jansen", "Kovač", "Larsen", "Moreau", "Novák"]

function groupName(i) {
  return i < big ? `Thousand members ${i + 1}` : `${kinds[i % kinds.length]} ${String(i).padStart(5, "0")}`
}

async function inChunks(list, work, size = 1000) {
  const made = []
  for (let at = 0; at < list.length; at += size) made.push(...(await work(list.slice(at, at + size))))
  return made
}
