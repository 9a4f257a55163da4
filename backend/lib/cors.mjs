// Which pages may call the server from another origin. Medusa has one list for
// /admin and one for /auth, and reads `/…/` entries as regular expressions; its
// list is split at commas, so these must have none.
//
//   ports                 /admin  /auth   for
//   8080-8089, 8760-8769  yes     yes     the page in development and the tests' pages
//   8071                  no      yes     a page that can sign in but not read
//   8072                  yes     no      a page that cannot sign in
//   any other             no      no      a page that nobody allowed
const hosts = String.raw`(localhost|127\.0\.0\.1)`
const both = "808[0-9]|876[0-9]"

const entry = (ports) => String.raw`/^http:\/\/${hosts}:(${ports})$/`

export function corsEnvironment({ cors, authCors }) {
  return {
    ADMIN_CORS: [entry(`${both}|8072`), ...cors].join(","),
    AUTH_CORS: [entry(`${both}|8071`), ...cors, ...authCors].join(","),
    // There is no shop here.
    STORE_CORS: "http://localhost:8000",
  }
}
