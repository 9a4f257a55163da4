import react from "@vitejs/plugin-react"
import { defineConfig } from "vite"

export default defineConfig({
  plugins: [react()],
  // The dev server would bundle the package and lose sight of its wasm file.
  optimizeDeps: { exclude: ["medusa-customer-groups"] },
})
