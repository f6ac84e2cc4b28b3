import { z } from "zod";
import { PrincipalAddress, Timestamp } from "./address.ts";
import { call } from "./define.ts";
import { limits } from "./limits.ts";

/**
 * RFC 5025 `sub-handling`, weakest to strongest grant.
 *
 * `block` says no openly; `confirm` shows the unavailable document and waits for the owner;
 * `polite-block` shows the unavailable document for good and tells nobody; `allow` shows what is.
 */
export const AccessHandling = z.enum(["block", "confirm", "polite-block", "allow"]);
export type AccessHandling = z.output<typeof AccessHandling>;

/** Whom an ACCESS RULE is about. More kinds follow; the most specific one that matches decides. */
export const AccessCondition = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("person"), person: PrincipalAddress }),
]);
export type AccessCondition = z.output<typeof AccessCondition>;

export const AccessRuleId = z.string().min(1).max(64).brand<"AccessRuleId">();
export type AccessRuleId = z.output<typeof AccessRuleId>;

/** One ACCESS RULE of a presentity (RFC 2778 §2.3). */
export const AccessRule = z.object({
  id: AccessRuleId,
  condition: AccessCondition,
  handling: AccessHandling,
  decidedAt: Timestamp,
});
export type AccessRule = z.output<typeof AccessRule>;

export const accessCalls = {
  "access:list": call(
    z.strictObject({}),
    z.object({ rules: z.array(AccessRule).max(limits.accessRules) }),
  ),
  /**
   * Decides what one person gets, now and from now on, and answers their request if they have one.
   * `confirm` takes an earlier decision back. Idempotent. The watcher is never told that a rule changed.
   */
  "access:decide": call(
    z.strictObject({ watcher: PrincipalAddress, handling: AccessHandling }),
    z.object({}),
  ),
} as const;

export const accessEvents = {
  /** The rules as another device of the owner left them. */
  "access:changed": z.object({ rules: z.array(AccessRule).max(limits.accessRules) }),
} as const;
