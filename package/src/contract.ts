// All that a host can use of the element, each fact once: its attributes, events, kinds of errors, parts and custom
// properties, and what the wasm is told. The types are derived from these tables. `npm run docs` makes the README's
// tables and custom-elements.json from them, and each build of the package compares them with those, with the Rust
// sources and with the style sheets (`build/docs.mjs`, `build/sources.mjs`).
//
// ATTRIBUTES, EVENTS and READ_FIELDS are shipped with the element. All other tables are for the types and the
// documents: keep descriptions in those, so that no page loads them.

/** One of several words: the first is the default. */
type Choice = readonly [string, ...string[]]

interface WholeNumber {
  readonly from: number
  readonly to: number
  readonly default: number
}

/** What an attribute can hold: any text, which is written ""; on or off, written false; one of several words; or a
 * whole number. */
export type Kind = "" | false | Choice | WholeNumber

export const ATTRIBUTES = {
  "customer-id": "",
  "backend-url": "",
  credentials: ["include", "same-origin"],
  fields: "",
  mode: ["instant", "staged"],
  readonly: false,
  "page-size": { from: 1, to: 1_000_000, default: 10 },
  "group-href": "",
  "heading-level": { from: 1, to: 6, default: 2 },
  locale: "",
  theme: ["auto", "light", "dark"],
  "guard-unload": false,
  debug: false,
} as const satisfies Record<string, Kind>

export type Attribute = keyof typeof ATTRIBUTES

export const ATTRIBUTE_MEANINGS: Record<Attribute, string> = {
  "customer-id": "Whose groups. Required.",
  "backend-url":
    "The Medusa backend, as the JS SDK's `baseUrl`: an http(s) address, or `/` for the page's origin; a path prefix " +
    'is kept. Without it: `<meta name="medusa-backend-url">`, else `/`.',
  credentials: "Whether cookies go to a backend on another origin; with `same-origin` they do not.",
  fields: "What else the returned customer should carry, in Medusa's syntax: `+metadata,*addresses`.",
  mode: "`instant`: each edit is sent at once. `staged`: edits wait for Save, and go as one batch.",
  readonly: "Shows, and changes nothing.",
  "page-size": "Rows before “Show more”.",
  "group-href": "Makes the groups' names links: `/app/customer-groups/{id}`; a relative or http(s) address.",
  "heading-level": "The level of the heading.",
  locale:
    "A language tag, for text, plurals, sorting, dates, direction. Without it: the nearest `lang`, else the " +
    "browser's language.",
  theme: "`auto` follows the nearest class `dark` or `light` (or `data-theme`, `data-mode`), then the system.",
  "guard-unload": "The browser asks before the page is left while an edit is not saved.",
  debug: "Requests and answers in the console, secrets redacted.",
}

/** What the wasm is told: the key under which it reads it, and the attribute that says it, if there is one. `theme`,
 * `guard-unload` and `debug` concern the element alone. */
export const SETTINGS = {
  customerId: "customer-id",
  backendUrl: "backend-url",
  credentials: "credentials",
  fields: "fields",
  /** Whether edits wait for Save. */
  staged: "mode",
  readonly: "readonly",
  pageSize: "page-size",
  groupHref: "group-href",
  headingLevel: "heading-level",
  locale: "locale",
  /** What is said in that language, in the order of the wasm's phrases; none for English. */
  phrases: undefined,
  /** Whether the host signs in: the widget then offers no form. */
  hostAuth: undefined,
  /** Stands in for the browser's own `fetch`. */
  fetch: undefined,
} as const satisfies Record<string, Attribute | undefined>

/** What is asked of a customer first, before what a host adds: also by the wasm, in src/live/store/wire.rs. */
export const READ_FIELDS = [
  "id",
  "email",
  "first_name",
  "last_name",
  "company_name",
  "groups.id",
  "groups.name",
  "groups.created_at",
  "groups.updated_at",
] as const

/** The events, by their names without "customer-groups-": whether a host can prevent what would follow. */
export const EVENTS = {
  load: false,
  change: false,
  error: false,
  unsaved: false,
  unauthorized: true,
  select: true,
} as const satisfies Record<string, boolean>

export type EventName = keyof typeof EVENTS

/** What is in an event's `detail`, with the types' names. */
export const EVENT_DETAILS = {
  load: { customer: "Customer" },
  change: { customer: "Customer", added: "CustomerGroup[]", removed: "CustomerGroup[]" },
  error: { kind: "ErrorKind", status: "number | undefined", message: "string", customerId: "string" },
  unsaved: { unsaved: "boolean" },
  unauthorized: {},
  select: { group: "CustomerGroup" },
} as const satisfies Record<EventName, Record<string, string>>

