// The wasm file as Vite knows it: where it will be served from.

declare module "*.wasm?url" {
  const url: string
  export default url
}
