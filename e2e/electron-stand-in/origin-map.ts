/**
 * Stock Chromium knows no `app:` scheme, so the page really lives on an https host that nobody owns.
 * The product sees `app:` addresses only, Chromium sees the others only.
 */
const APP = /^app:\/\/([^/]*)/;
const REAL = /^https:\/\/([^/]*)\.app\.invalid(?=\/|$)/;

export function toReal(url: string): string {
  return url.replace(APP, "https://$1.app.invalid");
}

export function toApp(url: string): string {
  return url.replace(REAL, "app://$1");
}

/** `null` for what has no origin of its own, as Chromium writes it. */
export function appOrigin(realUrl: string): string {
  const url = URL.parse(realUrl);
  return url === null || url.protocol === "data:" ? "null" : toApp(url.origin);
}
