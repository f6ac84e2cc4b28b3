import { z } from "zod";
import { PresentityAddress } from "./address.ts";
import { call } from "./define.ts";
import { limits } from "./limits.ts";

/**
 * Who may learn that somebody watches (RFC 2778 §2.3, VISIBILITY RULES; they belong to the watcher).
 *
 * `all`: whoever may ask. `watched`: beside the presentity itself only those whom the watcher watches in
 * turn. `hidden`: nobody; to the presentity an anonymous watcher, where it admits any, and nothing else.
 */
export const VisibilityRule = z.enum(["all", "watched", "hidden"]);
export type VisibilityRule = z.output<typeof VisibilityRule>;

/** Something else for the watching of this one presentity. */
export const VisibilityException = z.object({
  presentity: PresentityAddress,
  rule: VisibilityRule,
});
export type VisibilityException = z.output<typeof VisibilityException>;

/** The VISIBILITY RULES of one watcher. Nothing chosen is `all` without exceptions. */
export const Visibility = z.object({
  rule: VisibilityRule,
  exceptions: z.array(VisibilityException).max(limits.visibilityExceptions),
});
export type Visibility = z.output<typeof Visibility>;

/** What becomes of watching somebody once one hides that one watches. */
export const HidingOutcome = z.enum(["anonymous", "refused"]);
export type HidingOutcome = z.output<typeof HidingOutcome>;

/**
 * The presentity's side of it: whether people who hide that they watch are let in where its ACCESS RULES let
 * anonymous watchers in. It means nothing where they do not.
 */
export const Sharing = z.object({ sharesWithHidden: z.boolean() });
export type Sharing = z.output<typeof Sharing>;

export const visibilityCalls = {
  "visibility:get": call(z.strictObject({}), Visibility),
  /**
   * Takes the place of what was chosen before. Idempotent. Resolves once it holds everywhere: what is
   * watched goes on anonymously where that is admitted and ends where it is not, and comes back when it
   * is hidden no longer. Refuses with `invalid-request` two exceptions for one presentity.
   */
  "visibility:set": call(z.strictObject({ ...Visibility.shape }), Visibility),
  /** What hiding would make of each of one's buddies. Is in nobody's ledger, and changes nothing. */
  "visibility:preview": call(
    z.strictObject({}),
    z.object({
      buddies: z
        .array(z.object({ presentity: PresentityAddress, hidden: HidingOutcome }))
        .max(limits.buddies),
    }),
  ),
  "sharing:get": call(z.strictObject({}), Sharing),
  /** Idempotent. Takes effect on every watcher at once. */
  "sharing:set": call(z.strictObject({ ...Sharing.shape }), Sharing),
} as const;

export const visibilityEvents = {
  /** What another device of the same account chose. */
  "visibility:changed": Visibility,
  /** What another device of the owner chose. */
  "sharing:changed": Sharing,
} as const;
