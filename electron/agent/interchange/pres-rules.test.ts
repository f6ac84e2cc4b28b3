import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { validateXML } from "xmllint-wasm";
import { AccessRule, AccessRuleId } from "../../../shared/contract/access.ts";
import { AuthenticationLevel } from "../../../shared/contract/account.ts";
import { PrincipalAddress } from "../../../shared/contract/address.ts";
import { decideAccess } from "../../../shared/model/access-decision.ts";
import { plainGrant } from "../../../shared/model/access-grant.ts";
import { LEAST_FIRST } from "./plain-grant.ts";
import { readPresRules } from "./read-pres-rules.ts";
import {
  anyAccessRules,
  GROUPS,
  plainAccessRules,
  TIMES,
  WATCHERS,
} from "./testing/arbitrary-rules.ts";
import { rfc5025Decision } from "./testing/rfc5025-handling.ts";
import { presRulesOf } from "./write-pres-rules.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import { arbitraryPolicy } from "./testing/arbitrary-policy.ts";
import {
  AUTH_POLICY_SCHEMAS,
  COMMON_POLICY_SCHEMA,
  PRES_RULES_SCHEMA,
} from "./testing/auth-policy-schema.ts";
import { parseXml } from "./xml-tree.ts";

const SEED = 20_261_122;
const RUNS = { seed: SEED, numRuns: 80 } as const;
/** So many rules take long on a machine that has other things to do. */
const PATIENTLY = { timeout: 60_000 } as const;
const BOUNDS = { bytes: 1e7, depth: 20, elements: 1e5 };

function bytes(xml: string): Uint8Array {
  return new TextEncoder().encode(xml);
}

function read(xml: string) {
  let count = 0;
  const newRuleId = () => AccessRuleId.parse(`new ${(count += 1)}`);
  return readPresRules(bytes(xml), { now: new Date(0), newRuleId });
}

function ours(rules: readonly AccessRule[], watcher: PrincipalAddress | null, now: Date) {
  const member = (name: string) => watcher !== null && GROUPS.get(name)?.includes(watcher) === true;
  const groups = new Set([...GROUPS.keys()].filter(member));
  const levels = watcher === null ? (["anonymous"] as const) : AuthenticationLevel.options;
  return levels.map((level) => decideAccess(rules, { watcher, level, groups }, now));
}

/** Calls back with everybody at every time. */
function everywhere(check: (watcher: PrincipalAddress | null, now: Date) => void): void {
  for (const watcher of WATCHERS) for (const now of TIMES) check(watcher, now);
}

function rank(handling: string): number {
  return (LEAST_FIRST as readonly string[]).indexOf(handling);
}

describe("access rules as RFC 5025 has them", PATIENTLY, () => {
  it(`decide the same for every watcher at every time (seed ${SEED})`, () => {
    fc.assert(
      fc.property(plainAccessRules, (rules) => {
        const ruleset = parseXml(bytes(presRulesOf(rules, GROUPS)), BOUNDS);
        everywhere((watcher, now) => {
          const theirs = rfc5025Decision(ruleset, watcher, now).handling;
          for (const { handling } of ours(rules, watcher, now)) expect(theirs).toBe(handling);
        });
      }),
      RUNS,
    );
  });

  it(`grant less and never more where they have no words (seed ${SEED})`, () => {
    fc.assert(
      fc.property(anyAccessRules, (rules) => {
        const ruleset = parseXml(bytes(presRulesOf(rules, GROUPS)), BOUNDS);
        everywhere((watcher, now) => {
          const { handling, granted } = rfc5025Decision(ruleset, watcher, now);
          for (const { shows, permits, ...own } of ours(rules, watcher, now)) {
            expect(rank(handling)).toBeLessThanOrEqual(rank(own.handling));
            if (handling !== "allow") continue;
            expect(permits).toEqual({ fetch: true, subscribe: true });
            expect(shows).toMatchObject({
              ...(granted.has("provide-activities") ? { activities: true } : {}),
              ...(granted.has("provide-mood") ? { mood: true } : {}),
              ...(granted.has("provide-place-type") ? { place: true } : {}),
              ...(granted.has("provide-note") ? { notes: true } : {}),
              ...(granted.has("provide-services") ? { devices: "each" } : {}),
              ...(granted.has("provide-unknown-attribute") ? { lastSeen: "exact" } : {}),
              ...(granted.has("provide-all-attributes") ? { markup: true } : {}),
            });
          }
        });
      }),
      RUNS,
    );
  });

  it(`come back as they were (seed ${SEED})`, () => {
    fc.assert(
      fc.property(anyAccessRules, (rules) => {
        const back = read(presRulesOf(rules, GROUPS));
        expect(back.rules).toEqual(rules);
        expect(back.omitted).toEqual([]);
        expect(back.taken).toHaveLength(rules.length);
      }),
      RUNS,
    );
  });
});

