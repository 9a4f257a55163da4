import type { NextConfig } from "next"

const config: NextConfig = {
  // This folder, wherever there is another lock file above it.
  turbopack: { root: import.meta.dirname },
}

export default config
