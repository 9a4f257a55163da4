// What a new database needs, in one process: Medusa's commands for it would load Medusa once each. Given a port it then
// stays as the server, which is what `medusa start` would be; otherwise it ends. Runs in the project's folder, on the
// Medusa that is found from there.
const { createRequire } = require("node:module")
const path = require("node:path")

const directory = process.cwd()
const requireThere = createRequire(path.join(directory, "package.json"))

async function main({ kind, host, port }) {
  if (!port) process.env.MEDUSA_WORKER_MODE = "server"
  requireThere("ts-node").register()
  const { default: load, initializeContainer } = requireThere("@medusajs/medusa/loaders/index")
  await migrate(await initializeContainer(directory))
  const { container } = port
    ? await serve(host, port)
    : await load({ directory, skipLoadingEntryPoints: true })
  const { seed } = await import("../seed/index.mjs")
  await seed(container, kind)
  if (!port) process.exit()
  process.send("seeded")
}

/** As `medusa db:migrate --execute-safe-links --skip-scripts`: the scripts carry over what older shops have. */
async function migrate(container) {
  const { migrate } = requireThere("@medusajs/medusa/commands/db/migrate")
  const logger = container.resolve("logger")
  const done = await migrate({ directory, executeSafeLinks: true, skipScripts: true, logger, container })
  if (!done) throw new Error("the migrations failed")
  // It has loaded the modules just as far as that takes, and they would be taken for loaded.
  requireThere("@medusajs/framework/modules-sdk").MedusaModule.clearInstances()
}

async function serve(host, port) {
  await requireThere("@medusajs/medusa/commands/start").default({ directory, host, port })
  return requireThere("@medusajs/framework")
}

// As Medusa's command line has it: not every promise that its background work forgets is the end of the server.
for (const event of ["unhandledRejection", "uncaughtException"]) process.on(event, (error) => console.error(error))

main(JSON.parse(process.argv[2])).catch((error) => {
  console.error(error)
  process.exit(1)
})
