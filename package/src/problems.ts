// What of a host's settings makes no sense, in words that say what to write instead.

import { NAMES, propertyOf } from "./attributes.ts"
import type { ConfiguredElement } from "./configured-element.ts"
import { ATTRIBUTES, type Attribute } from "./contract.ts"
import { canonical } from "./locale.ts"
import { say, type Messages } from "./say.ts"
import { isPlace, isToken } from "./settings.ts"

/** A line for each; none if all is well. */
export function problemsOf(element: ConfiguredElement, messages: Messages | undefined): string[] {
  const { customerId, groupHref, locale, request, token } = element
  const problems = NAMES.map((name) => problemOf(element, name, messages)).filter((problem) => problem !== undefined)
  if (!customerId) {
    const words = "{attribute} is missing: set it to the id of a customer, such as {example}."
    const values = { attribute: "customer-id", example: 'customer-id="cus_123"' }
    problems.unshift(say(messages, "customerIdMissing", words, values))
  }
  if (groupHref && !isPlace(groupHref)) {
    const words = "{attribute} is “{value}”, but needs a relative or http(s) address such as {example}."
    const values = { attribute: "group-href", value: groupHref, example: '"/app/customer-groups/{id}"' }
    problems.push(say(messages, "badAddress", words, values))
  }
  if (locale && !canonical(locale)) {
    const words = "{attribute} is “{value}”, but needs a language tag such as {example}."
    problems.push(say(messages, "badLanguage", words, { attribute: "locale", value: locale, example: '"en", "pt-BR"' }))
  }
  if (request && typeof request !== "function") {
    const words = "{property} needs a function {signature}."
    const signature = "(path, { method, body, query, signal }) => Promise<json>"
    problems.push(say(messages, "badRequest", words, { property: "request", signature }))
  }
  // The token is secret, and so not part of the message.
  if (token && !isToken(token)) {
    const words = "{property} holds characters that no header may carry: it needs the bare token."
    problems.push(say(messages, "badToken", words, { property: "token" }))
  }
  return problems
}

/** What is wrong with an attribute that is to hold a number or one of several words. */
function problemOf(
  element: ConfiguredElement,
  attribute: Attribute,
  messages: Messages | undefined,
): string | undefined {
  const kind = ATTRIBUTES[attribute]
  if (!kind) return undefined
  const value = element.getAttribute(attribute)
  const used = element[propertyOf(attribute) as "mode" | "pageSize"]
  if (!value?.trim()) return undefined
  const isChoice = "includes" in kind
  if (isChoice ? value.trim().toLowerCase() === used : Number(value) === used) return undefined
  if (isChoice) {
    const words = "{attribute} is “{value}”, but needs one of {choices}; “{used}” is used."
    const choices = kind.map((word) => `"${word}"`).join(", ")
    return say(messages, "badChoice", words, { attribute, value, choices, used })
  }
  const words = "{attribute} is “{value}”, but needs a whole number from {from} to {to}; “{used}” is used."
  return say(messages, "badNumber", words, { attribute, value, from: kind.from, to: kind.to, used })
}
