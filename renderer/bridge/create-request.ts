import { z } from "zod";
import type { PorchlightBridge } from "../../shared/contract/bridge-names.ts";
import { bridgeCalls, type BridgeCalls } from "../../shared/contract/bridge.ts";
import type { CallName, Output, Request } from "../../shared/contract/define.ts";
import { isErrorCode } from "../../shared/result/error-code.ts";
import { fail, ok, type Result } from "../../shared/result/result.ts";
import { oddityOf, type ReportOddity } from "./report-oddity.ts";

const Reply = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({
    ok: z.literal(false),
    error: z.object({ code: z.string(), message: z.string(), ref: z.string().optional() }),
  }),
]);

/**
 * The page's way to ask. Never rejects, and what it answers was parsed.
 *
 * A reply that can't be understood is an `internal` failure; a code that only a newer peer knows too.
 */
export function createRequest(
  bridge: Pick<PorchlightBridge, "call">,
  report: ReportOddity,
): Request<BridgeCalls> {
  return async (name, input) => {
    const raw = await callSafely(bridge, name, input, report);
    const reply = Reply.safeParse(raw);
    if (!reply.success) return refuse(name, reply.error, report);
    if (!reply.data.ok) {
      const { code, message, ref } = reply.data.error;
      return fail(isErrorCode(code) ? code : "internal", message, ref);
    }
    return parseValue(name, reply.data.value, report);
  };
}

function parseValue<K extends CallName<BridgeCalls>>(
  name: K,
  raw: unknown,
  report: ReportOddity,
): Result<Output<BridgeCalls[K]>> {
  const value = bridgeCalls[name].output.safeParse(raw);
  if (!value.success) return refuse(name, value.error, report);
  // Sound: it came out of this very call's schema; TypeScript loses that in the generic.
  return ok(value.data as Output<BridgeCalls[K]>);
}

/** The contract says that it never rejects; a host that breaks must not take the page with it. */
async function callSafely(
  bridge: Pick<PorchlightBridge, "call">,
  name: CallName<BridgeCalls>,
  input: unknown,
  report: ReportOddity,
): Promise<unknown> {
  try {
    return await bridge.call(name, input);
  } catch {
    report(`bridge: ${name} rejected`);
    return fail("unavailable", "the bridge rejected");
  }
}

function refuse(name: string, error: z.ZodError, report: ReportOddity): Result<never> {
  report(`bridge: reply to ${name} dropped (${oddityOf(error)})`);
  return fail("internal", "unreadable reply");
}