async function complaints(xml: string): Promise<readonly string[]> {
  const result = await validateXML({
    xml: [{ fileName: "rules.xml", contents: xml }],
    schema: [AUTH_POLICY_SCHEMAS],
    preload: [
      { fileName: "common-policy.xsd", contents: COMMON_POLICY_SCHEMA },
      { fileName: "pres-rules.xsd", contents: PRES_RULES_SCHEMA },
    ],
  });
  return result.errors.map((error) => error.message);
}

describe("the file", PATIENTLY, () => {
  const samples = fc.sample(anyAccessRules, { seed: SEED, numRuns: 8 });

  it("is valid under both schemas, but for the empty identity, for which there is no other way", async () => {
    for (const rules of samples) {
      const xml = presRulesOf(rules, GROUPS);
      expect(
        await complaints(xml.replace("<identity/>", '<identity><one id="x"/></identity>')),
      ).toEqual([]);
    }
  });

  it("is held to schemas that refuse what the RFCs refuse", async () => {
    const xml = presRulesOf([], GROUPS);
    expect(await complaints(xml.replace("confirm", "perhaps"))).not.toEqual([]);
    expect(await complaints(xml.replace('id="plain-2"', 'id="plain-1"'))).not.toEqual([]);
    expect(await complaints(xml.replace("<conditions>", "<conditions><hours/>"))).not.toEqual([]);
  });

  it("has the same bytes for the same rules", () => {
    for (const rules of samples)
      expect(presRulesOf(rules, GROUPS)).toBe(presRulesOf(rules, GROUPS));
  });

  it("is still ours when another program only wrote it in its own manner", () => {
    for (const rules of samples) {
      const rewritten = presRulesOf(rules, GROUPS)
        .replaceAll(/(<\/?)pr:/g, "$1other:")
        .replace("xmlns:pr=", "xmlns:other=")
        .replaceAll("><", ">\n  <");
      expect(read(rewritten).rules).toEqual(rules);
    }
  });

  it("holds as many rules as there may be, and is read again", () => {
    const rules = Array.from({ length: 10_000 }, (_, at) =>
      AccessRule.parse({
        ...plainGrant({ kind: "person", person: PrincipalAddress.parse(`p${at}@home`) }, "allow"),
        id: `${at}`,
        decidedAt: "2026-01-01T00:00:00.000Z",
      }),
    );
    expect(read(presRulesOf(rules, new Map())).rules).toEqual(rules);
  });
});

