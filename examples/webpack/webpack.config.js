import { fileURLToPath } from "node:url"

// webpack 5 finds the package's wasm file by itself, and copies it beside the bundle.
export default {
  mode: "production",
  entry: "./src/main.js",
  output: { path: fileURLToPath(new URL("public/build", import.meta.url)), filename: "main.js", clean: true },
}
