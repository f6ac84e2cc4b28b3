import { z } from "zod";
import { BRIDGE_CALL_NAMES, type BridgeEventName } from "../../../shared/contract/bridge-names.ts";
import type { Result } from "../../../shared/result/result.ts";

/** What a page sends: one call. `id` is the page's own number for it, to find the reply by. */
export const CallFrame = z.strictObject({
  id: z.int().nonnegative(),
  name: z.enum(BRIDGE_CALL_NAMES),
  input: z.unknown(),
});
export type CallFrame = z.output<typeof CallFrame>;

/** What a page gets: the reply to one call, in any order, or an event. */
export type HostFrame =
  | { readonly id: number; readonly result: Result<unknown> }
  | { readonly event: BridgeEventName; readonly payload: unknown };

/** Null for everything that is not one whole call. */
export function parseCallFrame(text: string): CallFrame | null {
  try {
    return CallFrame.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    // Not JSON: as wrong as any other frame that is no call.
    return null;
  }
}
