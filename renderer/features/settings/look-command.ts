/**
 * The line that looks at somebody's light once: `GET /presence/<address>` with a bearer token, which
 * their ledger records as a fetch. Double quotes, because every shell of every system knows them.
 */
export function lookCommand(serviceUrl: string, token: string, presentity: string): string {
  const base = serviceUrl.replace(/\/+$/, "");
  return `curl -H "Authorization: Bearer ${token}" "${base}/presence/${encodeURI(presentity)}"`;
}
