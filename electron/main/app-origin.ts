/** The page's own scheme and host: an origin that nothing from the network can have. */
export const APP_SCHEME = "app";
export const APP_HOST = "porchlight";

/** As Chromium writes it in `frame.origin`. Node's `URL` calls every custom scheme's origin "null". */
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;
export const START_URL = `${APP_ORIGIN}/`;

/**
 * Whether a URL lies on our own origin.
 *
 * By scheme and host, not by `url.origin`: that is "null" for every custom scheme in Node, so any two
 * would be equal. Not by prefix either: `app://porchlight.evil/` begins like ours.
 */
export function isOwnUrl(raw: string): boolean {
  const url = URL.parse(raw);
  return url !== null && url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST;
}
