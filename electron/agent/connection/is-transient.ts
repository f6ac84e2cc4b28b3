import type { ErrorCode } from "../../../shared/result/error-code.ts";

/**
 * Refusals that are not about what was asked, so that asking again later may succeed.
 *
 * Everything else is the service's last word. `internal` counts as such, or one message that trips
 * over a bug would hold up its conversation for ever.
 */
const TRANSIENT: ReadonlySet<ErrorCode> = new Set([
  "unavailable",
  "timeout",
  "rate-limited",
  "unauthenticated",
  "upgrade-required",
  "storage-full",
  "storage-read-only",
  "storage-locked",
  "storage-failed",
]);

export function isTransient(code: ErrorCode): boolean {
  return TRANSIENT.has(code);
}
