import { svelte } from "@sveltejs/vite-plugin-svelte"
import { defineConfig } from "vite"

export default defineConfig({
  plugins: [svelte()],
  // The dev server would bundle the package and lose sight of its wasm file.
  optimizeDeps: { exclude: ["medusa-customer-groups"] },
})
