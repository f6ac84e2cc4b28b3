import type { AccessHandling, AccessRule } from "../contract/access.ts";
import type { PrincipalAddress } from "../contract/address.ts";

/** What the rules make of one watcher, and which rule did it; null when the default decided. */
export interface AccessDecision {
  readonly handling: AccessHandling;
  readonly rule: AccessRule | null;
}

/** Strangers get the unavailable document and their request waits for the owner (design 4.4). */
export const DEFAULT_HANDLING: AccessHandling = "confirm";

/** From the most to the least restrictive, for rules that are equally specific. */
const RESTRICTIVE_FIRST: readonly AccessHandling[] = ["block", "polite-block", "confirm", "allow"];

/**
 * Decides one watcher against the ACCESS RULES of one presentity. Independent of their order.
 *
 * The most specific matching condition wins; among equally specific ones the most restrictive does.
 * Pure, so that a preview runs the very code that decides.
 */
export function decideAccess(
  rules: readonly AccessRule[],
  watcher: PrincipalAddress,
): AccessDecision {
  const matching = rules.filter((rule) => rule.condition.person === watcher);
  const strictest = matching.toSorted((a, b) => severity(a) - severity(b))[0];
  if (strictest === undefined) return { handling: DEFAULT_HANDLING, rule: null };
  return { handling: strictest.handling, rule: strictest };
}

function severity(rule: AccessRule): number {
  return RESTRICTIVE_FIRST.indexOf(rule.handling);
}
