import { defineConfig } from "@medusajs/framework/utils"

// Everything that differs between two runs comes in through the environment,
// set by lib/medusa.mjs: the compiled config is cached, the ports are not.
module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    http: {
      storeCors: process.env.STORE_CORS!,
      adminCors: process.env.ADMIN_CORS!,
      authCors: process.env.AUTH_CORS!,
      jwtSecret: process.env.JWT_SECRET,
      cookieSecret: process.env.COOKIE_SECRET,
    },
    // In production Medusa's cookie is `Secure`, which a browser would not keep
    // for every http://localhost page. Lax stays: it is the production rule
    // that decides which sites may carry the session.
    cookieOptions: { secure: false, sameSite: "lax" },
  },
  admin: {
    // The Admin calls the server that serves it, whatever its port.
    backendUrl: "/",
  },
})
