// What three engines find of barriers: axe, IBM's Equal Access and HTML_CodeSniffer. Each sees what the others do not.

import type { Page } from "@playwright/test"
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { accessibilityFaults } from "./axe.ts"

const { resolve } = createRequire(import.meta.url)
const source = (file: string) => readFileSync(resolve(file), "utf8")

interface Finding {
  engine: "IBM" | "HTML_CodeSniffer"
  rule: string
  /** What is said of it, and where. */
  text: string
}

interface Exception extends Finding {
  why: string
  link: string
}

/** What an engine is wrong about. A finding is passed over where the rule is the same and `text` is in it. */
const EXCEPTIONS: Exception[] = [
  {
    engine: "IBM",
    rule: "input_autocomplete_valid",
    text: 'autocomplete="username" name="email" type="email"',
    why: "HTML lets a field of type email hold a user's name, and axe knows.",
    link: "https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#control-group",
  },
  {
    engine: "IBM",
    rule: "combobox_active_descendant",
    text: "'aria-selected' set to true",
    why: "Of a listbox where several can be selected, the active option need not be one of them.",
    link: "https://www.w3.org/TR/wai-aria-1.2/#aria-selected",
  },
  {
    engine: "HTML_CodeSniffer",
    rule: "WCAG2AA.Principle1.Guideline1_3.1_3_5.H98",
    text: 'autocomplete="username"',
    why: "The same.",
    link: "https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#control-group",
  },
]

/** All that is found, but for the exceptions. */
export async function barriers(page: Page): Promise<string[]> {
  const axe = await accessibilityFaults(page)
  const others = [...(await equalAccess(page)), ...(await codeSniffer(page))].filter(
    ({ engine, rule, text }) =>
      !EXCEPTIONS.some((other) => other.engine === engine && other.rule === rule && text.includes(other.text)),
  )
  return [...axe, ...others.map(({ engine, rule, text }) => `${engine}, ${rule}: ${text}`)]
}

interface AceResult {
  ruleId: string
  value: [string, string]
  message: string
  snippet: string
}

async function equalAccess(page: Page): Promise<Finding[]> {
  await load(page, "ace", "accessibility-checker-engine/ace.js")
  const results = await page.evaluate(async () => {
    const { ace } = globalThis as unknown as {
      ace: { Checker: new () => { check(root: Document, policies: string[]): Promise<{ results: AceResult[] }> } }
    }
    return (await new ace.Checker().check(document, ["WCAG_2_2", "IBM_Accessibility"])).results
  })
  return results
    .filter(({ value: [kind, outcome] }) => kind === "VIOLATION" && outcome === "FAIL")
    .map(({ ruleId, message, snippet }) => ({ engine: "IBM", rule: ruleId, text: `${message} ${snippet}` }))
}

/** Runs the file, which declares an engine of this name, unless the page has it. */
async function load(page: Page, name: string, file: string): Promise<void> {
  if (await page.evaluate((name) => name in globalThis, name)) return
  await page.evaluate(`${source(file)}\n;globalThis.${name} = ${name}`)
}

interface SnifferMessage {
  type: number
  code: string
  msg: string
  element: Element
}

/** Its type of what is surely wrong; the others are to be looked at by a person. */
const ERROR = 1

async function codeSniffer(page: Page): Promise<Finding[]> {
  await load(page, "HTMLCS", "html_codesniffer/build/HTMLCS.js")
  const found = await page.evaluate(
    (error) =>
      new Promise<{ rule: string; text: string }[]>((done, fail) => {
        const { HTMLCS } = globalThis as unknown as {
          HTMLCS: {
            process(standard: string, root: Document, then: () => void, failed: () => void): void
            getTranslation(name: string): string | undefined
            getMessages(): SnifferMessage[]
          }
        }
        // It lacks a text, and crashes over that.
        const translate = HTMLCS.getTranslation.bind(HTMLCS)
        HTMLCS.getTranslation = (name) => translate(name) ?? name
        const report = () =>
          done(
            HTMLCS.getMessages()
              .filter(({ type }) => type === error)
              .map(({ code, msg, element }) => ({ rule: code, text: `${msg} ${element.outerHTML?.slice(0, 200)}` })),
          )
        HTMLCS.process("WCAG2AA", document, report, () => fail(new Error("HTML_CodeSniffer has failed")))
      }),
    ERROR,
  )
  return found.map((finding) => ({ engine: "HTML_CodeSniffer", ...finding }))
}
