import assert from "node:assert/strict"
import { test } from "node:test"
import { isPickersFailure, isUnderWay, said } from "./told.mjs"

test("what is said of a group is found among what is said of others", () => {
  const text = "Added to Gold 1 and Silver 2. Not removed from Bronze 3: the server refused it.\nUndo"
  assert.deepEqual(said(text, "Gold 1"), ["in"])
  assert.deepEqual(said(text, "Silver 2"), ["in"])
  assert.deepEqual(said(text, "Bronze 3"), ["not out"])
  assert.deepEqual(said(text, "Iron 4"), [])
})

test("each of the widget's sentences has its meaning", () => {
  for (const [sentence, says] of [
    ["Removed from G.", "out"],
    ["Was already in G.", "in"],
    ["Was already out of G.", "out"],
    ["Not added to G: deleted in the meantime.", "not in"],
    ["Still in G: somebody added the customer again.", "not out"],
    ["Not removed from G: the customer no longer exists.", "not out"],
    ["Not saved yet\nAdd to G.\nThe server has a problem.", "waits"],
    ["Not saved yet\nRemove from G.\nRetry", "waits"],
  ]) {
    assert.deepEqual(said(sentence ?? "", "G"), [says])
  }
})

test("what is on its way is not said to be done", () => {
  assert.deepEqual(said("Adding to G…", "G"), [])
  assert.deepEqual(said("Removing from G…", "G"), [])
  assert.ok(isUnderWay("Removing from G…\nUndo") && isUnderWay("No answer from the server. Trying again…"))
  assert.ok(!isUnderWay("Removed from G."))
})

test("groups that a sentence only counts are those listed below it", () => {
  const text = "Not added to A, B, C, D, E, and 2 more: the server refused it.\nAll 7\nA\nB\nC\nD\nE\nF\nG"
  assert.deepEqual(said(text, "G"), ["not in"])
})

test("that a group was not made, or a list not looked up, is told without a name", () => {
  assert.ok(isPickersFailure("The group was not created.\nThe server has a problem."))
  assert.ok(isPickersFailure("Not all could be looked up."))
  assert.ok(!isPickersFailure("Added 1 of 2."))
})
