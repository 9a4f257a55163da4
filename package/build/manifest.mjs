// The package.json of the package.

const entry = (name) => ({ types: `./${name}.d.ts`, default: `./${name}.js` })

export function manifest(version) {
  return {
    name: "medusa-customer-groups",
    version,
    description:
      "A customer's groups in a Medusa store, shown and edited in place: a custom element for any dashboard.",
    license: "MIT",
    keywords: [
      "medusa", "medusajs", "medusa-v2", "medusa-plugin", "medusa-plugin-other", "customer-groups", "admin",
      "custom-element", "web-component", "wasm",
    ],
    type: "module",
    main: "./index.js",
    types: "./index.d.ts",
    customElements: "./custom-elements.json",
    "web-types": "./web-types.json",
    exports: {
      ".": entry("index"),
      "./define": entry("define"),
      "./inline": entry("inline"),
      "./react": entry("react"),
      // In Node, which renders or tests a host of Vite's, there is no wasm to be found.
      "./vite": { types: "./vite.d.ts", node: "./index.js", default: "./vite.js" },
      "./vue": entry("vue"),
      "./testing": entry("testing"),
      // `plugins: ["medusa-customer-groups"]` in a store, and `plugins: ["medusa-customer-groups/beside"]`, for which Medusa
      // looks for a package.json.
      "./admin": entry("admin"),
      "./beside/admin": entry("plugin"),
      "./beside/package.json": "./beside.json",
      "./custom-elements.json": "./custom-elements.json",
      "./html-custom-data.json": "./html-custom-data.json",
      "./customer-groups.wasm": "./customer-groups.wasm",
      "./package.json": "./package.json",
    },
    // To import it is to define the element.
    sideEffects: ["./index.js", "./define.js", "./inline.js", "./react.js", "./vite.js", "./vue.js", "./admin.js", "./plugin.js"],
    files: ["*.js", "lang/*.js", "*.d.ts", "*.map", "customer-groups.wasm", "*.json"],
    peerDependencies: PEERS,
    peerDependenciesMeta: Object.fromEntries(Object.keys(PEERS).map((name) => [name, { optional: true }])),
  }
}

/** What Medusa reads of `medusa-customer-groups/beside`: that it has something for the Admin. A real package.json in a
 * folder of that name would be none of the kind that Node follows. */
export function besideManifest(version) {
  return { version, exports: { "./admin": "./plugin.js" } }
}

/** Each is needed by one way to use the package only. The last two are named for pnpm alone, which shows a package
 * only what it names: the Admin brings them along, and other hosts may have any. */
const PEERS = {
  react: ">=18",
  "@types/react": ">=18",
  vue: ">=3.3",
  "@tanstack/react-query": "*",
  "react-router-dom": "*",
}
