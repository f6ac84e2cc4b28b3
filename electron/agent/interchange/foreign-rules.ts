import {
  type AccessGrant,
  AccessRule,
  type AccessRuleId,
} from "../../../shared/contract/access.ts";
import { PrincipalAddress } from "../../../shared/contract/address.ts";
import { plainGrant } from "../../../shared/model/access-grant.ts";
import { SHOW_LIGHT_ONLY } from "../../../shared/model/presence-filter.ts";
import { tooLarge } from "./file-refusal.ts";
import { domainOfParty, partiesOf, type Party } from "./party.ts";
import { grantKey, LEAST_FIRST, type PlainGrant } from "./plain-grant.ts";
import type { ForeignRule } from "./read-foreign-rule.ts";
import { isAbout } from "./read-identity.ts";
import type { Remarks } from "./remarks.ts";
import { isWithinValidity, momentsOf, type Span, timelineOf } from "./timeline.ts";
import { filterOfGrants } from "./transformations.ts";

export interface RuleReading {
  readonly now: Date;
  /** For rules that come without a name of ours. */
  readonly newRuleId: () => AccessRuleId;
}

/** Comparisons of a rule with a party, of which a file made to annoy would ask for any number. */
const MAXIMUM_COMPARISONS = 20_000_000;

/**
 * Rules of ours that give every watcher what the union of these grants: one for each party and each time,
 * so that the closest is the only one that matters. Also for those whom nothing is granted.
 */
export function accessRulesOf(
  rules: readonly ForeignRule[],
  reading: RuleReading,
  remarks: Remarks,
): AccessRule[] {
  const parties = partiesOf(namedPersons(rules), namedDomains(rules));
  const aboutOf = indexOf(rules);
  if (parties.length * comparisonsOf(rules) > MAXIMUM_COMPARISONS) {
    throw tooLarge(
      { code: "too-many-people" },
      "these rules name more people than can be compared with them",
    );
  }
  const timelines = new Map(
    parties.map((party) => [nameOf(party), timeline(aboutOf(party), party, remarks)]),
  );
  return parties
    .filter((party) => !isAsWider(party, timelines))
    .flatMap((party) =>
      (timelines.get(nameOf(party)) ?? []).map((span) => accessRule(party, span, reading)),
    );
}

/** For one party: each rule that names no single people, and each “everybody but …” of it, is one. */
function comparisonsOf(rules: readonly ForeignRule[]): number {
  return rules.reduce(
    (sum, { identity }) => sum + (isWide(identity) ? 1 + (identity?.many.length ?? 0) : 0),
    0,
  );
}

function isWide(identity: ForeignRule["identity"]): boolean {
  return identity === null || identity.isEmpty || identity.many.length > 0;
}

/** The rules that are about a party. Those that only name people are found by their names: they may be thousands. */
function indexOf(rules: readonly ForeignRule[]): (party: Party) => readonly ForeignRule[] {
  const wide = rules.filter(({ identity }) => isWide(identity));
  const naming = rules.flatMap((rule) =>
    isWide(rule.identity) ? [] : [...(rule.identity?.ones ?? [])].map((one) => ({ one, rule })),
  );
  const byPerson = Map.groupBy(naming, ({ one }) => one);
  return (party) => {
    const named = party.kind === "person" ? (byPerson.get(party.person) ?? []) : [];
    return [
      ...wide.filter(({ identity }) => isAbout(identity, party)),
      ...named.map(({ rule }) => rule),
    ];
  };
}

function namedPersons(rules: readonly ForeignRule[]): Set<PrincipalAddress> {
  const named = rules.flatMap(({ identity }) =>
    identity === null
      ? []
      : [...identity.ones, ...identity.many.flatMap(({ exceptPersons }) => [...exceptPersons])],
  );
  return new Set(named.map((person) => PrincipalAddress.parse(person)));
}

function namedDomains(rules: readonly ForeignRule[]): Set<string> {
  const named = rules.flatMap(({ identity }) =>
    (identity?.many ?? []).flatMap(({ domain, exceptDomains }) => [domain, ...exceptDomains]),
  );
  return new Set(named.filter((domain) => domain !== null && domain !== "").map(String));
}

function timeline(
  about: readonly ForeignRule[],
  party: Party,
  remarks: Remarks,
): Span<PlainGrant>[] {
  const moments = momentsOf(about.flatMap(({ validities }) => validities ?? []));
  return timelineOf(moments, (now) => grantAt(about, party, { now, remarks }), grantKey);
}

/** RFC 4745 §10.2: the greatest of what the rules that apply say, and all that any of them shows. */
function grantAt(
  about: readonly ForeignRule[],
  party: Party,
  { now, remarks }: { now: Date; remarks: Remarks },
): PlainGrant {
  const applying = about.filter(
    ({ validities }) => validities?.some((one) => isWithinValidity(one, now)) ?? true,
  );
  const ranks = applying.map(({ handling }) => LEAST_FIRST.indexOf(handling ?? "block"));
  const handling = LEAST_FIRST[Math.max(0, ...ranks)] ?? "block";
  if (handling === "confirm" && party.kind === "anonymous") {
    // Nobody in particular can't be asked about.
    remarks.add({ code: "anonymous-blocked" });
    return { handling: "block", shows: SHOW_LIGHT_ONLY };
  }
  if (handling !== "allow") return { handling, shows: SHOW_LIGHT_ONLY };
  const shows = filterOfGrants(new Set(applying.flatMap(({ grants }) => [...grants])));
  if (shows !== null) return { handling, shows };
  remarks.add({ code: "status-unshown" });
  return { handling: "polite-block", shows: SHOW_LIGHT_ONLY };
}

/** Whether the next wider rule already says all of it, or the default does. */
function isAsWider(party: Party, timelines: ReadonlyMap<string, Span<PlainGrant>[]>): boolean {
  if (party.kind === "authenticated") return false;
  const own = timelines.get(nameOf(party)) ?? [];
  if (party.kind === "anonymous") return own.every(({ value }) => value.handling === "block");
  const domain = party.kind === "person" ? domainOfParty(party) : null;
  const wider =
    (domain === null ? undefined : timelines.get(nameOf({ kind: "domain", domain }))) ??
    timelines.get(nameOf({ kind: "authenticated" }));
  return asText(wider) === asText(own);
}

function asText(spans: readonly Span<PlainGrant>[] = []): string {
  return spans.map(({ from, until, value }) => `${from} ${until} ${grantKey(value)}`).join("\n");
}

function nameOf(party: Party): string {
  if (party.kind === "person") return `person ${party.person}`;
  return party.kind === "domain" ? `domain ${party.domain}` : party.kind;
}

function accessRule(party: Party, span: Span<PlainGrant>, reading: RuleReading): AccessRule {
  const { from, until, value } = span;
  const grant: AccessGrant = {
    ...plainGrant(party, value.handling),
    shows: value.shows,
    validity: from === null && until === null ? null : { from, until },
  };
  const decidedAt = reading.now.toISOString();
  return AccessRule.parse({ ...grant, id: reading.newRuleId(), decidedAt });
}
