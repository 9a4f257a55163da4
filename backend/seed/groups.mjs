// Sixty groups, named as shops name them, and as they should not.

/** Names for the customer who is in exactly twelve: short, long, numbered, in several scripts. */
export const twelve = [
  "VIP",
  "Wholesale",
  "Newsletter",
  "Group 2",
  "Group 10",
  "عملاء مميزون",
  "ゴールド会員",
  "🎁 Gift list",
  "Black Friday 2025",
  "B2B – Deutschland, Österreich, Schweiz",
  "<img src=x onerror=alert(1)>",
  "Customers who bought the autumn collection at least twice, left a review, and asked to hear about the winter one first",
]

const others = [
  "Employees",
  "Employees (former)",
  "Friends & family",
  "Newsletter – weekly",
  "Press",
  "Influencers",
  "Retail",
  "Resellers",
  "Distributors EU",
  "Distributors US",
  "Schools and universities",
  "Non-profit",
  "Students",
  "Seniors",
  "Loyalty Bronze",
  "Loyalty Silver",
  "Loyalty Gold",
  "Loyalty Platinum",
  "Early access",
  "Beta testers",
  "Tax exempt",
  "Net 30",
  "Prepaid only",
  "Do not call",
  "Free shipping",
  "Local pickup",
  "Subscription",
  "At risk",
  "Win back 2026",
  "First order 10% off",
  "group 2",
  "Group 1",
  "Group 3",
  "Group 20",
  "100% organic",
  "snake_case_import_2024",
  "Ärzte und Apotheken",
  "Çiçekçiler",
  "Clientèle de l’atelier",
  "Éclair",
  "Zürich Filiale",
  "Школы и детские сады",
  "Συνεργάτες",
  "לקוחות קבועים",
  "مشتریان وفادار",
  "批发客户",
  "단골 고객",
  "☕️ Café regulars 👩🏽‍🍳",
]

const made = [...twelve, ...others]
if (made.length !== 60 || new Set(made).size !== 60) throw new Error(`60 different groups are wanted, there are ${new Set(made).size}`)

/** All sixty, created one after another on different days, so that sorting and filtering by date has something to do. */
export const groups = made.map((name, index) => {
  const created = new Date(Date.UTC(2024, 0, 8, 9) + ((index * 37) % 60) * 12 * 86_400_000)
  const updated = index % 5 === 0 ? new Date(created.getTime() + 40 * 86_400_000) : created
  const metadata = index % 7 === 0 ? { source: "import", batch: index } : null
  return { name, metadata, created_at: created, updated_at: updated }
})
