// What a new data folder gets, in order.
import { createAdmin } from "./admin.mjs"

/** Imported when wanted: they come with Medusa's workflows, and `--rbac` has another Medusa. */
const content = {
  usual: async (container) => (await import("./usual.mjs")).seedUsual(container),
  heavy: async (container) => (await import("./heavy.mjs")).seedHeavy(container),
  rbac: () => {},
}

export async function seed(container, kind) {
  await content[kind](container)
  // Last, because the server may be up by now: nobody signs in before all is there.
  await createAdmin(container, kind === "rbac" ? ["role_super_admin"] : undefined)
}
