import { v7 } from "uuid";
import { AppError } from "../../../shared/result/app-error.ts";
import type { Failure } from "../../../shared/result/result.ts";
import type { Log } from "../ports.ts";

/** What the other side may know of an error. A bug is logged in full beside the reference it gets. */
export function failureOf(error: unknown, log: Log, where: string): Failure {
  if (error instanceof AppError) return { code: error.code, message: error.message };
  const ref = v7();
  log.error({ ref, where, error: describeBug(error) }, "a request failed because of a bug");
  return { code: "internal", message: "internal error", ref };
}

/**
 * The stack without its first lines: a message may quote what people wrote, the places in our code don't.
 */
function describeBug(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /u.test(line));
  return { name: error.name, stack: frames.join("\n") };
}
