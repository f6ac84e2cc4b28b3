import type { AccessRule } from "../contract/access.ts";
import { decideAccess } from "./access-decision.ts";
import { CLOSEST_FIRST, type Mismatch, mismatchOf, type Subject } from "./access-match.ts";

/**
 * What came of one rule when somebody was decided about.
 *
 * `decides`: this one did. `narrows`: it is as close and as strict as the one that did, and shows less.
 * `milder`: as close, but a stricter one won. `not-reached`: a closer one matched, so it was not asked.
 */
export type Outcome = "decides" | "narrows" | "milder" | "not-reached" | Mismatch;

export interface TraceStep {
  readonly rule: AccessRule;
  readonly outcome: Outcome;
}

/**
 * The rules in the order in which they are tried, closest first, each with what came of it, by the very
 * code that decides. Rules that are equally close stand in the order of their age: it carries no meaning.
 */
export function traceAccess(
  rules: readonly AccessRule[],
  subject: Subject,
  now: Date,
): readonly TraceStep[] {
  const { rule: deciding } = decideAccess(rules, subject, now);
  const reached = deciding === null ? CLOSEST_FIRST.length : closenessOf(deciding);
  return inOrder(rules).map((rule) => {
    if (rule === deciding) return { rule, outcome: "decides" };
    if (closenessOf(rule) > reached) return { rule, outcome: "not-reached" };
    const mismatch = mismatchOf(rule, subject, now);
    if (mismatch !== null) return { rule, outcome: mismatch };
    return { rule, outcome: rule.handling === deciding?.handling ? "narrows" : "milder" };
  });
}

/** As the editor lists them: closest first, older before newer. */
export function inOrder(rules: readonly AccessRule[]): readonly AccessRule[] {
  return rules.toSorted(
    (a, b) => closenessOf(a) - closenessOf(b) || a.decidedAt.localeCompare(b.decidedAt),
  );
}

function closenessOf({ condition }: AccessRule): number {
  return CLOSEST_FIRST.indexOf(condition.kind);
}
