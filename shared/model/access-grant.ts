import type { AccessCondition, AccessGrant, AccessHandling } from "../contract/access.ts";
import { AppError } from "../result/app-error.ts";
import { SHOW_EVERYTHING } from "./presence-filter.ts";
import { isTimeZone } from "./weekly-hours.ts";

const BOTH = { fetch: true, subscribe: true } as const;

/** The plainest rule there is: this handling for these people, always, and with `allow` everything. */
export function plainGrant(condition: AccessCondition, handling: AccessHandling): AccessGrant {
  return {
    condition,
    minimumLevel: "anonymous",
    validity: null,
    handling,
    permits: BOTH,
    shows: SHOW_EVERYTHING,
    hours: null,
  };
}

/** Refuses with `invalid-request`, in words for the person who wrote it, a rule that can never mean anything. */
export function requireSensible(grant: AccessGrant): void {
  const problem = problemOf(grant);
  if (problem !== null) throw new AppError("invalid-request", problem);
}

function problemOf({ handling, permits, validity, hours, condition }: AccessGrant): string | null {
  if (validity !== null && isOver(validity)) return "the rule would end before it begins";
  if (hours !== null && !isTimeZone(hours.within.timeZone)) return "there is no such time zone";
  if (handling === "allow" && !permits.fetch && !permits.subscribe) {
    return "a rule that allows neither looking nor following is a refusal";
  }
  // Who is nobody in particular can't be asked about, and would wait for an answer for ever.
  if (handling === "confirm" && condition.kind === "anonymous") {
    return "somebody anonymous can't be asked about: block, ignore or allow them";
  }
  return null;
}

function isOver({ from, until }: NonNullable<AccessGrant["validity"]>): boolean {
  return from !== null && until !== null && Date.parse(until) <= Date.parse(from);
}
