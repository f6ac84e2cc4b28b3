/**
 * What both hosts send with everything they serve.
 *
 * The policy starts from nothing and adds what the page needs. It is a header because
 * `frame-ancestors` means nothing in a `<meta>`. Nothing inline and no `eval`; `styleNonce` lets one
 * style element through, for a page of the host's own that must not need a second file.
 */
export function pageHeaders(styleNonce?: string): Readonly<Record<string, string>> {
  const styles = styleNonce === undefined ? "'self'" : `'self' 'nonce-${styleNonce}'`;
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${styles}`,
    "font-src 'self'",
    "img-src 'self' data:",
    // The page talks to its host and to nobody else; the agent is the one that knows the service.
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    "content-security-policy": policy.join("; "),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
  };
}
