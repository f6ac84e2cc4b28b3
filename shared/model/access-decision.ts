import type { AccessHandling, AccessRule } from "../contract/access.ts";
import type { PresenceFilter } from "../contract/presence-filter.ts";
import { CLOSEST_FIRST, mismatchOf, type Subject } from "./access-match.ts";
import { narrow, SHOW_EVERYTHING } from "./presence-filter.ts";
import { isWithin, nextBoundary } from "./weekly-hours.ts";

/** What the rules make of one watcher. */
export interface AccessDecision {
  readonly handling: AccessHandling;
  readonly permits: { readonly fetch: boolean; readonly subscribe: boolean };
  readonly shows: PresenceFilter;
  /** The rule that did it, the strictest of equals; null when the default decided. */
  readonly rule: AccessRule | null;
}

const BOTH = { fetch: true, subscribe: true } as const;

/** Strangers get the unavailable document and their request waits for the owner (design 4.4). */
export const DEFAULT_HANDLING: AccessHandling = "confirm";
/** Who is nobody in particular can't be asked about. */
export const ANONYMOUS_HANDLING: AccessHandling = "block";

/** From the most to the least restrictive, for rules that are equally specific. */
const RESTRICTIVE_FIRST: readonly AccessHandling[] = ["block", "polite-block", "confirm", "allow"];

/**
 * Decides one watcher against the ACCESS RULES of one presentity. Independent of their order.
 *
 * The most specific matching condition wins; among equally specific ones the most restrictive handling
 * does, and what several of them allow is shown only as far as all of them show it. Pure, so that a
 * preview runs the very code that decides.
 */
export function decideAccess(
  rules: readonly AccessRule[],
  subject: Subject,
  now: Date,
): AccessDecision {
  const matching = rules.filter((rule) => mismatchOf(rule, subject, now) === null);
  const kind = CLOSEST_FIRST.find((one) =>
    matching.some(({ condition }) => condition.kind === one),
  );
  const equals = matching
    .filter(({ condition }) => condition.kind === kind)
    .toSorted((a, b) => severity(a) - severity(b));
  const [strictest] = equals;
  if (strictest === undefined) return byDefault(subject);
  const same = equals.filter(({ handling }) => handling === strictest.handling);
  return {
    handling: strictest.handling,
    permits: {
      fetch: same.every(({ permits }) => permits.fetch),
      subscribe: same.every(({ permits }) => permits.subscribe),
    },
    shows: same.map((rule) => shownAt(rule, now)).reduce(narrow),
    rule: strictest,
  };
}

/**
 * When time alone may next change what `decideAccess` says about anybody; null: never. It may come
 * sooner than anything changes, never later.
 */
export function nextDecisionAt(rules: readonly AccessRule[], now: Date): Date | null {
  const moments = rules.flatMap(({ validity, hours }) => [
    ...[validity?.from, validity?.until].flatMap((end) => (end ? [Date.parse(end)] : [])),
    ...(hours === null ? [] : [nextBoundary(hours.within, now).getTime()]),
  ]);
  const coming = moments.filter((moment) => moment > now.getTime());
  return coming.length === 0 ? null : new Date(Math.min(...coming));
}

function byDefault({ watcher }: Subject): AccessDecision {
  const handling = watcher === null ? ANONYMOUS_HANDLING : DEFAULT_HANDLING;
  return { handling, permits: BOTH, shows: SHOW_EVERYTHING, rule: null };
}

function shownAt({ shows, hours }: AccessRule, now: Date): PresenceFilter {
  return hours === null || isWithin(hours.within, now) ? shows : hours.otherwise;
}

function severity({ handling }: AccessRule): number {
  return RESTRICTIVE_FIRST.indexOf(handling);
}
