import assert from "node:assert/strict"
import { readFile } from "node:fs/promises"
import { test } from "node:test"
import { foldersIn, hashed, linksIn, withLinks, withUrl } from "./html.mjs"

const html = await readFile(new URL("../../index.html", import.meta.url), "utf8")

test("what belongs to the page is what index.html tells Trunk", () => {
  assert.deepEqual(
    linksIn(html).map(({ file }) => file),
    ["page/favicon.svg", "style/widget.css", "style/page.css", undefined, "page/language.js", "page/first-reads.js", "page/boot.js"],
  )
  assert.deepEqual(
    foldersIn(html).map(({ folder, name }) => [folder, name]),
    [["src/text/languages", "lang"]],
  )
})

test("every file stands there under the name that it got", () => {
  const names = new Map()
  for (const name of [
    "favicon.svg", "widget.css", "page.css", "page.js", "page_bg.wasm", "language.js", "first-reads.js", "boot.js",
  ]) {
    names.set(name, `1-${name}`)
  }
  const preload = '\n<link id="app-glue" href="{base}{js}">\n<link href="{base}{wasm}" crossorigin="{crossorigin}">\n'
  const page = withLinks(html, names, { public_url: "./", pattern_preload: preload })
  for (const link of [
    '<link rel="icon" type="image/svg+xml" href="./1-favicon.svg">',
    '<link rel="stylesheet" href="./1-page.css">',
    '<link id="app-glue" href="./1-page.js">\n<link href="./1-page_bg.wasm" crossorigin="anonymous">',
    '<script type="module" src="./1-boot.js"></script>',
  ]) {
    assert.ok(page.includes(link), `${link} is missing in ${page}`)
  }
  assert.ok(!page.includes("data-trunk"))
})

test("an address goes where index.html names none", () => {
  for (const name of ["medusa-backend-url", "medusa-admin-url"]) {
    const named = withUrl(html, name, 'https://store.example.com/a"b')
    assert.ok(named.includes(`<meta name="${name}" content="https://store.example.com/a&quot;b">`))
    assert.equal(withUrl(named, name, "https://other.example.com"), named)
    assert.throws(() => withUrl("<head></head>", name, "https://store.example.com"), /has lost its/)
  }
})

test("a name tells its content, before what the glue's names end in", () => {
  assert.match(hashed("page.js", "a"), /^page-[0-9a-f]{16}\.js$/)
  assert.match(hashed("page_bg.wasm", "a"), /^page-[0-9a-f]{16}_bg\.wasm$/)
  assert.notEqual(hashed("page.js", "a"), hashed("page.js", "b"))
})