export const EVENT_MEANINGS: Record<EventName, string> = {
  load: "The customer was read from the server.",
  change: "The server has carried an edit out; `added` and `removed` are lists of `{ id, name }`.",
  error:
    "Something went wrong; the widget says so as well. `customerId` is whose groups it was about, who need not be on " +
    "screen any more.",
  unsaved: "The element has edits at its backend that wait to be saved, or has none any more.",
  unauthorized:
    "Signed out. After `preventDefault()` the widget shows no form: you sign in, then set `token` or call `refresh()`.",
  select: "A group's name was chosen. After `preventDefault()` you go there, with your router for example.",
}

interface ErrorKindFacts {
  meaning: string
  /** Made by the element itself, and unknown to Rust. */
  isOfElementOnly?: boolean
}

/** What went wrong: what a remedy depends on. */
export const ERROR_KINDS = {
  config: { meaning: "an attribute or property makes no sense, or `customer-id` is missing" },
  load: { meaning: "the widget's code could not be loaded", isOfElementOnly: true },
  crashed: { meaning: "the widget's code has crashed; its Reload starts it again", isOfElementOnly: true },
  unauthorized: { meaning: "401: signed out" },
  forbidden: { meaning: "403: signed in, but without the right" },
  not_found: { meaning: "404: no such customer or group" },
  invalid: { meaning: "another 4xx: Medusa refused the request" },
  gateway: { meaning: "a 4xx that is not Medusa's: a proxy, a firewall or a sign-in page before it answered" },
  too_large: { meaning: "413: the request is larger than the server allows" },
  conflict: { meaning: "409: two requests got in each other's way" },
  server: { meaning: "5xx, 408, 429: the server could not answer now" },
  network: { meaning: "no answer at all: offline, unreachable, or withheld by the browser (CORS, CSP)" },
  timeout: { meaning: "no answer within 15 seconds" },
  aborted: { meaning: "the element was removed, or given another customer, before there was an answer" },
  malformed: { meaning: "an answer that is not Medusa's" },
  missing_customer: { meaning: "an answer without the customer" },
  missing_groups: { meaning: "a customer without groups, though they were asked for" },
} satisfies Record<string, ErrorKindFacts>

/** The CSS parts, in the widget and around it. */
export const PARTS = {
  frame: "around everything",
  base: "the card",
  header: "the heading's line",
  heading: "the heading",
  count: "how many groups",
  "add-button": "opens the picker",
  toolbar: "filters above the table",
  field: "text, date and choice fields",
  chip: "a filter that is set",
  dates: "the popover of the date filters",
  table: "the table",
  "sort-button": "a column's header",
  row: "a group's row",
  name: "the cell with a group's name",
  link: "a group's name that leads somewhere",
  mark: "what is special about a row, such as “New”",
  "remove-button": "removes the group of a row",
  "keep-button": "takes a staged removal back",
  button: "any other button",
  selection: "what to do with the selected rows",
  staged: "Save and Discard",
  status: "the messages below the table",
  message: "one message",
  note: "why the widget is read-only",
  empty: "no groups, or none that matches",
  error: "the groups could not be read",
  problem: "the element is set up wrongly, could not load, or has crashed",
  skeleton: "bars in the place of what is on its way, and the first names among them",
  "sign-in": "the sign-in form",
  picker: "the popover that adds groups",
  options: "the groups to choose from",
  group: "the recent groups, or all others",
  option: "one of the groups to choose from",
  create: "the choice to create a group",
  pasted: "what became of a pasted list",
} satisfies Record<string, string>

export type Part = keyof typeof PARTS

interface CustomPropertyFacts {
  of: string
  /** The Medusa Admin's variable that counts where this one is not set. */
  else?: string
}

/** The CSS custom properties with which a host restyles the widget. */
export const CUSTOM_PROPERTIES: Record<`--customer-groups-${string}`, CustomPropertyFacts> = {
  "--customer-groups-accent": { of: "links, focus, chosen options", else: "--fg-interactive" },
  "--customer-groups-bg": { of: "the card", else: "--bg-base" },
  "--customer-groups-bg-error": { of: "messages of errors" },
  "--customer-groups-bg-hover": { of: "what is under the pointer", else: "--bg-base-hover" },
  "--customer-groups-bg-input": { of: "fields", else: "--bg-field" },
  "--customer-groups-bg-quiet": { of: "table head, messages", else: "--bg-subtle" },
  "--customer-groups-error": { of: "text of errors", else: "--fg-error" },
  "--customer-groups-fg": { of: "text", else: "--fg-base" },
  "--customer-groups-fg-quiet": { of: "secondary text", else: "--fg-subtle" },
  "--customer-groups-font": { of: "the font family" },
  "--customer-groups-inverted-bg": { of: "the primary button" },
  "--customer-groups-inverted-fg": { of: "the primary button's text" },
  "--customer-groups-line": { of: "lines", else: "--border-base" },
  "--customer-groups-line-control": { of: "borders of fields" },
  "--customer-groups-radius": { of: "the card's corners" },
}
