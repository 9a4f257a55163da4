import assert from "node:assert/strict"
import { readFile } from "node:fs/promises"
import { test } from "node:test"
import { transform } from "esbuild"

const read = (path) => readFile(new URL(path, import.meta.url), "utf8")

test("the loader asks for the fields that the wasm asks for, whatever a host wants besides", async () => {
  const { code } = await transform(await read("../src/fields.ts"), { loader: "ts", format: "esm" })
  const { joinFields } = await import(`data:text/javascript,${encodeURIComponent(code)}`)
  for (const [host, joined] of JSON.parse(await read("../../tests/fields.json"))) {
    assert.equal(joinFields(["id", "groups.id", "groups.name"], host), joined, host)
  }
})
