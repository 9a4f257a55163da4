// Two hundred customers: three that tests and documents know by email, and the
// made-up people of countries.mjs with all that a shop's records lack.
import { countries } from "./countries.mjs"

const companies = [
  "Atelier Nord", "Baumgärtner & Söhne GmbH", "Blue Heron Books", "Casa Quintana S.L.", "Fjord Outdoor ApS",
  "Green Mile Cycles Ltd.", "Kowalczyk Imports LLC", "Kyoto Ceramics 株式会社", "Maison d’Aubigny", "Oudegracht Koffie B.V.",
  "Papelaria Magalhães, Lda.", "Śliwka i Synowie sp. z o.o.", "Studio Çınar", "شركة النيل للتجارة", "西湖茶叶有限公司",
]

/** Known by email: see the README. */
const known = [
  { email: "twelve@medusa.test", first_name: "Ingrid", last_name: "Sørensen", phone: "+45 32 00 12 12", has_account: true },
  { email: "none@medusa.test", first_name: "Tomás", last_name: "Herrera", phone: "+34 91 000 00 00" },
  { email: "all@medusa.test", first_name: "Yuki", last_name: "Tanaka", company_name: "Tanaka & Daughters", has_account: true },
]

export const customers = [...known, ...countries.flatMap((place, row) => place.people.map((person, column) => customer(place, person, row * 8 + column)))]
  .slice(0, 200)
  .map((data, index) => ({ ...data, ...dates(index) }))

function customer(place, [first_name, last_name, latin], index) {
  const data = { email: email(first_name, last_name, latin), first_name, last_name }
  if (index % 3 !== 1) data.phone = `${place.phone} ${String(1000 + index).slice(-4)}`
  if (index % 6 === 2) data.company_name = companies[(index / 6) % companies.length | 0]
  if (index % 9 === 4) data.has_account = true
  if (index % 10 === 7) data.metadata = { newsletter: index % 20 === 7, legacy_id: `C-${10_000 + index}`, note: index % 30 === 7 ? "Rings twice ☎️" : undefined }
  if (index % 4 === 0) data.addresses = addresses(place, data, index)
  // What a shop's records really look like: newsletter sign-ups, sales at the counter, company accounts.
  if (index % 25 === 11) data.first_name = data.last_name = null
  if (index % 25 === 18) data.last_name = null
  if (index === 45 || index === 130) Object.assign(data, { email: null, phone: `${place.phone} 0199` })
  if (index % 50 === 23) Object.assign(data, { first_name: null, last_name: null, company_name: companies[index % companies.length] })
  return data
}

function addresses(place, { first_name, last_name, company_name = null, phone = null }, index) {
  const home = {
    address_name: "Home", first_name, last_name, company: company_name, phone,
    address_1: place.street, city: place.city, province: place.province, postal_code: place.postal, country_code: place.code,
    is_default_shipping: true, is_default_billing: true,
  }
  if (index % 8 !== 0) return [home]
  const office = { ...home, address_name: "Office", address_2: `${1 + (index % 9)}. floor`, is_default_billing: true, is_default_shipping: false }
  return [{ ...home, is_default_billing: false }, office]
}

function email(first, last, latin) {
  const plain = latin ?? `${first}.${last}`
    .normalize("NFD").replace(/\p{M}/gu, "")
    .replace(/[łŁ]/g, "l").replace(/[øØ]/g, "o").replace(/[æÆ]/g, "ae").replace(/[đĐ]/g, "d").replace(/ß/g, "ss").replace(/ı/g, "i")
    .replace(/\s+/g, "-").replace(/[^A-Za-z.-]/g, "")
  return `${plain.toLowerCase().replace(/\.+$/, "")}@mail.test`
}

function dates(index) {
  const created = new Date(Date.UTC(2023, 2, 1, 8) + ((index * 73) % 200) * 6 * 86_400_000)
  return { created_at: created, updated_at: created }
}
