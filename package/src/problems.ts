// What of a host's settings makes no sense, in words that say what to write instead.

import { NAMES, propertyOf } from "./attributes.ts"
import type { ConfiguredElement } from "./configured-element.ts"
import { ATTRIBUTES, type Attribute } from "./contract.ts"
import { canonical } from "./locale.ts"
import { isPlace, isToken } from "./settings.ts"

/** A line for each; none if all is well. */
export function problemsOf(element: ConfiguredElement): string[] {
  const { customerId, groupHref, locale, request, token } = element
  const problems = NAMES.map((name) => problemOf(element, name)).filter((problem) => problem !== undefined)
  if (!customerId) {
    problems.unshift('customer-id is missing: set it to the id of a customer, such as customer-id="cus_123".')
  }
  if (groupHref && !isPlace(groupHref)) {
    const example = "/app/customer-groups/{id}"
    problems.push(`group-href is “${groupHref}”, but needs a relative or http(s) address such as "${example}".`)
  }
  if (locale && !canonical(locale)) {
    problems.push(`locale is “${locale}”, but needs a language tag such as "en" or "pt-BR".`)
  }
  if (request && typeof request !== "function") {
    problems.push("request needs a function (path, { method, body, query, signal }) => Promise<json>.")
  }
  // The token is secret, and so not part of the message.
  if (token && !isToken(token)) {
    problems.push("token holds characters that no header may carry: it needs the bare token.")
  }
  return problems
}

/** What is wrong with an attribute that is to hold a number or one of several words. */
function problemOf(element: ConfiguredElement, name: Attribute): string | undefined {
  const kind = ATTRIBUTES[name]
  if (!kind) return undefined
  const text = element.getAttribute(name)
  const effective = element[propertyOf(name) as "mode" | "pageSize"]
  if (!text?.trim()) return undefined
  const isChoice = "includes" in kind
  if (isChoice ? text.trim().toLowerCase() === effective : Number(text) === effective) return undefined
  const needed = isChoice
    ? kind.map((word) => `"${word}"`).join(" or ")
    : `a whole number from ${kind.from} to ${kind.to.toLocaleString("en")}`
  return `${name} is “${text}”, but needs ${needed}; “${effective}” is used.`
}
