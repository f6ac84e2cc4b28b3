import { expect, it } from "vitest";
import {
  type AccessCondition,
  type AccessGrant,
  type AccessHandling,
  AccessRule,
} from "../contract/access.ts";
import { PrincipalAddress } from "../contract/address.ts";
import { plainGrant } from "./access-grant.ts";
import type { Subject } from "./access-match.ts";
import { traceAccess } from "./access-trace.ts";

const NOON = new Date("2026-03-02T12:00:00.000Z");

const ada: Subject = {
  watcher: PrincipalAddress.parse("ada@home"),
  level: "password",
  groups: new Set(["Choir"]),
};

const person = (address: string): AccessCondition => ({
  kind: "person",
  person: PrincipalAddress.parse(address),
});
const group = (name: string): AccessCondition => ({ kind: "group", group: name });
const everybody: AccessCondition = { kind: "authenticated" };

let made = 0;
function rule(
  condition: AccessCondition,
  handling: AccessHandling = "allow",
  more: Partial<AccessGrant> = {},
): AccessRule {
  const decidedAt = new Date(NOON.getTime() + made).toISOString();
  return AccessRule.parse({
    ...plainGrant(condition, handling),
    ...more,
    id: `${made++}`,
    decidedAt,
  });
}

function outcomes(rules: readonly AccessRule[], subject = ada): string[] {
  return traceAccess(rules, subject, NOON).map(({ outcome }) => outcome);
}

it("tries the closest first, says why each did not match, and reaches no further than the one that does", () => {
  const rules = [
    rule(everybody, "block"),
    rule({ kind: "domain", domain: "home" }, "block"),
    rule(group("Choir")),
    rule(group("Work"), "block"),
    rule(person("bob@home"), "block"),
  ];
  expect(traceAccess(rules, ada, NOON).map(({ rule: { condition } }) => condition.kind)).toEqual([
    "person",
    "group",
    "group",
    "domain",
    "authenticated",
  ]);
  expect(outcomes(rules)).toEqual([
    "somebody-else",
    "decides",
    "not-in-group",
    "not-reached",
    "not-reached",
  ]);
});

it("names times and proofs that do not fit", () => {
  const from = "2026-03-02T13:00:00.000Z";
  const until = "2026-03-02T12:00:00.000Z";
  const rules = [
    rule(person("ada@home"), "allow", { validity: { from, until: null } }),
    rule(person("ada@home"), "allow", { validity: { from: null, until } }),
    rule(person("ada@home"), "allow", { minimumLevel: "signed" }),
    rule({ kind: "domain", domain: "away" }),
    rule({ kind: "anonymous" }),
  ];
  expect(outcomes(rules)).toEqual(["not-yet", "over", "too-weak", "other-domain", "known"]);
});

it("tells among equals which one was milder and which one only took something away", () => {
  const both = { ...ada, groups: new Set(["Choir", "Work", "Family"]) };
  const rules = [rule(group("Choir"), "allow"), rule(group("Work"), "confirm")];
  expect(outcomes(rules, both)).toEqual(["milder", "decides"]);
  expect(outcomes([...rules, rule(group("Family"), "confirm")], both)).toEqual([
    "milder",
    "decides",
    "narrows",
  ]);
});

it("reaches to the end where the default decides", () => {
  const nobody: Subject = { watcher: null, level: "anonymous", groups: new Set() };
  expect(outcomes([rule(person("ada@home")), rule(everybody)], nobody)).toEqual([
    "anonymous",
    "anonymous",
  ]);
});
