import { z } from "zod";
import type { CallDefinition, Output } from "../../../shared/contract/define.ts";
import { isErrorCode } from "../../../shared/result/error-code.ts";
import { fail, ok, type Failure, type Result } from "../../../shared/result/result.ts";

const RawFailure = z.object({
  code: z.string(),
  message: z.string().catch(""),
  ref: z.string().optional().catch(undefined),
});

const RawReply = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: RawFailure }),
]);

/** What a peer answered, as a `Result`. Whatever can't be understood reads as `internal`. */
export function parseReply<D extends CallDefinition>(
  definition: D,
  raw: unknown,
): Result<Output<D>> {
  const reply = RawReply.safeParse(raw);
  if (!reply.success) return fail("internal", "the service's reply is malformed");
  if (!reply.data.ok) return { ok: false, error: knownFailure(reply.data.error) };
  const value = definition.output.safeParse(reply.data.value);
  if (!value.success) return fail("internal", "the service's reply does not fit the protocol");
  // Sound: `definition.output` parsed it; TypeScript loses that in the generic.
  return ok(value.data as Output<D>);
}

/** A failure sent by a peer; null when it is none. */
export function parseFailure(raw: unknown): Failure | null {
  const failure = RawFailure.safeParse(raw);
  return failure.success ? knownFailure(failure.data) : null;
}

/** A newer peer's code reads as `internal`. */
function knownFailure({ code, message, ref }: z.output<typeof RawFailure>): Failure {
  return isErrorCode(code)
    ? { code, message, ref }
    : { code: "internal", message: `${message} (${code})`, ref };
}
