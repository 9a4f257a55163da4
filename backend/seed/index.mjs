// What a new data folder gets, in order.
import { createAdmin } from "./admin.mjs"
import { seedHeavy } from "./heavy.mjs"
import { seedUsual } from "./usual.mjs"

export async function seed(container, kind) {
  await createAdmin(container)
  await (kind === "heavy" ? seedHeavy : seedUsual)(container)
}
