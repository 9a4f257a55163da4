// The large seed's customers, and their groups as the seed has them.

import type { AdminApi } from "../tests/e2e/fixtures.ts"

export class Seed {
  readonly #api: AdminApi
  /** The id of the customer in ten groups of 1,000 members. */
  readonly ten: string
  /** The id of the customer in 2,000 groups. */
  readonly twoThousand: string
  /** The names of those ten groups. */
  readonly bigGroups: string[]
  /** The one of them to add: the Admin lists it without a search. */
  readonly firstGroup: string
  /** A group that `ten` is not in. */
  readonly smallGroup = "Wholesale 05000"
  readonly #bigIds: Map<string, string>

  private constructor(api: AdminApi, ten: string, twoThousand: string, big: Map<string, string>, firstGroup: string) {
    this.#api = api
    this.ten = ten
    this.twoThousand = twoThousand
    this.#bigIds = big
    this.bigGroups = [...big.keys()]
    this.firstGroup = firstGroup
  }

  static async find(api: AdminApi): Promise<Seed> {
    const customer = async (email: string) => {
      const { customers } = await api.request<{ customers: { id: string }[] }>(
        "GET",
        `/admin/customers?email=${email}&fields=id`,
      )
      if (!customers[0]) throw new Error(`${email} is not there: the backend has not the large seed`)
      return customers[0].id
    }
    const names = async (query: string) => {
      type Page = { customer_groups: { id: string; name: string }[] }
      const { customer_groups } = await api.request<Page>(
        "GET",
        `/admin/customer-groups?fields=id,name&limit=10&${query}`,
      )
      return new Map(customer_groups.map(({ id, name }) => [name, id]))
    }
    const big = await names("q=Thousand members")
    const firstGroup = [...(await names("")).keys()].find((name) => big.has(name))
    if (big.size !== 10 || !firstGroup) throw new Error("the ten groups of 1,000 members are not there")
    const [ten, twoThousand] = [await customer("ten@medusa.test"), await customer("twothousand@medusa.test")]
    return new Seed(api, ten, twoThousand, big, firstGroup)
  }

  /** Puts `ten` into these of the big groups, and no other group. */
  async setGroups(names: string[]): Promise<void> {
    const wanted = names.map((name) => this.#bigIds.get(name)!)
    const current = await this.#api.groupIds(this.ten)
    const add = wanted.filter((id) => !current.includes(id))
    const remove = current.filter((id) => !wanted.includes(id))
    if (add.length + remove.length > 0) await this.#api.changeGroups(this.ten, { add, remove })
  }

  restore(): Promise<void> {
    return this.setGroups(this.bigGroups)
  }
}
