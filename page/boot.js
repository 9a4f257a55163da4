// Starts the page's WebAssembly, and says so in plain words if that fails. A file of its own, because the page's
// Content-Security-Policy allows no inline script.

const REASONS = {
  missing: "Some of its files could not be loaded. Check your connection, then reload.",
  policy: "The site's Content-Security-Policy does not allow WebAssembly: script-src needs 'wasm-unsafe-eval'.",
  old: "This browser is too old: Chrome or Edge 123, Firefox 125 or Safari 17.5 is needed.",
  unsupported: "This browser does not support WebAssembly, or it is turned off.",
  crashed: "It ran into an unexpected error. Reload to try again.",
};

/** Whether the browser has what the page cannot do without: as in package/src/widget.ts. */
function isRecent() {
  const hasColors = CSS.supports("color", "light-dark(red, red)");
  return hasColors && "popover" in HTMLElement.prototype && "any" in AbortSignal;
}

/** Which of the reasons an error is. */
function reasonFor(error, started) {
  if (!isRecent()) return "old";
  if (typeof WebAssembly !== "object") return "unsupported";
  if (/content.security.policy|unsafe-eval/i.test(String(error))) return "policy";
  return started || error instanceof WebAssembly.RuntimeError ? "crashed" : "missing";
}

/** A message at the top of the page, with a button to reload. */
function showFailure(reason, detail) {
  const alert = document.createElement("div");
  alert.id = "boot-failure";
  alert.setAttribute("role", "alert");
  document.body.prepend(alert);
  document.documentElement.dataset.boot = "failed";

  // In a frame of its own: a screen reader reads what changes in an alert, not what it is born with.
  requestAnimationFrame(() => {
    const title = document.createElement("strong");
    title.textContent = "This page could not start.";
    const text = document.createElement("p");
    text.textContent = REASONS[reason];
    const small = document.createElement("small");
    small.textContent = detail;
    const reload = document.createElement("button");
    reload.type = "button";
    reload.textContent = "Reload";
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
  ]);
  if (!wasm.ok) throw new Error(`${new URL(wasm.url).pathname}: ${wasm.status} ${wasm.statusText}`);
  started = (wasm.headers.get("content-type") ?? "").startsWith("application/wasm");
  await init({ module_or_path: wasm });
  document.documentElement.dataset.boot = "done";
} catch (error) {
  console.error(error);
  showFailure(reasonFor(error, started), String(error?.message ?? error));
}