describe("rules of another program", PATIENTLY, () => {
  it(`decide here as they do there (seed ${SEED})`, () => {
    fc.assert(
      fc.property(arbitraryPolicy, (xml) => {
        const ruleset = parseXml(bytes(xml), BOUNDS);
        const { rules } = read(xml);
        everywhere((watcher, now) => {
          const theirs = rfc5025Decision(ruleset, watcher, now).handling;
          // Nobody in particular can't be asked about.
          const expected = watcher === null && theirs === "confirm" ? "block" : theirs;
          for (const { handling } of ours(rules, watcher, now)) expect(handling).toBe(expected);
        });
      }),
      RUNS,
    );
  });

  it(`that changed a file of ours never grant more than they say (seed ${SEED})`, () => {
    fc.assert(
      fc.property(anyAccessRules, (rules) => {
        const xml = presRulesOf(rules, GROUPS).replace("</ruleset>", '<rule id="new"/></ruleset>');
        const ruleset = parseXml(bytes(xml), BOUNDS);
        const back = read(xml);
        expect(back.omitted).toContainEqual({ code: "changed-elsewhere" });
        everywhere((watcher, now) => {
          const theirs = rfc5025Decision(ruleset, watcher, now).handling;
          for (const { handling } of ours(back.rules, watcher, now)) {
            expect(rank(handling)).toBeLessThanOrEqual(rank(theirs));
          }
        });
      }),
      RUNS,
    );
  });

  const ALLOW = "<actions><pr:sub-handling>allow</pr:sub-handling></actions>";

  it.each([
    ["a sphere", '<sphere value="work"/>', { code: "rule-condition-unknown", part: "sphere" }],
    [
      "hours of somebody else's",
      '<x:hours xmlns:x="urn:x"/>',
      { code: "rule-condition-unknown", part: "hours" },
    ],
    [
      "two identities",
      "<identity><many/></identity><identity><many/></identity>",
      { code: "rule-condition-twice" },
    ],
    [
      "an identity of another kind",
      '<identity><x:a xmlns:x="urn:x"/></identity>',
      { code: "rule-identity-unknown" },
    ],
    [
      "an exception nobody knows",
      '<identity><many><except id="tel:1"/></many></identity>',
      { code: "rule-exception-unknown" },
    ],
    [
      "an exception from nothing",
      "<identity><many><except/></many></identity>",
      { code: "rule-exception-unknown" },
    ],
    [
      "a domain there can't be",
      '<identity><many domain="a b"/></identity>',
      { code: "rule-domain-impossible" },
    ],
    [
      "a time that is none",
      "<validity><from>soon</from><until>later</until></validity>",
      { code: "rule-validity-unreadable" },
    ],
    [
      "a time without an end",
      "<validity><from>2026-01-01T00:00:00Z</from></validity>",
      { code: "rule-validity-unreadable" },
    ],
  ])("are not taken with %s, and it is said why", (_what, conditions, remark) => {
    const { rules, taken, omitted } = readRule(`<conditions>${conditions}</conditions>${ALLOW}`);
    expect(rules.map(({ handling }) => handling)).toEqual(["block"]);
    expect(taken).toEqual([]);
    expect(omitted).toContainEqual({ ...remark, about: "r" });
  });

  it("are not taken with a handling nobody knows", () => {
    const { taken, omitted } = readRule(
      "<actions><pr:sub-handling>ask</pr:sub-handling></actions>",
    );
    expect(taken).toEqual([]);
    expect(omitted).toEqual([{ code: "rule-handling-unknown", about: "r" }]);
  });

  it("show no more here than they grant there", () => {
    const grants =
      "<pr:provide-services><pr:service-uri-scheme>im</pr:service-uri-scheme></pr:provide-services>" +
      "<pr:provide-persons><pr:all-persons/></pr:provide-persons>" +
      "<pr:provide-activities>true</pr:provide-activities><pr:provide-place-type>true</pr:provide-place-type>" +
      "<pr:provide-note>false</pr:provide-note><pr:provide-user-input>thresholds</pr:provide-user-input>";
    const { rules } = readRule(`${ALLOW}<transformations>${grants}</transformations>`);
    expect(rules[0]?.shows).toEqual({
      devices: "each",
      means: "messages",
      activities: true,
      mood: false,
      place: false,
      notes: false,
      userInput: "bare",
      lastSeen: "none",
      markup: false,
    });
  });

  it("ignore quietly whoever may watch and is shown no status", () => {
    const { rules, omitted } = readRule(ALLOW);
    expect(new Set(rules.map(({ handling }) => handling))).toEqual(new Set(["polite-block"]));
    expect(omitted).toContainEqual({ code: "status-unshown" });
  });

  it("know people by any of the usual addresses", () => {
    const ones = ["sip:Ada@Home", "xmpp:bob@home", "tel:+1"].map((id) => `<one id="${id}"/>`);
    const { rules, omitted } = readRule(
      `<conditions><identity>${ones.join("")}</identity></conditions>${ALLOW}`,
    );
    expect(rules.map(({ condition }) => condition)).toMatchObject([
      { person: "ada@home" },
      { person: "bob@home" },
      { kind: "authenticated" },
    ]);
    expect(omitted).toContainEqual({ code: "rule-names-nobody", about: "r" });
  });
});

