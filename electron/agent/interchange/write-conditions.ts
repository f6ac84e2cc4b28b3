import type { Validity } from "../../../shared/contract/access.ts";
import { presentityOf } from "../../../shared/model/address.ts";
import { xmlElement } from "../../../shared/model/xml-text.ts";
import { domainOfParty, type Party } from "./party.ts";

/** Who is excepted from wider rules because a closer one is about them. */
export interface Exceptions {
  /** From the rule for everybody. */
  readonly all: readonly string[];
  /** From the rule for a domain, by domain. */
  readonly ofDomain: ReadonlyMap<string | null, readonly string[]>;
}

export function exceptionsAmong(parties: readonly Party[]): Exceptions {
  const persons = parties.filter(({ kind }) => kind === "person");
  const byDomain = [...Map.groupBy(persons, domainOfParty)];
  return {
    all: parties.flatMap(exceptElement),
    ofDomain: new Map(byDomain.map(([domain, some]) => [domain, some.flatMap(exceptElement)])),
  };
}

function exceptElement(party: Party): string[] {
  if (party.kind === "person") return [xmlElement("except", { id: presentityOf(party.person) })];
  return party.kind === "domain" ? [xmlElement("except", { domain: party.domain })] : [];
}

/**
 * RFC 4745 §7.1: who is meant.
 *
 * Nobody in particular is the empty identity (RFC 5025 §3.1.1), for which the schema of RFC 4745 has no
 * room.
 */
export function identityElement(parties: readonly Party[], exceptions: Exceptions): string {
  const content = parties.flatMap((party) => {
    switch (party.kind) {
      case "person":
        return [xmlElement("one", { id: presentityOf(party.person) })];
      case "domain": {
        const { domain } = party;
        return [xmlElement("many", { domain }, ...(exceptions.ofDomain.get(domain) ?? []))];
      }
      case "authenticated":
        return [xmlElement("many", {}, ...exceptions.all)];
      case "anonymous":
        return [];
    }
  });
  return xmlElement("identity", {}, ...content);
}

/** RFC 4745 §7.3 wants both ends. */
const BEGINNING = "0001-01-01T00:00:00Z";
const END = "9999-12-31T23:59:59Z";

export function validityElement(spans: readonly Validity[]): string {
  if (spans.some(({ from, until }) => from === null && until === null)) return "";
  const ends = spans.flatMap(({ from, until }) => [
    xmlElement("from", {}, from ?? BEGINNING),
    xmlElement("until", {}, until ?? END),
  ]);
  return xmlElement("validity", {}, ...ends);
}
