import type { AccessCondition, AccessGrant, AccessRule } from "../../../shared/contract/access.ts";
import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import type { PresenceFilter } from "../../../shared/contract/presence-filter.ts";
import { plainGrant } from "../../../shared/model/access-grant.ts";
import { SHOW_EVERYTHING, SHOW_LIGHT_ONLY } from "../../../shared/model/presence-filter.ts";
import { presetOf, type Preset } from "./filter-words.ts";
import { localText, momentOfText } from "./local-text.ts";
import { isDomain } from "./use-subject-matches.ts";

/** What is shown: a ready answer, or switches of one’s own. */
export interface Shown {
  readonly preset: Preset;
  readonly own: PresenceFilter;
}

/** A rule while it is written: it may not be whole yet. */
export interface RuleDraft {
  readonly kind: AccessCondition["kind"];
  readonly person: PrincipalAddress | null;
  readonly group: string;
  readonly domain: string;
  readonly handling: AccessGrant["handling"];
  readonly minimumLevel: AccessGrant["minimumLevel"];
  readonly permits: AccessGrant["permits"];
  readonly shown: Shown;
  readonly hasHours: boolean;
  readonly within: NonNullable<AccessGrant["hours"]>["within"];
  readonly otherwise: Shown;
  /** As an input for date and time has them; empty leaves that end open. */
  readonly from: string;
  readonly until: string;
}

export function draftOf(rule: AccessRule | null, timeZone: string): RuleDraft {
  const grant = rule ?? plainGrant({ kind: "person", person: NOBODY }, "allow");
  const { condition, hours, validity } = grant;
  return {
    kind: condition.kind,
    person: rule !== null && condition.kind === "person" ? condition.person : null,
    group: condition.kind === "group" ? condition.group : "",
    domain: condition.kind === "domain" ? condition.domain : "",
    handling: grant.handling,
    minimumLevel: grant.minimumLevel,
    permits: grant.permits,
    shown: shownOf(grant.shows),
    hasHours: hours !== null,
    within: hours?.within ?? { timeZone, days: [1, 2, 3, 4, 5], from: "08:00", to: "18:00" },
    otherwise: shownOf(hours?.otherwise ?? SHOW_LIGHT_ONLY),
    from: textOf(validity?.from),
    until: textOf(validity?.until),
  };
}

/** Stands where nobody is chosen yet, and is never sent. */
const NOBODY = "nobody@this-computer.local" as PrincipalAddress;

function shownOf(filter: PresenceFilter): Shown {
  return { preset: presetOf(filter), own: filter };
}

function textOf(at: string | null | undefined): string {
  return at === null || at === undefined ? "" : localText(Date.parse(at));
}

export function filterOf({ preset, own }: Shown): PresenceFilter {
  if (preset === "own") return own;
  return preset === "everything" ? SHOW_EVERYTHING : SHOW_LIGHT_ONLY;
}

export function conditionOf(draft: RuleDraft): AccessCondition | null {
  const { kind, person, group } = draft;
  const domain = draft.domain.trim().toLowerCase().replace(/^@/, "");
  switch (kind) {
    case "person":
      return person === null ? null : { kind, person };
    case "group":
      return group === "" ? null : { kind, group };
    case "domain":
      return isDomain(domain) ? { kind, domain } : null;
    case "authenticated":
    case "anonymous":
      return { kind };
  }
}

export type Problem =
  | "rules.permits-none"
  | "rules.days-none"
  | "rules.span-over"
  | "rules.domain-unreadable";

/** Why it can’t be saved as it is, in words; null while nothing is wrong or something is only missing. */
export function problemOf(draft: RuleDraft): Problem | null {
  const { permits, handling, hasHours, within, domain, kind } = draft;
  if (kind === "domain" && domain !== "" && conditionOf(draft) === null)
    return "rules.domain-unreadable";
  if (handling === "allow" && !permits.fetch && !permits.subscribe) return "rules.permits-none";
  if (handling === "allow" && hasHours && within.days.length === 0) return "rules.days-none";
  const [from, until] = [momentOfText(draft.from), momentOfText(draft.until)];
  return from !== null && until !== null && until <= from ? "rules.span-over" : null;
}

/** Null while it is not whole. */
export function grantOfDraft(draft: RuleDraft): AccessGrant | null {
  const condition = conditionOf(draft);
  if (condition === null || problemOf(draft) !== null) return null;
  const { handling, minimumLevel, permits, hasHours, within } = draft;
  const [from, until] = [isoOf(draft.from), isoOf(draft.until)];
  const isAllowed = handling === "allow";
  return {
    condition,
    minimumLevel,
    validity: from === null && until === null ? null : { from, until },
    handling,
    permits: isAllowed ? permits : { fetch: true, subscribe: true },
    shows: isAllowed ? filterOf(draft.shown) : SHOW_EVERYTHING,
    hours: isAllowed && hasHours ? { within, otherwise: filterOf(draft.otherwise) } : null,
  };
}

function isoOf(text: string): string | null {
  const at = momentOfText(text);
  return at === null ? null : new Date(at).toISOString();
}
