// A request that the client cannot be made to send. Resolves with nothing if the browser withholds the answer.
export async function ask(method, url, body, credentials, token) {
  const headers = {}
  if (body !== undefined) headers["content-type"] = "application/json"
  if (token !== undefined) headers.authorization = `Bearer ${token}`
  try {
    const response = await fetch(url, { method, body, headers, credentials })
    return { status: response.status, text: await response.text() }
  } catch {
    return undefined
  }
}
