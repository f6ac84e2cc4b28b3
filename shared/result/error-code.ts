/**
 * Every way a request can be refused, as a closed union.
 *
 * Codes are added, never renamed and never reused: an older peer reads a code it does not know as
 * `internal`. What a person reads is chosen by code in `renderer/i18n`, never taken from the wire.
 */
export const ERROR_CODES = [
  // Anybody's request
  "invalid-request",
  "too-large",
  "rate-limited",
  "not-found",
  "forbidden",
  "conflict",
  "internal",
  // Between processes
  "unavailable",
  "timeout",
  "upgrade-required",
  "untrusted-sender",
  "host-unreachable",
  // Accounts and devices
  "unauthenticated",
  "wrong-credentials",
  "sign-in-delayed",
  "name-taken",
  "name-not-allowed",
  "name-look-alike",
  "password-too-weak",
  "registration-closed",
  "invitation-needed",
  "invitation-invalid",
  "already-signed-in",
  // Presence and watchers
  "address-unknown",
  "address-not-served",
  "watching-refused",
  "hidden-watching-refused",
  "watching-yourself",
  "already-watching",
  "subscription-unknown",
  "too-many",
  // Messages
  "not-accepting",
  "declined",
  "message-empty",
  "message-too-long",
  "message-id-reused",
  "message-unknown",
  "message-type-unknown",
  // Storage and start
  "port-in-use",
  "storage-read-only",
  "storage-corrupt",
  "storage-newer-schema",
  "storage-full",
  "storage-locked",
  "storage-failed",
  "service-start-failed",
  "service-unknown",
  "address-malformed",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

const known: ReadonlySet<string> = new Set(ERROR_CODES);

/** Whether this build knows the code; a peer may be newer. */
export function isErrorCode(code: string): code is ErrorCode {
  return known.has(code);
}
