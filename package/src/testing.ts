// For tests and demonstrations of hosts: a Medusa Admin API that keeps everything in memory.

export { InMemoryBackend } from "./in-memory-backend.ts"
export { FetchError } from "./fetch-error.ts"
export type { Call, Reply } from "./call.ts"
export type { Account, Seed, SeedCustomer, SeedGroup } from "./seed.ts"
