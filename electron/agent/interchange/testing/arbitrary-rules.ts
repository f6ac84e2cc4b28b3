import * as fc from "fast-check";
import { AccessHandling, AccessRule } from "../../../../shared/contract/access.ts";
import { AuthenticationLevel } from "../../../../shared/contract/account.ts";
import { PrincipalAddress } from "../../../../shared/contract/address.ts";
import { requireSensible } from "../../../../shared/model/access-grant.ts";
import { SHOW_EVERYTHING } from "../../../../shared/model/presence-filter.ts";

const PEOPLE = ["ada@home", "bob@home", "cid@away", "dot@away", "x@home"].map((one) =>
  PrincipalAddress.parse(one),
);
export const GROUPS: ReadonlyMap<string, readonly PrincipalAddress[]> = new Map([
  ["Choir", PEOPLE.slice(0, 2)],
  ["Work “&<", PEOPLE.slice(1, 4)],
  ["Nobody", []],
]);
/** All who can be told apart, some whom no rule names, and somebody anonymous. */
export const WATCHERS: readonly (PrincipalAddress | null)[] = [
  ...PEOPLE,
  ...["eve@home", "eve@away", "eve@elsewhere"].map((one) => PrincipalAddress.parse(one)),
  null,
];
const MOMENTS = [
  "2026-01-01T00:00:00.000Z",
  "2026-02-01T00:00:00.000Z",
  "2026-03-01T00:00:00.000Z",
];
export const TIMES: readonly Date[] = [
  "2025-12-31T23:59:59.999Z",
  ...MOMENTS,
  "2027-01-01T00:00:00Z",
].map((time) => new Date(time));

const condition = fc.oneof(
  fc.record({ kind: fc.constant("person"), person: fc.constantFrom(...PEOPLE) }),
  fc.record({ kind: fc.constant("group"), group: fc.constantFrom(...GROUPS.keys(), "Unknown") }),
  fc.record({ kind: fc.constant("domain"), domain: fc.constantFrom("home", "away", "no such") }),
  fc.constantFrom({ kind: "authenticated" }, { kind: "anonymous" }),
);
const moment = fc.option(fc.constantFrom(...MOMENTS));
const validity = fc.option(fc.record({ from: moment, until: moment }), { freq: 3 });

const shows = fc.record({
  devices: fc.constantFrom("each", "one"),
  means: fc.constantFrom("all", "messages"),
  activities: fc.boolean(),
  mood: fc.boolean(),
  place: fc.boolean(),
  notes: fc.boolean(),
  userInput: fc.constantFrom("full", "bare", "none"),
  lastSeen: fc.constantFrom("exact", "day", "none"),
  markup: fc.boolean(),
});
const hours = fc.option(
  fc.record({
    within: fc.constant({ timeZone: "Europe/Berlin", days: [1, 7], from: "09:00", to: "17:00" }),
    otherwise: shows,
  }),
);

const plain = {
  condition,
  validity,
  handling: fc.constantFrom(...AccessHandling.options),
  decidedAt: fc.constantFrom(...MOMENTS),
};

function rulesOf(fields: { readonly [field: string]: fc.Arbitrary<unknown> }) {
  const rule = fc.record(fields).filter((one) => isSensible(one));
  return fc
    .array(rule, { maxLength: 12 })
    .map((rules) =>
      rules.map((one, index) => AccessRule.parse({ ...one, id: `rule ${index} \uFFFE` })),
    );
}

function isSensible(raw: object): boolean {
  try {
    requireSensible(AccessRule.parse({ ...raw, id: "x" }));
    return true;
  } catch {
    return false;
  }
}

/** Rules for which RFC 5025 has all the words. */
export const plainAccessRules = rulesOf({
  ...plain,
  minimumLevel: fc.constant("anonymous"),
  permits: fc.constant({ fetch: true, subscribe: true }),
  shows: fc.constant(SHOW_EVERYTHING),
  hours: fc.constant(null),
});

/** Any rules that can mean anything. */
export const anyAccessRules = rulesOf({
  ...plain,
  minimumLevel: fc.constantFrom(...AuthenticationLevel.options),
  permits: fc.record({ fetch: fc.boolean(), subscribe: fc.boolean() }),
  shows,
  hours,
});
