/**
 * The base URL of what a person typed for a service; null when it can't be one.
 *
 * Without a scheme it is https, except on this very computer, where there is no certificate to be had.
 */
export function serviceUrl(typed: string): string | null {
  const text = typed.trim();
  if (text === "" || /\s/.test(text)) return null;
  const url = URL.parse(/^[a-z][a-z+.-]*:\/\//i.test(text) ? text : `${schemeFor(text)}://${text}`);
  if (url === null || url.host === "" || url.username !== "" || url.password !== "") return null;
  if (url.protocol !== "https:" && url.protocol !== "http:") return null;
  return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
}

function schemeFor(text: string): "http" | "https" {
  return /^(?:localhost|127\.0\.0\.1|\[::1\])(?:[:/]|$)/i.test(text) ? "http" : "https";
}
