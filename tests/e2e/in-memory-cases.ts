// What is asked of both backends, the one in memory and the real one. `{a}` stands for the id of the group of that
// name, `{first}` and `{second}` for the customers', `{word}` for a word that is in all their names.

export interface Case {
  name: string
  /** Their names. The name in Medusa has the word after it. */
  groups?: string[]
  /** The groups of the customers. The first is always there. */
  members?: { first: string[]; second?: string[] }
  calls: Step[]
}

/** A call with its body, or what somebody else does meanwhile. */
export type Step = [call: string, body?: unknown] | { deleteGroup: string } | { deleteCustomer: string }

const batch = "POST /admin/customers/{first}/customer-groups"
const ids = `${batch}?fields=id,groups.id`
const read = "GET /admin/customers/{first}?fields=id,groups.id"
const groups = "GET /admin/customer-groups"
const customers = "GET /admin/customers"
const shown = "fields=id,name"

export const cases: Case[] = [
  {
    name: "a batch adds, removes, and does both",
    groups: ["a", "b", "c"],
    members: { first: ["a"] },
    calls: [
      [ids, { add: ["{b}", "{c}"] }],
      [ids, { remove: ["{a}"] }],
      [ids, { add: ["{a}"], remove: ["{b}", "{c}"] }],
      [read],
    ],
  },
  {
    name: "a batch of nothing is a read",
    groups: ["a"],
    members: { first: ["a"] },
    calls: [[ids], [ids, {}], [ids, { add: [] }], [ids, { remove: [], add: [] }]],
  },
  {
    name: "what is there already, or not there, changes nothing",
    groups: ["a", "b"],
    members: { first: ["a"] },
    calls: [
      [ids, { add: ["{a}", "{a}"] }],
      [ids, { remove: ["{b}", "cusgroup_unknown"] }],
    ],
  },
  {
    name: "an unknown group sinks the other adds, and no remove",
    groups: ["a", "b"],
    members: { first: ["a"] },
    calls: [[ids, { add: ["{b}", "cusgroup_unknown"], remove: ["{a}"] }], [read]],
  },
  {
    name: "a deleted group is left out without a word",
    groups: ["a", "b"],
    members: { first: ["a"] },
    calls: [
      { deleteGroup: "a" },
      { deleteGroup: "b" },
      [read],
      [ids, { add: ["{b}"] }],
      [ids, { remove: ["{a}"] }],
      [`${groups}?q={word}&${shown}`],
    ],
  },
  {
    name: "a customer who is not there",
    groups: ["a"],
    calls: [
      ["GET /admin/customers/cus_unknown"],
      ["POST /admin/customers/cus_unknown/customer-groups"],
      ["POST /admin/customers/cus_unknown/customer-groups", { remove: ["{a}"] }],
      ["POST /admin/customers/cus_unknown/customer-groups", { add: ["{a}"] }],
      ["GET /admin/customers/a%2Fb%3Fc"],
      { deleteCustomer: "first" },
      [read],
      [ids, { add: ["{a}"] }],
      [ids, { remove: ["{a}"] }],
      [ids],
    ],
  },
  {
    name: "a body of another shape",
    calls: [
      ...[{ add: null }, { remove: null }, { add: "x" }, { add: [1] }, { add: [null] }, { groups: [] }, []].map(
        (body): Step => [ids, body],
      ),
    ],
  },
  {
    name: "a parameter of another name",
    calls: [
      [`${batch}?limit=1`, {}],
      [`${batch}?fields=id&q=x`, {}],
      [`${batch}?fields=id&fields=email`, {}],
      [`${groups}?nonsense=1`],
      [`${customers}?nonsense=1`],
    ],
  },
  {
    name: "which fields come",
    groups: ["a"],
    members: { first: ["a"] },
    calls: [
      "", "fields=id,groups.id,groups.name", "fields=%2Bgroups.id,%2Bgroups.name", "fields=+groups.id",
      "fields=id,*groups", "fields=*groups", "fields=%2B*groups", "fields=groups.*", "fields=groups",
      "fields=id,nonsense",
      "fields=%2Bnonsense,-other", "fields=-phone", "fields=email,-phone", "fields=email,groups.name",
      "fields=email,%2Bmetadata", "fields=phone,has_account,id,groups.id,groups.name", "fields=-groups",
      "fields=id,*addresses",
    ].flatMap((query): Step[] => [[`GET /admin/customers/{first}?${query}`], [`${batch}?${query}`, {}]]),
  },
  {
    name: "a customer in no group has an empty list",
    calls: [[read], ["GET /admin/customers/{first}?fields=*groups"]],
  },
  {
    name: "pages of groups",
    groups: ["a", "b", "c"],
    calls: ["limit=2", "limit=2&offset=2", "limit=0", "limit=1000000", "offset=9", ""].map((page): Step => [
      `${groups}?q={word}&order=name&${shown}&${page}`,
    ]),
  },
  {
    name: "the order of groups",
    groups: ["b", "c", "a"],
    calls: ["name", "-name", "created_at", "-created_at", "updated_at", "-updated_at", "id"].map((order): Step => [
      `${groups}?q={word}&${shown}&order=${order}`,
    ]),
  },
  {
    name: "a search for groups",
    groups: [
      "Friends & Family", "Friends of Ada", "V_P", "VIP", "100%", "100 each", "a\\b", "ゴールド会員", "a.b",
    ],
    calls: [
      "FAM", "friends", "{word} friends ada", "  ada  ", "nobody", "V_P", "V%25P", "V\\_P", "100\\%25", "a\\\\b",
      "ゴールド", "a.b", "(", "%26",
    ].map((q): Step => [`${groups}?q=${q} {word}&order=name&${shown}`]),
  },
  {
    name: "groups by their names and ids",
    groups: ["a", "b"],
    calls: [
      [`${groups}?name=a {word}&${shown}`],
      [`${groups}?name=A {word}&${shown}`],
      [`${groups}?name=a&${shown}`],
      [`${groups}?name[]=a {word}&name[]=b {word}&order=name&${shown}`],
      [`${groups}?id[]={a}&id[]={b}&order=name&${shown}`],
      [`${groups}?id={a}&${shown}`],
      [`${groups}?name[$ne]=x`],
      [`${groups}?id[$nin][]=x`],
    ],
  },
  {
    name: "groups by their dates",
    groups: ["a"],
    calls: ["$gt", "$gte", "$lt", "$lte"].flatMap((operator) =>
      ["created_at", "updated_at"].map((field): Step => [
        `${groups}?q={word}&${shown}&${field}[${operator}]=2020-01-01T00:00:00Z`,
      ]),
    ),
  },
  {
    name: "what the database refuses",
    groups: ["a"],
    calls: [
      "limit=-1", "offset=-1", "order=nonsense", "created_at[$gt]=nonsense", "limit=x",
    ].map((query): Step => [`${groups}?${query}`]),
  },
  {
    name: "a new group",
    groups: ["a"],
    calls: [
      ["POST /admin/customer-groups?fields=id,name,created_at,updated_at", { name: "new {word}" }],
      ["POST /admin/customer-groups?fields=id,name", { name: "a {word}" }],
      ["POST /admin/customer-groups?fields=id,name", { name: "A {word}" }],
      { deleteGroup: "a" },
      ["POST /admin/customer-groups?fields=id,name", { name: "a {word}" }],
      ["POST /admin/customer-groups", {}],
      ["POST /admin/customer-groups", { name: null }],
      ["POST /admin/customer-groups", { name: 1 }],
      ["POST /admin/customer-groups", { name: "x {word}", tags: [] }],
    ],
  },
  {
    name: "a group as a whole, as a new one and in a list",
    groups: ["a"],
    calls: [
      ["POST /admin/customer-groups", { name: "whole {word}" }],
      [`${groups}?q=a {word}&fields=%2Bmetadata&order=name`],
    ],
  },
  {
    name: "customers by any of their names, and how many a group has",
    groups: ["a"],
    members: { first: ["a"], second: ["a"] },
    calls: [
      ...["", "first", "last", "company", "%2B"].map((q): Step => [
        `${customers}?q=${q}{word}&fields=id&order=-created_at`,
      ]),
      [`${customers}?q={word}&limit=1&offset=1&fields=id,email&order=-created_at`],
      [`${customers}?q={word}&limit=1&order=-created_at`],
      [`${customers}?groups[id]={a}&limit=0&fields=id`],
      { deleteCustomer: "second" },
      [`${customers}?groups[id]={a}&limit=0&fields=id`],
      [`${customers}?groups[id]=cusgroup_unknown&limit=0&fields=id`],
    ],
  },
  {
    name: "what is nowhere",
    calls: [
      ["GET /admin/feature-flags"],
      ["DELETE /admin/customers/{first}/customer-groups"],
      ["PUT /admin/customer-groups"],
    ],
  },
]
