// The states of the gallery: what the store is like, how the element is set up, and what is done then.

import { FAULT, SIGN_IN } from "./page.js"
import { idOf } from "./store.js"

const ROW = "[part~=row]"
const EMPTY = "[part~=empty]"
const ERROR = "[part~=error]"
const isEdit = ({ method, path }) => method === "POST" && path.endsWith("/customer-groups")

export const states = [
  { name: "groups", title: "Groups", act: (element) => found(element, ROW) },
  {
    name: "loading",
    title: "Loading",
    // No answer, and no end of the wait for it either.
    before: (backend) => (backend.fetch = () => new Promise(() => {})),
    height: 360,
  },
  { name: "empty", title: "No groups", store: { isIn: 0 }, height: 360, act: (element) => found(element, EMPTY) },
  {
    name: "not-found",
    title: "No such customer",
    element: { customerId: "cus_unknown" },
    height: 360,
    act: (element) => found(element, EMPTY),
  },
  {
    name: "failed",
    title: "The groups cannot be read",
    before: (backend) => (backend.beforeCall = () => FAULT),
    height: 360,
    act: (element) => found(element, ERROR),
  },
  {
    name: "signed-out",
    title: "Signed out",
    store: { account: SIGN_IN },
    act: (element) => found(element, "[part~=sign-in]"),
  },
  {
    name: "read-only",
    title: "Read-only, by the user’s rights",
    store: { permissions: ["customer:read", "customer_group:read"] },
    act: (element) => found(element, "[part~=note]"),
  },
  {
    name: "many",
    title: "Many groups",
    store: { isIn: 60 },
    height: 1000,
    async act(element) {
      await found(element, ROW)
      ;(await found(element, ".cg-more button")).click()
    },
  },
  { name: "filtered", title: "Filtered", act: (element) => filter(element, "loyalty") },
  { name: "no-match", title: "Nothing matches", act: (element) => filter(element, "no such group") },
  { name: "dates", title: "Filters by date", act: (element) => click(element, ".cg-dates-button") },
  {
    name: "selection",
    title: "Several selected",
    async act(element) {
      await found(element, ROW)
      for (const row of [...element.shadowRoot.querySelectorAll(ROW)].slice(0, 3)) row.querySelector("input").click()
    },
  },
  { name: "picker", title: "Choosing groups", act: openPicker },
  { name: "picker-search", title: "A search", act: (element) => search(element, "loyalty") },
  { name: "picker-create", title: "A new group", act: (element) => search(element, "Loyalty Platinum") },
  { name: "picker-twin", title: "A group of almost this name exists", act: (element) => search(element, "vip") },
  {
    name: "picker-pasted",
    title: "A pasted list",
    async act(element) {
      const field = await openPicker(element)
      const clipboardData = new DataTransfer()
      clipboardData.setData("text", "Press\nVIP\nLoyalty Glod\nResellers of nowhere")
      field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))
      await found(element, "[part~=pasted]")
    },
  },
  {
    name: "staged",
    title: "Edits that wait for Save",
    element: { mode: "staged" },
    async act(element) {
      await add(element, "VIP")
      await removeThird(element)
      await found(element, "[part~=staged]")
    },
  },
  {
    name: "undo",
    title: "Removed, and can be taken back",
    async act(element) {
      await removeThird(element)
      await found(element, "[part~=message]")
    },
  },
  {
    name: "problem",
    title: "Not added: the group was deleted meanwhile",
    async act(element, backend) {
      backend.beforeCall = (call) => {
        if (isEdit(call)) backend.deleteGroup(idOf("VIP"))
      }
      await add(element, "VIP")
      await found(element, "[part~=message]")
    },
  },
  {
    name: "retrying",
    title: "Trying again",
    async act(element, backend) {
      backend.beforeCall = (call) => (isEdit(call) ? FAULT : undefined)
      await removeThird(element)
      await found(element, "[part~=message]")
    },
  },
  {
    name: "offline",
    title: "No network",
    before(backend) {
      backend.beforeCall = () => {
        throw new TypeError("no network")
      }
    },
    height: 360,
    act: (element) => found(element, ERROR),
  },
  {
    name: "set-up-wrongly",
    title: "Set up wrongly",
    element: { customerId: "" },
    height: 360,
    act: (element) => found(element, "[part~=problem]"),
  },
]

/** The first that matches in the widget, as soon as there is one. */
function found(element, selector) {
  const root = element.shadowRoot
  return new Promise((resolve) => {
    const look = () => {
      const match = root.querySelector(selector)
      if (match) observer.disconnect(), resolve(match)
    }
    const observer = new MutationObserver(look)
    observer.observe(root, { subtree: true, childList: true, attributes: true })
    look()
  })
}

async function click(element, selector) {
  await found(element, ROW)
  ;(await found(element, selector)).click()
}

async function fill(element, selector, text) {
  await found(element, ROW)
  const field = await found(element, selector)
  field.value = text
  field.dispatchEvent(new InputEvent("input", { bubbles: true }))
}

const filter = (element, text) => fill(element, "[part~=toolbar] input", text)

async function openPicker(element) {
  // For a frame or two it opens nothing yet.
  await click(element, "[part~=add-button]:enabled")
  await found(element, "[part~=option]")
  return found(element, "[part~=picker] [role=combobox]")
}

async function search(element, text) {
  await openPicker(element)
  await fill(element, "[part~=picker] [role=combobox]", text)
  await found(element, "[part~=option] mark, [part~=create]")
}

async function add(element, name) {
  await search(element, name.toLowerCase())
  ;(await found(element, "[part~=option]:has(mark)")).click()
  element.shadowRoot.querySelector("[part~=picker]").hidePopover()
}

async function removeThird(element) {
  ;(await found(element, `${ROW}:nth-child(3) [part~=remove-button]`)).click()
}
