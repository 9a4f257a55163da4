// `medusa exec` loads its script with require(), which the seed's modules are not made for.
exports.default = async ({ container, args }) => {
  const { seed } = await import("./index.mjs")
  await seed(container, args[0])
}
