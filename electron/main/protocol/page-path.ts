import { isOwnUrl } from "../app-origin.ts";

/** The path of the page's own that a request asks for; null when it asks for anything else. */
export function pagePath(method: string, url: string): string | null {
  return method === "GET" && isOwnUrl(url) ? new URL(url).pathname : null;
}
