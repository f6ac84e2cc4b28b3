import type { AccessRule } from "../../../shared/contract/access.ts";
import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import { xmlElement, XML_DECLARATION } from "../../../shared/model/xml-text.ts";
import { memberOf, partiesOf, type Party } from "./party.ts";
import { grantKey, type PlainGrant, plainGrants } from "./plain-grant.ts";
import { COMMON_POLICY, OWN, PRES_RULES } from "./pres-rules-names.ts";
import { sealOf } from "./pres-rules-seal.ts";
import type { Span } from "./timeline.ts";
import { transformationsElement } from "./transformations.ts";
import {
  type Exceptions,
  exceptionsAmong,
  identityElement,
  validityElement,
} from "./write-conditions.ts";
import { childrenOf } from "./xml-search.ts";
import { parseXml } from "./xml-tree.ts";

/** Rules of RFC 5025 that say the same of several parties. */
export interface PlainRule {
  readonly grant: PlainGrant;
  readonly spans: readonly Span<PlainGrant>[];
  readonly parties: readonly Party[];
}

/**
 * The ACCESS RULES as `application/auth-policy+xml` (RFC 4745, RFC 5025), twice over:
 *
 * First for everybody. There rules only ever grant and the greatest grant wins; here the closest rule
 * wins. So what is written is not our rules but what they come to: no two rules apply to the same
 * watcher at the same time, because whoever a closer one is about is an exception of the wider ones.
 * `groups` are given by their members. What RFC 5025 has no words for is granted less, never more.
 *
 * Then for ourselves: each rule whole, under a condition that nobody else knows and without an action,
 * so that it never applies anywhere else. A seal ties the two halves together.
 */
export function presRulesOf(
  rules: readonly AccessRule[],
  groups: ReadonlyMap<string, readonly PrincipalAddress[]>,
): string {
  const all = plainRules(rules, groups);
  const exceptions = exceptionsAmong([...new Set(all.flatMap(({ parties }) => parties))]);
  const plain = all.map((rule, index) => ruleElement(`plain-${index + 1}`, rule, exceptions));
  const own = rules.map((rule, index) =>
    ownElement(
      `own-${index + 1}`,
      xmlElement("p:access-rule", {}, `<![CDATA[${asciiJson(rule)}]]>`),
    ),
  );
  const unsealed = rulesetElement([...plain, ...own]);
  const read = childrenOf(
    parseXml(new TextEncoder().encode(unsealed), UNBOUNDED),
    COMMON_POLICY,
    "rule",
  );
  const seal = ownElement("seal", xmlElement("p:seal", { sha256: sealOf(read) }));
  return XML_DECLARATION + rulesetElement([...plain, ...own, seal]) + "\n";
}

const UNBOUNDED = { bytes: Infinity, depth: Infinity, elements: Infinity } as const;

/** What the rules come to, party by party, with the parties together that get the same. */
export function plainRules(
  rules: readonly AccessRule[],
  groups: ReadonlyMap<string, readonly PrincipalAddress[]>,
): PlainRule[] {
  const named = { persons: namedPersons(rules, groups), domains: namedDomains(rules) };
  const grantsOf = plainGrants(rules);
  const memberships = membershipsOf(groups);
  const together = new Map<string, PlainRule & { parties: Party[] }>();
  for (const party of partiesOf(named.persons, named.domains)) {
    const member = memberOf(party, named);
    if (member === undefined) continue;
    const spans = grantsOf(member, (member && memberships.get(member)) ?? new Set());
    for (const [key, same] of Map.groupBy(spans, ({ value }) => grantKey(value))) {
      const [first] = same;
      if (first === undefined) continue;
      const times = same.map(({ from, until }) => `${from}/${until}`).join(" ");
      // Nobody in particular is an identity of its own kind, which can't stand beside others.
      const place = `${key} ${times} ${party.kind === "anonymous"}`;
      const found = together.get(place) ?? { grant: first.value, spans: same, parties: [] };
      found.parties.push(party);
      together.set(place, found);
    }
  }
  return [...together.values()];
}

function namedPersons(
  rules: readonly AccessRule[],
  groups: ReadonlyMap<string, readonly PrincipalAddress[]>,
): Set<PrincipalAddress> {
  const named = rules.flatMap(({ condition }) => {
    if (condition.kind === "person") return [condition.person];
    return condition.kind === "group" ? (groups.get(condition.group) ?? []) : [];
  });
  return new Set(named);
}

function namedDomains(rules: readonly AccessRule[]): Set<string> {
  return new Set(
    rules.flatMap(({ condition }) => (condition.kind === "domain" ? [condition.domain] : [])),
  );
}

function membershipsOf(
  groups: ReadonlyMap<string, readonly PrincipalAddress[]>,
): Map<PrincipalAddress, Set<string>> {
  const pairs = [...groups].flatMap(([name, members]) => members.map((one) => ({ one, name })));
  const byPerson = [...Map.groupBy(pairs, ({ one }) => one)];
  return new Map(byPerson.map(([one, some]) => [one, new Set(some.map(({ name }) => name))]));
}

function rulesetElement(rules: readonly string[]): string {
  const xmlns = { xmlns: COMMON_POLICY, "xmlns:pr": PRES_RULES, "xmlns:p": OWN };
  return xmlElement("ruleset", xmlns, ...rules);
}

function ruleElement(id: string, rule: PlainRule, exceptions: Exceptions): string {
  const { grant, spans, parties } = rule;
  return xmlElement(
    "rule",
    { id },
    xmlElement("conditions", {}, identityElement(parties, exceptions), validityElement(spans)),
    xmlElement("actions", {}, xmlElement("pr:sub-handling", {}, grant.handling)),
    grant.handling === "allow" ? transformationsElement(grant.shows) : "",
  );
}

function ownElement(id: string, condition: string): string {
  return xmlElement("rule", { id }, xmlElement("conditions", {}, condition));
}

/** In ASCII, so that nothing of it can be lost to what XML can't carry; `>` too, which might end the CDATA. */
function asciiJson(rule: AccessRule): string {
  return JSON.stringify(rule).replace(
    /[^ -=?-~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
