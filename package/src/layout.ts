// Where the Medusa Admin's customer page has its sections. From 2.17.2 on the Admin asks the server for that, and lets
// people change it ("Customize layout"); a plugin cannot say what it is where nobody has.

/** What is at a place, by the Admin's ids, and what differs there from how the Admin comes. */
type Widgets = Record<string, { order?: number; hidden?: boolean }>

interface Saved {
  configuration: { widgets: Widgets }
}

interface Configuration {
  default_configuration?: Saved | null
  personal_configuration?: Saved | null
}

/** As far as the Admin's own client is needed here. */
interface Layouts {
  retrieveConfiguration?(zone: string, ...others: unknown[]): Promise<Configuration>
}

/** The page's part of the ids of zones. */
const PAGE = "customer.details"

/** The widget in the place of the Admin's own section, and all else as it was: what has no order has 0, and those of
 * the same order stand as the Admin has them. */
const IN_PLACE: Widgets = {
  "core:CustomerGeneralSection": { order: -3 },
  "core:CustomerOrderSection": { order: -2 },
  "widget:customer-groups": { order: -1 },
  "core:CustomerGroupSection": { hidden: true },
}

/**
 * Hides the Admin's own section on a customer's groups, where neither the store nor the user has laid out that page:
 * the Admin is then told that the store has. Nothing is saved, unless somebody goes on from there and saves.
 * Without layouts, before Medusa 2.17.2, all stays as it is.
 */
export function takeTheSectionsPlace(layouts: Layouts | undefined): void {
  const retrieve = layouts?.retrieveConfiguration
  if (!layouts || !retrieve) return
  layouts.retrieveConfiguration = async (zone, ...others) => {
    const answer = await retrieve.call(layouts, zone, ...others)
    if (zone !== PAGE) return answer
    const { default_configuration: store, personal_configuration: own } = answer
    return {
      ...answer,
      default_configuration: isLaidOut(store) ? store : { configuration: { widgets: IN_PLACE } },
      personal_configuration: isLaidOut(own) ? own : null,
    }
  }
}

/** One that was put back is kept without a widget. */
function isLaidOut(saved: Saved | null | undefined): saved is Saved {
  return Object.keys(saved?.configuration.widgets ?? {}).length > 0
}
