import { z } from "zod";
import { BRIDGE_CALL_NAMES, type BridgeEventName } from "../../../shared/contract/bridge-names.ts";
import type { Result } from "../../../shared/result/result.ts";

/** No secret is nearly as long. */
const Secret = z.string().max(200).nullable();

/** What a page sends first, and once. */
export const ProofFrame = z.strictObject({ proof: Secret, ticket: Secret });
export type ProofFrame = z.output<typeof ProofFrame>;

/** What a page sends from then on: one call. `id` is the page's own number for it, to find the reply by. */
export const CallFrame = z.strictObject({
  id: z.int().nonnegative(),
  name: z.enum(BRIDGE_CALL_NAMES),
  input: z.unknown(),
});
export type CallFrame = z.output<typeof CallFrame>;

/** What a page gets first, and once: the proof to keep and show next time. */
export interface WelcomeFrame {
  readonly proof: string;
}

/** What a page gets from then on: the reply to one call, in any order, or an event. */
export type HostFrame =
  | { readonly id: number; readonly result: Result<unknown> }
  | { readonly event: BridgeEventName; readonly payload: unknown };

/** Null for everything that is not one whole frame of that kind. */
export function parseFrame<Frame>(kind: z.ZodType<Frame>, text: string): Frame | null {
  try {
    return kind.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    // Not JSON: as wrong as any other frame of another kind.
    return null;
  }
}
