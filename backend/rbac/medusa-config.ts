import { defineConfig } from "@medusajs/framework/utils"

// As ../medusa-config.ts, without the Admin. `MEDUSA_FF_RBAC`, which lib/medusa.mjs sets, switches the roles on.
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
    cookieOptions: { secure: false, sameSite: "lax" },
  },
  admin: { disable: true },
  // Named, because at this point Medusa does not know the flag yet.
  modules: [{ resolve: "@medusajs/medusa/rbac" }],
})
