import vue from "@vitejs/plugin-vue"
import { defineConfig } from "vite"

export default defineConfig({
  plugins: [
    vue({
      template: {
        // Else Vue looks for a component of this name.
        compilerOptions: { isCustomElement: (tag) => tag === "medusa-customer-groups" },
      },
    }),
  ],
})
