import { createHmac } from "node:crypto";

/**
 * How a second start and the running host know each other by the secret in the profile's folder,
 * without either telling it: after a crash a stranger may have the port, and would otherwise have a
 * link of its own opened as if it were ours. `nonce` is new for every question.
 */
export function signLinkRequest(secret: string, nonce: string): string {
  return sign(secret, `porchlight link wanted: ${nonce}`);
}

export function signLink(
  secret: string,
  { nonce, link }: { readonly nonce: string; readonly link: string },
): string {
  return sign(secret, `porchlight link given: ${nonce} ${link}`);
}

function sign(secret: string, text: string): string {
  return createHmac("sha256", secret).update(text).digest("base64url");
}
