import type { AccessRule } from "../contract/access.ts";
import type { PresentityAddress } from "../contract/address.ts";
import type { Visibility, VisibilityRule } from "../contract/visibility.ts";
import { type AccessDecision, decideAccess } from "./access-decision.ts";
import type { Subject } from "./access-match.ts";
import { narrow } from "./presence-filter.ts";

/** What holds until somebody chooses. */
export const DEFAULT_VISIBILITY: Visibility = { rule: "all", exceptions: [] };

/** What the presentity itself learns of who watches it. */
export type Stance = "known" | "anonymous";

/** The VISIBILITY RULE for the watching of one presentity: its exception, or the rule for all. */
export function visibilityRuleFor(
  { rule, exceptions }: Visibility,
  presentity: PresentityAddress,
): VisibilityRule {
  return exceptions.find((one) => one.presentity === presentity)?.rule ?? rule;
}

export function stanceToward(visibility: Visibility, presentity: PresentityAddress): Stance {
  return visibilityRuleFor(visibility, presentity) === "hidden" ? "anonymous" : "known";
}

/**
 * Whether somebody who reads the WATCHER INFORMATION of a presentity that is not theirs finds the watcher
 * in it (RFC 2779 §5.1.2). `isReaderWatched`: the watcher watches a presentity of the reader's.
 */
export function isVisibleToOthers(rule: VisibilityRule, isReaderWatched: boolean): boolean {
  return rule === "all" || (rule === "watched" && isReaderWatched);
}

/** What anybody is to the ACCESS RULES whose name the presentity does not learn. */
export const ANONYMOUS: Subject = { watcher: null, level: "anonymous", groups: new Set() };

export interface HiddenDecision {
  readonly decision: AccessDecision;
  /**
   * What anonymous watchers are given as such. The presentity is told this and never the decision, which
   * depends on who it is: else it could block one after the other until the anonymous one is gone.
   */
  readonly counted: AccessDecision;
}

/** What is decided from about somebody who hides. */
export interface HiddenCase {
  /** All that can be about the watcher or about anonymous ones. */
  readonly rules: readonly AccessRule[];
  /** Who it really is. */
  readonly subject: Subject;
  /** Whether the presentity lets in those who could name themselves and do not. */
  readonly sharesWithHidden: boolean;
  readonly now: Date;
}

/**
 * Decides one watcher who hides that they watch, against the ACCESS RULES of one presentity.
 *
 * They are anonymous, and get what anonymous watchers get, but never more than a rule about who they are
 * would give them: hiding is no way round it. Where both let them in, only what both show is shown.
 * Whoever a rule ignores quietly is let in for show like the others, so that hiding tells nobody that
 * they are ignored. What only the default says does not count: it asks the owner, who can't be asked
 * about nobody.
 */
export function decideHidden({
  rules,
  subject,
  sharesWithHidden,
  now,
}: HiddenCase): HiddenDecision {
  const admitted = decideAccess(rules, ANONYMOUS, now);
  const counted = sharesWithHidden ? admitted : refusal(admitted);
  if (!isAdmission(counted)) return { decision: refusal(admitted), counted: refusal(admitted) };
  const own = decideAccess(rules, subject, now);
  return { decision: own.rule === null ? counted : withinBoth(own, counted), counted };
}

function withinBoth(own: AccessDecision, counted: AccessDecision): AccessDecision {
  const permits = {
    fetch: own.permits.fetch && counted.permits.fetch,
    subscribe: own.permits.subscribe && counted.permits.subscribe,
  };
  if (own.handling === "polite-block") return { ...counted, handling: "polite-block" };
  if (!isAdmission(own)) return refusal(own);
  if (!permits.fetch && !permits.subscribe) return refusal(own);
  return { ...counted, permits, shows: narrow(own.shows, counted.shows) };
}

function isAdmission({ handling }: AccessDecision): boolean {
  return handling === "allow" || handling === "polite-block";
}

function refusal(decision: AccessDecision): AccessDecision {
  return { ...decision, handling: "block" };
}
