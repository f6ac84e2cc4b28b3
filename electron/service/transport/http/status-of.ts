import type { ErrorCode } from "../../../../shared/result/error-code.ts";

const STATUS_OF: Partial<Record<ErrorCode, number>> = {
  internal: 500,
  unavailable: 503,
  "storage-full": 503,
  "rate-limited": 429,
  "sign-in-delayed": 429,
  "too-large": 413,
  unauthenticated: 401,
  "wrong-credentials": 401,
  forbidden: 403,
  "watching-refused": 403,
  "not-found": 404,
  "address-unknown": 404,
  conflict: 409,
};

/** The HTTP status nearest to a refusal; everything else the caller did wrong is a plain 400. */
export function statusOf(code: ErrorCode): number {
  return STATUS_OF[code] ?? 400;
}
