// Asks what the page will ask first while its wasm is still on the way: who is signed in, and which groups the customer
// of the address is in. The wasm makes the same requests through `fetch` of the page's `<div id="app">`, and is given
// these answers, whatever came of them. All of this only saves time: what does not fit is asked for anew.

/** As in src/api/auth.rs; and `READ` of src/live/store/wire.rs with `OWN_FIELDS` of src/app/customer.rs. */
const USER = { fields: "id,email,first_name,last_name" };
const CUSTOMER = {
  fields:
    "id,email,first_name,last_name,company_name,groups.id,groups.name,groups.created_at,groups.updated_at," +
    "phone,has_account",
};

/** How old an answer may be when it is used, in milliseconds: what is heard of other tabs' edits is heard only then. */
const FRESH_MS = 5_000;

/** Those under way or answered that nobody has taken yet, by address. */
const reads = new Map();

const base = backend();
if (base !== undefined) {
  read("/admin/users/me", USER);
  const id = new URLSearchParams(location.search).get("customer") ?? "";
  // A browser would take dots for another folder.
  if (!/^\.{0,2}$/.test(id)) read(`/admin/customers/${encodeURIComponent(id)}`, CUSTOMER);
}

document.getElementById("app").fetch = (url, init) => {
  const read = reads.get(url);
  reads.delete(url);
  if (init.method !== "GET") {
    // A sign-in, an edit: what was answered before is no longer true.
    reads.clear();
  } else if (read && performance.now() - read.endedAt < FRESH_MS) {
    init.signal.addEventListener("abort", () => read.controller.abort(init.signal.reason));
    return read.response;
  }
  return fetch(url, init);
};

function read(path, query) {
  const url = `${base}${path}?${new URLSearchParams(query)}`;
  const controller = new AbortController();
  const response = fetch(url, { credentials: "include", cache: "no-store", signal: controller.signal });
  const read = { response, controller, endedAt: Infinity };
  const ended = () => (read.endedAt = performance.now());
  // If nobody comes for it, its failure is nobody's.
  response.then(ended, ended);
  reads.set(url, read);
}

/** The backend's address as src/api/base_url.rs reads it, or nothing where that would refuse it. */
function backend() {
  const text = document.querySelector("meta[name='medusa-backend-url']").content.trim() || "/";
  if (!/^(https?:|\/)/i.test(text) || /[?#]/.test(text)) return undefined;
  try {
    const { origin, pathname, username, password } = new URL(text, location.href);
    return username || password ? undefined : origin + pathname.replace(/\/+/g, "/").replace(/\/$/, "");
  } catch {
    return undefined;
  }
}
