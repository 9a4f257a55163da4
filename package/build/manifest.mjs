// The package.json of the package.

const entry = (name) => ({ types: `./${name}.d.ts`, default: `./${name}.js` })

export function manifest(version) {
  return {
    name: "medusa-customer-groups",
    version,
    description:
      "A customer's groups in a Medusa store, shown and edited in place: a custom element for any dashboard.",
    license: "MIT",
    keywords: ["medusa", "medusajs", "customer-groups", "admin", "custom-element", "web-component", "wasm"],
    type: "module",
    main: "./index.js",
    types: "./index.d.ts",
    customElements: "./custom-elements.json",
    exports: {
      ".": entry("index"),
      "./define": entry("define"),
      "./inline": entry("inline"),
      "./react": entry("react"),
      "./vue": entry("vue"),
      "./custom-elements.json": "./custom-elements.json",
      "./customer-groups.wasm": "./customer-groups.wasm",
      "./package.json": "./package.json",
    },
    // To import it is to define the element.
    sideEffects: ["./index.js", "./define.js", "./inline.js", "./react.js", "./vue.js"],
    files: ["*.js", "lang/*.js", "*.d.ts", "*.map", "customer-groups.wasm", "custom-elements.json"],
    peerDependencies: { react: ">=18", "@types/react": ">=18", vue: ">=3.3" },
    peerDependenciesMeta: {
      react: { optional: true },
      "@types/react": { optional: true },
      vue: { optional: true },
    },
  }
}
