import { z } from "zod";
import { AuthenticationLevel } from "./account.ts";
import { PresentityAddress, PrincipalAddress, Timestamp, whichPresentity } from "./address.ts";
import { call } from "./define.ts";
import { limits } from "./limits.ts";
import { PresenceDocument } from "./presence.ts";
import { PresenceFilter } from "./presence-filter.ts";

/**
 * RFC 5025 `sub-handling`, weakest to strongest grant.
 *
 * `block` says no openly; `confirm` shows the unavailable document and waits for the owner;
 * `polite-block` shows the unavailable document for good and tells nobody; `allow` shows what is.
 */
export const AccessHandling = z.enum(["block", "confirm", "polite-block", "allow"]);
export type AccessHandling = z.output<typeof AccessHandling>;

/**
 * Whom an ACCESS RULE is about, from the most to the least specific; the most specific one that matches
 * decides (design 4.4).
 *
 * `group` is one of the owner's own buddy list. `authenticated` is everybody this service or another one
 * vouches for, `anonymous` those whom nobody does (RFC 5025 §3.1.1: the empty identity).
 */
export const AccessCondition = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("person"), person: PrincipalAddress }),
  z.object({ kind: z.literal("group"), group: z.string().min(1).max(limits.groupName) }),
  z.object({ kind: z.literal("domain"), domain: z.string().min(1).max(limits.domain) }),
  z.object({ kind: z.literal("authenticated") }),
  z.object({ kind: z.literal("anonymous") }),
]);
export type AccessCondition = z.output<typeof AccessCondition>;

/** RFC 4745 §7.3: the rule exists from `from` (inclusive) until `until` (exclusive); null leaves that end open. */
export const Validity = z.object({ from: Timestamp.nullable(), until: Timestamp.nullable() });
export type Validity = z.output<typeof Validity>;

const timeOfDay = z
  .string()
  .max(5)
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

/**
 * Hours of the week within which something holds; over midnight when `to` is not after `from`, which
 * then belongs to the day it began on.
 */
export const WeeklyHours = z.object({
  /** As in the IANA database, so that summer time moves the hours along. */
  timeZone: z.string().min(1).max(64),
  /** 1 is Monday (ISO 8601). */
  days: z.array(z.int().min(1).max(7)).min(1).max(7),
  from: timeOfDay,
  to: timeOfDay,
});
export type WeeklyHours = z.output<typeof WeeklyHours>;

export const AccessRuleId = z.string().min(1).max(64).brand<"AccessRuleId">();
export type AccessRuleId = z.output<typeof AccessRuleId>;

/** What an ACCESS RULE grants, apart from its name and age. */
export const AccessGrant = z.object({
  condition: AccessCondition,
  /** Whoever proved less is not matched. */
  minimumLevel: AuthenticationLevel,
  /** Null: always. */
  validity: Validity.nullable(),
  handling: AccessHandling,
  /** Under `allow` (RFC 2779 §2.3.2): looking and following are two permissions. */
  permits: z.object({ fetch: z.boolean(), subscribe: z.boolean() }),
  shows: PresenceFilter,
  /**
   * Outside of these hours `otherwise` is shown instead. They never end a SUBSCRIPTION (RFC 5025 §3.1.2
   * warns of that). Null: `shows` at all hours.
   */
  hours: z.object({ within: WeeklyHours, otherwise: PresenceFilter }).nullable(),
});
export type AccessGrant = z.output<typeof AccessGrant>;

/** One ACCESS RULE of a presentity (RFC 2778 §2.3). */
export const AccessRule = AccessGrant.extend({ id: AccessRuleId, decidedAt: Timestamp });
export type AccessRule = z.output<typeof AccessRule>;

/** Somebody to see oneself as. A stranger is anybody of a domain about whom nothing else is known. */
export const AccessSubject = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("person"), person: PrincipalAddress }),
  z.object({ kind: z.literal("stranger"), domain: z.string().min(1).max(limits.domain) }),
  z.object({ kind: z.literal("anonymous") }),
]);
export type AccessSubject = z.output<typeof AccessSubject>;

export const AccessPreview = z.object({
  handling: AccessHandling,
  permits: z.object({ fetch: z.boolean(), subscribe: z.boolean() }),
  /** The rule that decided; null: the default did, or the draft, which has no id yet. */
  ruleId: AccessRuleId.nullable(),
  /** What they would be shown; null: refused. */
  document: PresenceDocument.nullable(),
});
export type AccessPreview = z.output<typeof AccessPreview>;

export const accessCalls = {
  "access:list": call(
    z.strictObject({ ...whichPresentity }),
    z.object({ rules: z.array(AccessRule).max(limits.accessRules) }),
  ),
  /**
   * Decides what one person gets, now and from now on, and answers their request if they have one.
   * `confirm` takes an earlier decision back. Idempotent. The watcher is never told that a rule changed.
   */
  "access:decide": call(
    z.strictObject({ watcher: PrincipalAddress, handling: AccessHandling, ...whichPresentity }),
    z.object({}),
  ),
  /**
   * Makes a rule, or replaces the one with this id. Idempotent with an id. What it changes takes effect
   * on every watcher at once; none of them is told that a rule changed.
   *
   * Refuses with `invalid-request` what can never mean anything: a validity that ends before it begins, an
   * unknown time zone, permission for neither looking nor following.
   */
  "access:save": call(
    z.strictObject({ id: AccessRuleId.nullable(), ...AccessGrant.shape, ...whichPresentity }),
    z.object({ rule: AccessRule }),
  ),
  /**
   * Puts a whole set in the place of all rules there are: everything or nothing, in one act. A large set
   * comes in parts, each once the one before was answered; nothing changes before the last one. A part may
   * be sent again.
   *
   * Refuses with `conflict` a part that does not follow on from what came before (another device began a
   * set of its own, or the service started anew): begin again with the first. And as `access:save` does.
   */
  "access:replace": call(
    z.strictObject({
      /** Of the set, the same for all of its parts. */
      setId: z.uuid(),
      /** How many rules came in the parts before. */
      from: z.int().nonnegative().max(limits.accessRules),
      rules: z
        .array(z.strictObject({ id: AccessRuleId, ...AccessGrant.shape }))
        .max(limits.rulesPerPart),
      isLast: z.boolean(),
      ...whichPresentity,
    }),
    z.object({ isReplaced: z.boolean() }),
  ),
  /** Idempotent. */
  "access:remove": call(z.strictObject({ id: AccessRuleId, ...whichPresentity }), z.object({})),
  /**
   * “See myself as …”: what the very code that decides makes of somebody, with the rules as they are or
   * as they would be with a draft. Shows nobody anything, and is in no ledger.
   */
  "access:preview": call(
    z.strictObject({
      as: AccessSubject,
      /** Null: now. */
      at: Timestamp.nullable(),
      /** Takes the place of the rule with its id; null: the rules as they are. */
      draft: z.object({ id: AccessRuleId.nullable(), ...AccessGrant.shape }).nullable(),
      ...whichPresentity,
    }),
    AccessPreview,
  ),
} as const;

export const accessEvents = {
  /** The rules as another device of the owner left them. */
  "access:changed": z.object({
    rules: z.array(AccessRule).max(limits.accessRules),
    /** Left out: the first one's. */
    presentity: PresentityAddress.optional(),
  }),
} as const;
