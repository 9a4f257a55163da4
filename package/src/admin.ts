// The plugin as a store's `plugins: ["medusa-customer-groups"]` brings it into the Medusa Admin: in the place of the
// section that the Admin comes with.

import { takeTheSectionsPlace } from "./layout.ts"

declare const window: { __sdk?: { admin?: { layouts?: Parameters<typeof takeTheSectionsPlace>[0] } } }

takeTheSectionsPlace(window.__sdk?.admin?.layouts)

export { CustomerGroupsWidget, default } from "./plugin.ts"
