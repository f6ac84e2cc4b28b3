import { v7 } from "uuid";
import { AppError } from "../../../shared/result/app-error.ts";
import type { Failure } from "../../../shared/result/result.ts";
import { describeBug } from "../describe-bug.ts";
import type { Log } from "../ports.ts";

/** What the other side may know of an error. A bug is logged in full beside the reference it gets. */
export function failureOf(error: unknown, log: Log, where: string): Failure {
  if (error instanceof AppError) return { code: error.code, message: error.message };
  const ref = v7();
  log.error({ ref, where, error: describeBug(error) }, "a request failed because of a bug");
  return { code: "internal", message: "internal error", ref };
}
