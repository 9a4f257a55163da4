// What the build makes of src/text/languages: the names of the wasm's phrases in its order, and for each language what
// is said in it.

declare module "*.js" {
  const value: string[] & import("./say.ts").Messages
  export default value
}
