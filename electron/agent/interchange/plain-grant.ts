import type { AccessHandling, AccessRule } from "../../../shared/contract/access.ts";
import type { AuthenticationLevel } from "../../../shared/contract/account.ts";
import type { PresenceFilter } from "../../../shared/contract/presence-filter.ts";
import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import { ruleBook } from "../../../shared/model/access-book.ts";
import { type AccessDecision, decideAccess } from "../../../shared/model/access-decision.ts";
import { filterKey, narrow, SHOW_LIGHT_ONLY } from "../../../shared/model/presence-filter.ts";
import { momentsOf, type Span, timelineOf } from "./timeline.ts";

/** What programs can be told that know RFC 5025 and not us: never more than what we grant. */
export interface PlainGrant {
  readonly handling: AccessHandling;
  readonly shows: PresenceFilter;
}

/** RFC 5025 §3.2.1, from the least to the greatest grant. */
export const LEAST_FIRST: readonly AccessHandling[] = ["block", "confirm", "polite-block", "allow"];

const NOTHING: PlainGrant = { handling: "block", shows: SHOW_LIGHT_ONLY };
const LEVELS: readonly AuthenticationLevel[] = [
  "anonymous",
  "password",
  "verified-device",
  "signed",
];

export function grantKey({ handling, shows }: PlainGrant): string {
  return `${handling} ${filterKey(shows)}`;
}

/** What each watcher is granted at which time, decided by the very code of the service. */
export function plainGrants(
  rules: readonly AccessRule[],
): (watcher: PrincipalAddress | null, groups: ReadonlySet<string>) => Span<PlainGrant>[] {
  const book = ruleBook(rules.map(atAllHours));
  return (watcher, groups) => {
    const levels = watcher === null ? LEVELS.slice(0, 1) : LEVELS;
    const [subject, ...others] = levels.map((level) => ({ watcher, level, groups }));
    if (subject === undefined) return [];
    const about = book.about(subject);
    const decided = (now: Date) =>
      [subject, ...others].map((one) => plainGrant(decideAccess(about, one, now))).reduce(leastOf);
    return timelineOf(momentsOf(about.map(({ validity }) => validity)), decided, grantKey);
  };
}

/** Hours of the week can't be said in RFC 5025: only what is shown at all of them. */
function atAllHours(rule: AccessRule): AccessRule {
  if (rule.hours === null) return rule;
  return { ...rule, shows: narrow(rule.shows, rule.hours.otherwise), hours: null };
}

/** Nor can it be said that somebody may look and not follow, or the other way round. */
function plainGrant({ handling, permits, shows }: AccessDecision): PlainGrant {
  if (handling !== "allow") return { ...NOTHING, handling };
  return permits.fetch && permits.subscribe ? { handling, shows } : NOTHING;
}

/** Nor what somebody would have to prove: only what is granted however little they do. */
function leastOf(a: PlainGrant, b: PlainGrant): PlainGrant {
  if (a.handling === b.handling) return { ...a, shows: narrow(a.shows, b.shows) };
  return LEAST_FIRST.indexOf(a.handling) < LEAST_FIRST.indexOf(b.handling) ? a : b;
}