describe("circles", PATIENTLY, () => {
  const EXCEPT_IN_EXCEPT =
    '<conditions><identity><many><except domain="a.test"><except id="sip:ada@a.test"/></except></many></identity></conditions>';

  it("can't be made of conditions: exceptions are names, never other rules or lists", () => {
    const { rules } = readRule(`${EXCEPT_IN_EXCEPT}${ALLOW_ALL}`);
    // The inner exception says nothing: everybody of the domain is kept out, whoever it names.
    expect(decisionFor(rules, "ada@a.test")).toBe("block");
    expect(decisionFor(rules, "bob@b.test")).toBe("polite-block");
  });

  it("of lists that stand elsewhere are not followed: a rule that needs one is not taken", () => {
    const list = (name: string) =>
      `<x:external-list xmlns:x="urn:ietf:params:xml:ns:external" anc="http://a.test/${name}"/>`;
    const rule = (id: string, other: string) =>
      `<rule id="${id}"><conditions><identity>${list(other)}</identity></conditions>${ALLOW_ALL}</rule>`;
    const { taken, omitted } = read(policy(rule("one", "two") + rule("two", "one")));
    expect(taken).toEqual([]);
    expect(omitted).toEqual([
      { code: "rule-identity-unknown", about: "one" },
      { code: "rule-identity-unknown", about: "two" },
    ]);
  });
});

const ALLOW_ALL = "<actions><pr:sub-handling>allow</pr:sub-handling></actions>";

function decisionFor(rules: readonly AccessRule[], watcher: string): string {
  const subject = {
    watcher: PrincipalAddress.parse(watcher),
    level: "password" as const,
    groups: new Set<string>(),
  };
  return decideAccess(rules, subject, new Date(0)).handling;
}

describe("what is no file of rules is refused in words", PATIENTLY, () => {
  it.each([
    ["nonsense", "rules!", "invalid-request", /well-formed/],
    ["another document", "<ruleset/>", "invalid-request", /RFC 4745/],
    ["entities", `<!DOCTYPE r [<!ENTITY a "b">]><r>&a;</r>`, "invalid-request", /DOCTYPE/],
    ["depth", "<a>".repeat(99), "too-large", /deep/],
    ["more rules than there may be", policy("<rule id='r'/>".repeat(10_001)), "too-large", /10000/],
    ["more people than can be compared", policy(manyDomains(5_000)), "too-large", /more people/],
  ])("%s", (_what, xml, code, words) => {
    const refusal = refusalOf(() => read(xml));
    expect(refusal.code).toBe(code);
    expect(refusal.message).toMatch(words);
  });

  it(`never fails in another way, whatever is in the file (seed ${SEED})`, () => {
    const [rules = []] = fc.sample(anyAccessRules, { seed: SEED, numRuns: 1 });
    const xml = presRulesOf(rules, GROUPS);
    fc.assert(
      fc.property(fc.nat(xml.length), fc.nat(40), fc.string(), (at, length, inserted) => {
        try {
          read(xml.slice(0, at) + inserted + xml.slice(at + length));
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
      { seed: SEED, numRuns: 200 },
    );
  });
});

function policy(inside: string): string {
  return `<ruleset xmlns="urn:ietf:params:xml:ns:common-policy" xmlns:pr="urn:ietf:params:xml:ns:pres-rules">${inside}</ruleset>`;
}

/** One rule, but each of its “everybody of …” is compared with each of their domains. */
function manyDomains(count: number): string {
  const domains = Array.from({ length: count }, (_, at) => `<many domain="d${at}.test"/>`);
  return `<rule id="r"><conditions><identity>${domains.join("")}</identity></conditions></rule>`;
}

function readRule(inside: string) {
  return read(policy(`<rule id="r">${inside}</rule>`));
}

function refusalOf(act: () => unknown): AppError {
  try {
    act();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}
