import type { AccessCondition, AccessRule } from "../contract/access.ts";
import type { AuthenticationLevel } from "../contract/account.ts";
import type { PrincipalAddress } from "../contract/address.ts";
import { domainOf } from "./address.ts";

/** Who asks, as far as rules can tell people apart. */
export interface Subject {
  /** Null for somebody anonymous. */
  readonly watcher: PrincipalAddress | null;
  readonly level: AuthenticationLevel;
  /** The groups of the owner's buddy list that the watcher is in. */
  readonly groups: ReadonlySet<string>;
}

/** Why a rule is not about somebody, now. */
export type Mismatch =
  | "somebody-else"
  | "not-in-group"
  | "other-domain"
  | "anonymous"
  | "known"
  | "too-weak"
  | "not-yet"
  | "over";

/** Closer conditions are tried before wider ones (design 4.4). */
export const CLOSEST_FIRST: readonly AccessCondition["kind"][] = [
  "person",
  "group",
  "domain",
  "authenticated",
  "anonymous",
];

const LEVELS: readonly AuthenticationLevel[] = [
  "anonymous",
  "password",
  "verified-device",
  "signed",
];

/** Null: the rule is about them. */
export function mismatchOf(rule: AccessRule, subject: Subject, now: Date): Mismatch | null {
  return otherThan(rule.condition, subject) ?? weaknessOf(rule, subject) ?? otherTime(rule, now);
}

function otherThan(condition: AccessCondition, { watcher, groups }: Subject): Mismatch | null {
  if (watcher === null) return condition.kind === "anonymous" ? null : "anonymous";
  switch (condition.kind) {
    case "person":
      return condition.person === watcher ? null : "somebody-else";
    case "group":
      return groups.has(condition.group) ? null : "not-in-group";
    case "domain":
      return condition.domain === domainOf(watcher) ? null : "other-domain";
    case "authenticated":
      return null;
    case "anonymous":
      return "known";
  }
}

function weaknessOf({ minimumLevel }: AccessRule, { level }: Subject): Mismatch | null {
  return LEVELS.indexOf(level) < LEVELS.indexOf(minimumLevel) ? "too-weak" : null;
}

function otherTime({ validity }: AccessRule, now: Date): Mismatch | null {
  if (validity === null) return null;
  const { from, until } = validity;
  if (from !== null && now.getTime() < Date.parse(from)) return "not-yet";
  return until !== null && Date.parse(until) <= now.getTime() ? "over" : null;
}
