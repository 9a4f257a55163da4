// The pages that embed the widget, in `examples/`, and how each is served. React 18 has Vite 5, Vue and Angular's
// dev server have Vite 7, the others have Vite 8.

export interface Host {
  name: string
  /** In `examples/`. */
  folder: string
  /** What Node runs there. */
  serve: string[]
  rendersOnServer?: boolean
}

/** One that the backend's CORS lists name. */
export const port = 8760
export const url = `http://localhost:${port}`
const backend = process.env.E2E_BACKEND || "http://localhost:9010"

export const hosts: Host[] = [
  { name: "plain HTML under a strict CSP", folder: "plain", serve: ["serve.mjs", String(port), backend] },
  { name: "React 18, from Vite’s dev server", folder: "react-18", serve: vite("dev") },
  { name: "React 18, built by Vite", folder: "react-18", serve: vite("preview") },
  { name: "React 19, from Vite’s dev server", folder: "react-19", serve: vite("dev") },
  { name: "React 19, built by Vite", folder: "react-19", serve: vite("preview") },
  { name: "Next.js", folder: "next", serve: bin("next", "start", "--hostname", "localhost"), rendersOnServer: true },
  { name: "Vue, from Vite’s dev server", folder: "vue", serve: vite("dev") },
  { name: "Vue, built by Vite", folder: "vue", serve: vite("preview") },
  { name: "Svelte", folder: "svelte", serve: vite("preview") },
  { name: "Angular, from its dev server", folder: "angular", serve: bin("ng", "serve", "--host", "localhost") },
  { name: "Angular, built", folder: "angular", serve: bin("sirv", "dist", "--host", "localhost") },
  { name: "Leptos", folder: "leptos", serve: ["../../tests/e2e/serve.mjs", "dist", String(port), "base-uri 'none'"] },
  { name: "webpack", folder: "webpack", serve: bin("sirv", "public", "--host", "localhost") },
]

/** A command of the folder's packages. */
function bin(name: string, ...args: string[]): string[] {
  return [`node_modules/.bin/${name}`, ...args, "--port", String(port)]
}

function vite(mode: "dev" | "preview"): string[] {
  return bin("vite", mode, "--strictPort")
}
