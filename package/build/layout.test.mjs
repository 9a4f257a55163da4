import assert from "node:assert/strict"
import { build } from "esbuild"
import { dirname, join } from "node:path"
import { test } from "node:test"
import { fileURLToPath } from "node:url"

const source = join(dirname(fileURLToPath(import.meta.url)), "../src/layout.ts")
const { outputFiles } = await build({ entryPoints: [source], format: "esm", write: false, logLevel: "error" })
const { takeTheSectionsPlace } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`)

const OWN = "core:CustomerGroupSection"
const laidOut = { configuration: { widgets: { [OWN]: { order: 4 } } } }
const putBack = { configuration: { widgets: {} } }

/** What the Admin is told of a zone after the server has answered this. */
function told(answer, zone = "customer.details") {
  const layouts = { retrieveConfiguration: async () => answer }
  takeTheSectionsPlace(layouts)
  return layouts.retrieveConfiguration(zone)
}

const isHidden = (saved) => saved.configuration.widgets[OWN].hidden === true

test("where nobody has laid out the page the section is hidden", async () => {
  for (const nothing of [undefined, null, putBack]) {
    const answer = await told({ default_configuration: nothing, personal_configuration: nothing })
    assert.ok(isHidden(answer.default_configuration))
    assert.equal(answer.personal_configuration, null)
  }
})

test("what the store has laid out is kept", async () => {
  const answer = await told({ default_configuration: laidOut, personal_configuration: null })
  assert.deepEqual(answer, { default_configuration: laidOut, personal_configuration: null })
})

test("what the user has laid out is kept, and goes before what the store has", async () => {
  for (const store of [null, laidOut]) {
    const answer = await told({ default_configuration: store, personal_configuration: laidOut })
    assert.deepEqual(answer.personal_configuration, laidOut)
  }
})

test("one that the user has put back leaves the store's, and not an empty page", async () => {
  const answer = await told({ default_configuration: laidOut, personal_configuration: putBack })
  assert.deepEqual(answer, { default_configuration: laidOut, personal_configuration: null })
})

test("other pages, and what else the answer has, are left alone", async () => {
  const other = { default_configuration: null, personal_configuration: null }
  assert.deepEqual(await told(other, "order.details"), other)
  assert.equal((await told({ ...other, id: "x" })).id, "x")
})

test("the Admin's client is called as it was, and its failures stay its own", async () => {
  const calls = []
  const layouts = {
    async retrieveConfiguration(...args) {
      calls.push([this === layouts, ...args])
      throw new Error("offline")
    },
  }
  takeTheSectionsPlace(layouts)
  await assert.rejects(layouts.retrieveConfiguration("customer.details", { fields: "id" }), /offline/)
  assert.deepEqual(calls, [[true, "customer.details", { fields: "id" }]])
})

test("an Admin without layouts, or without a client, is left as it is", () => {
  const layouts = {}
  takeTheSectionsPlace(layouts)
  takeTheSectionsPlace(undefined)
  assert.deepEqual(layouts, {})
})
