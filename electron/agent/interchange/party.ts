import type { AccessCondition } from "../../../shared/contract/access.ts";
import { PrincipalAddress } from "../../../shared/contract/address.ts";
import { domainOf } from "../../../shared/model/address.ts";

/**
 * Watchers that all rules of a set treat alike: one person, or everybody of a domain or at all who is not
 * spoken of more closely. Every watcher belongs to exactly one party.
 */
export type Party = Exclude<AccessCondition, { kind: "group" }>;

/** The parties of a set of rules that name these people and domains. */
export function partiesOf(
  persons: ReadonlySet<PrincipalAddress>,
  domains: ReadonlySet<string>,
): Party[] {
  return [
    ...[...persons].toSorted().map((person): Party => ({ kind: "person", person })),
    ...[...domains].toSorted().map((domain): Party => ({ kind: "domain", domain })),
    { kind: "authenticated" },
    { kind: "anonymous" },
  ];
}

/** The domain that a party's watchers have in common; null where they have none. */
export function domainOfParty(party: Party): string | null {
  if (party.kind === "person") return domainOf(party.person);
  return party.kind === "domain" ? party.domain : null;
}

/** Somebody of the party whom no rule names; null for those who are nobody, undefined if there can't be any. */
export function memberOf(
  party: Party,
  taken: { readonly persons: ReadonlySet<string>; readonly domains: ReadonlySet<string> },
): PrincipalAddress | null | undefined {
  switch (party.kind) {
    case "person":
      return party.person;
    case "anonymous":
      return null;
    case "domain":
      return PrincipalAddress.safeParse(unused((name) => `${name}@${party.domain}`, taken.persons))
        .data;
    case "authenticated":
      return PrincipalAddress.parse(`somebody@${unused((name) => name, taken.domains)}`);
  }
}

function unused(make: (name: string) => string, taken: ReadonlySet<string>): string {
  let name = "x";
  while (taken.has(make(name))) name += "x";
  return make(name);
}
