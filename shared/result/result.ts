import { AppError } from "./app-error.ts";
import type { ErrorCode } from "./error-code.ts";

/** Why a call failed. `ref` is the reference under which the other side logged a bug. */
export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
  readonly ref?: string | undefined;
}

/**
 * What every call answers, over IPC, WebSocket and socket.io alike.
 *
 * A value instead of a rejection, because Electron keeps only the message of a thrown error
 * (electron#24427) and socket.io's acknowledgements never reject on an error value.
 */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Failure };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail(code: ErrorCode, message: string, ref?: string): Result<never> {
  return { ok: false, error: ref === undefined ? { code, message } : { code, message, ref } };
}

/** The value, or the failure thrown as an `AppError`: for callers that have nothing to add to it. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new AppError(result.error.code, result.error.message);
}
