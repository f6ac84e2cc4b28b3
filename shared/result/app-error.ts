import type { ErrorCode } from "./error-code.ts";

/**
 * A refusal: the world or the caller is at fault, not the code.
 *
 * `message` is for logs and for developers at the other end; it names no secret, no message body and
 * no address of another person. Anything that is not an `AppError` is a bug and leaves the process
 * only as `internal` with a reference.
 */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
