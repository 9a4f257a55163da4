// The work itself, wherever the widget stands.

import { expect, type AdminApi, type Group } from "../e2e/fixtures.ts"
import type { Card } from "../e2e/pages.ts"

/** Adds a customer of one group to another, removes the first and takes that back: on screen and on the server. */
export async function expectToEdit(
  card: Card,
  admin: AdminApi,
  customerId: string,
  [gold, silver]: Group[],
): Promise<void> {
  const expectGroups = async (...groups: Group[]) => {
    const names = groups.map(({ name }) => name)
    await card.expectGroups(...names)
    await expect.poll(() => admin.groupNames(customerId)).toEqual(names)
  }
  await expectGroups(gold!)
  await card.add(silver!.name)
  await expectGroups(gold!, silver!)
  await card.remove(gold!.name)
  await expectGroups(silver!)
  await card.button("Undo").click()
  await expectGroups(gold!, silver!)
}
