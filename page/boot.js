// Starts the page's WebAssembly, and says so in plain words if that fails. A file of its own, because the page's
// Content-Security-Policy allows no inline script.

/** What is said, in English, under the names of src/text/languages. */
const ENGLISH = {
  pageFailed: "This page could not start.",
  filesMissing: "Some of its files could not be loaded. Check your connection, then reload.",
  policyForbids: "The page’s Content-Security-Policy forbids WebAssembly: add {source} to its script-src.",
  browserTooOld: "This browser is too old: {browsers} is needed.",
  noWebAssembly: "This browser has no WebAssembly, or it is turned off.",
  unexpected: "It ran into an unexpected error. Reload to try again.",
  reload: "Reload",
};

/** Code and names in these sentences. */
const VALUES = { source: "'wasm-unsafe-eval'", browsers: "Chrome 123, Edge 123, Firefox 125, Safari 17.5" };

const app = document.getElementById("app");

/** Whether the browser has what the page cannot do without: as in package/src/widget.ts. */
function isRecent() {
  const hasColors = CSS.supports("color", "light-dark(red, red)");
  return hasColors && "popover" in HTMLElement.prototype && "any" in AbortSignal;
}

/** Which of the reasons an error is. */
function reasonFor(error, started) {
  if (!isRecent()) return "browserTooOld";
  if (typeof WebAssembly !== "object") return "noWebAssembly";
  if (/content.security.policy|unsafe-eval/i.test(String(error))) return "policyForbids";
  return started || error instanceof WebAssembly.RuntimeError ? "unexpected" : "filesMissing";
}

/** A message at the top of the page, with a button to reload. */
async function showFailure(reason, detail) {
  const messages = await app.messages;
  const say = (name) => (messages?.[name] ?? ENGLISH[name]).replace(/\{(\w+)\}/g, (_, value) => VALUES[value]);
  const alert = document.createElement("div");
  alert.id = "boot-failure";
  alert.setAttribute("role", "alert");
  document.body.prepend(alert);
  document.documentElement.dataset.boot = "failed";

  // In a frame of its own: a screen reader reads what changes in an alert, not what it is born with.
  requestAnimationFrame(() => {
    const title = document.createElement("strong");
    title.textContent = say("pageFailed");
    const text = document.createElement("p");
    text.textContent = say(reason);
    const small = document.createElement("small");
    small.textContent = detail;
    const reload = document.createElement("button");
    reload.type = "button";
    reload.textContent = say("reload");
    reload.addEventListener("click", () => location.reload());
    alert.append(title, text, small, reload);
  });
}

let started = false;
try {
  if (!isRecent()) throw new Error(navigator.userAgent);
  const [{ default: init }, wasm] = await Promise.all([
    import(document.getElementById("app-glue").href),
    fetch(document.getElementById("app-wasm").href),
    app.messages,
  ]);
  if (!wasm.ok) throw new Error(`${new URL(wasm.url).pathname}: ${wasm.status} ${wasm.statusText}`);
  started = (wasm.headers.get("content-type") ?? "").startsWith("application/wasm");
  await init({ module_or_path: wasm });
  document.documentElement.dataset.boot = "done";
} catch (error) {
  console.error(error);
  showFailure(reasonFor(error, started), String(error?.message ?? error));
}
