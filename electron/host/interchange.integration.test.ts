import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { AccessCondition, AccessGrant } from "../../shared/contract/access.ts";
import { PrincipalAddress } from "../../shared/contract/address.ts";
import { limits } from "../../shared/contract/limits.ts";
import { plainGrant } from "../../shared/model/access-grant.ts";
import { SHOW_LIGHT_ONLY } from "../../shared/model/presence-filter.ts";
import { makeFolder } from "../agent/testing/test-archive.fixture.ts";
import { until } from "../agent/testing/until.fixture.ts";
import { startHostWithAccount, type TestHost } from "./testing/test-host.fixture.ts";

const PATIENTLY = { timeout: 120_000 } as const;

function person(name: string): AccessCondition {
  return { kind: "person", person: PrincipalAddress.parse(`${name}@home.test`) };
}

const RULES: readonly AccessGrant[] = [
  plainGrant(person("bob"), "block"),
  { ...plainGrant(person("cleo"), "allow"), shows: SHOW_LIGHT_ONLY },
  { ...plainGrant(person("cleo"), "allow"), permits: { fetch: true, subscribe: false } },
  {
    ...plainGrant(person("dora"), "allow"),
    validity: { from: "2030-01-01T00:00:00.000Z", until: "2030-02-01T00:00:00.000Z" },
  },
  plainGrant({ kind: "group", group: "Choir" }, "allow"),
  plainGrant({ kind: "domain", domain: "home.test" }, "polite-block"),
  {
    ...plainGrant({ kind: "authenticated" }, "allow"),
    hours: {
      within: { timeZone: "Europe/London", days: [1, 2], from: "09:00", to: "17:00" },
      otherwise: SHOW_LIGHT_ONLY,
    },
  },
  { ...plainGrant({ kind: "anonymous" }, "allow"), shows: SHOW_LIGHT_ONLY },
];

const SUBJECTS = [
  ...["bob", "cleo", "dora", "eve"].map((name) => person(name)),
  { kind: "stranger", domain: "home.test" },
  { kind: "stranger", domain: "elsewhere.test" },
  { kind: "anonymous" },
];
const TIMES = ["2026-11-23T10:00:00.000Z", "2026-11-23T20:00:00.000Z", "2030-01-05T10:00:00.000Z"];

/** What everybody gets at every time, without what belongs to the moment of asking. */
async function decisionsOf(test: TestHost) {
  const decisions = [];
  for (const as of SUBJECTS) {
    for (const at of TIMES) {
      const seen = await test.ask("access:preview", { as, at, draft: null });
      const { handling, permits, document } = seen;
      decisions.push({
        handling,
        permits,
        shows: document?.tuples.map(({ device }) => device),
      });
    }
  }
  return decisions;
}

/** As a page hands a file over. */
async function send(test: TestHost, text: string): Promise<string> {
  const fileId = randomUUID();
  for (let from = 0; from === 0 || from < text.length; from += limits.filePart) {
    await test.ask("file:send", { fileId, from, text: text.slice(from, from + limits.filePart) });
  }
  return fileId;
}

async function rulesOf(test: TestHost) {
  return (await test.ask("app:snapshot", {})).rules;
}

describe("a file of rules", PATIENTLY, () => {
  it("decides the same for every watcher at every time once it is taken again, and can be taken back", async () => {
    using home = makeFolder();
    await using test = await startHostWithAccount(home.path, "ana");
    for (const grant of RULES) await test.ask("access:save", { id: null, ...grant });
    const [rules, before] = [await rulesOf(test), await decisionsOf(test)];
    const file = await test.ask("rules:export", {});
    expect(file).toMatchObject({ name: "ana-rules.xml", type: "application/auth-policy+xml" });

    for (const { id } of rules.slice(1)) await test.ask("access:remove", { id });
    const left = await rulesOf(test);
    const fileId = await send(test, file.text);
    const reading = await test.ask("rules:read-import", { fileId });
    expect(reading).toMatchObject({
      outcome: "read",
      count: RULES.length,
      takenCount: RULES.length,
      // Nobody is in it any more, or never was.
      remarks: [{ code: "group-unknown", about: "Choir" }],
    });
    expect(await rulesOf(test)).toEqual(left);
    expect(await test.ask("rules:kept", {})).toEqual({ kept: null });

    expect(await test.ask("rules:import", { fileId })).toEqual({ count: RULES.length });
    expect(new Set((await rulesOf(test)).map(({ id }) => id))).toEqual(
      new Set(rules.map(({ id }) => id)),
    );
    expect(await decisionsOf(test)).toEqual(before);

    expect(await test.ask("rules:kept", {})).toMatchObject({ kept: { count: 1 } });
    expect(await test.ask("rules:undo-import", {})).toEqual({ count: 1 });
    expect((await rulesOf(test)).map(({ id }) => id)).toEqual(left.map(({ id }) => id));
    expect(await test.refuse("rules:undo-import", {})).toBe("not-found");
  });

  it("of 10,000 rules is written and taken", async () => {
    using home = makeFolder();
    await using test = await startHostWithAccount(home.path, "ana");
    const one = (at: number) =>
      `<rule id="r${at}"><conditions><identity><one id="sip:p${at}@home.test"/></identity></conditions>` +
      "<actions><pr:sub-handling>polite-block</pr:sub-handling></actions></rule>";
    const most = limits.accessRules - 1;
    const text = `<ruleset xmlns="urn:ietf:params:xml:ns:common-policy" xmlns:pr="urn:ietf:params:xml:ns:pres-rules">${Array.from({ length: most }, (_, at) => one(at)).join("")}</ruleset>`;
    const fileId = await send(test, text);
    // And one for everybody else, whom the file grants nothing.
    expect(await test.ask("rules:import", { fileId })).toEqual({ count: limits.accessRules });
    const again = await send(test, (await test.ask("rules:export", {})).text);
    const reading = await test.ask("rules:read-import", { fileId: again });
    expect(reading).toMatchObject({ outcome: "read", count: limits.accessRules, remarks: [] });
    expect(reading.outcome === "read" && reading.rules).toHaveLength(limits.rulesShown);
  });

  const POLICY = 'xmlns="urn:ietf:params:xml:ns:common-policy"';

  const BAD: readonly (readonly [string, string, string])[] = [
    ["nonsense", "rules!", "not-xml"],
    ["nothing", "", "empty"],
    ["a tag left open", `<ruleset ${POLICY}>`, "not-xml"],
    ["entities", '<!DOCTYPE r [<!ENTITY a "&b;&b;">]><r>&a;</r>', "doctype"],
    ["another document", '<presence xmlns="urn:ietf:params:xml:ns:pidf"/>', "not-rules"],
    ["great depth", "<a>".repeat(99), "too-deep"],
    ["more elements than are read", `<a>${"<b/>".repeat(300_001)}</a>`, "too-many-elements"],
    ["more bytes than are read", "\u{1F56F}".repeat(5 * 1024 * 1024), "too-many-bytes"],
    [
      "more rules than there may be",
      `<ruleset ${POLICY}>${'<rule id="r"/>'.repeat(limits.accessRules + 1)}</ruleset>`,
      "too-many-rules",
    ],
  ];

  it("that is bad in any way is refused with the reason, and nothing changed", async () => {
    using home = makeFolder();
    await using test = await startHostWithAccount(home.path, "ana");
    await test.ask("access:save", { id: null, ...plainGrant(person("bob"), "block") });
    const before = await rulesOf(test);
    for (const [what, text, code] of BAD) {
      const fileId = await send(test, text);
      const reading = await test.ask("rules:read-import", { fileId });
      expect(reading, what).toMatchObject({ outcome: "refused", problem: { code } });
      const refusal = await test.refuse("rules:import", { fileId });
      expect(["invalid-request", "too-large"], what).toContain(refusal);
      expect(await rulesOf(test), what).toEqual(before);
    }
    expect(await test.ask("rules:kept", {})).toEqual({ kept: null });
  });

  it("that the service does not take, because it can't be reached, changes nothing", async () => {
    using home = makeFolder();
    await using test = await startHostWithAccount(home.path, "ana");
    await test.ask("access:save", { id: null, ...plainGrant(person("bob"), "block") });
    const fileId = await send(test, (await test.ask("rules:export", {})).text);
    await test.ask("account:sign-out", {});
    expect(await test.refuse("rules:import", { fileId })).toBe("unauthenticated");
    expect(await test.refuse("rules:read-import", { fileId: randomUUID() })).not.toBe("no refusal");
  });
});

describe("presence as a file", PATIENTLY, () => {
  it("of one's own says what was chosen, and gives it back", async () => {
    using home = makeFolder();
    await using test = await startHostWithAccount(home.path, "ana");
    const details = {
      activities: ["lunch"],
      moods: ["happy"],
      place: { type: "cafe", text: "Old Mill" },
      timeOffset: 60,
      noteLanguage: "en",
    };
    const status = { choice: "busy", note: "back soon", details, until: null };
    await test.ask("status:choose", status);
    const file = await test.ask("presence:export", { presentity: null });
    expect(file).toMatchObject({ name: "ana-presence.xml", type: "application/pidf+xml" });
    const reading = await until(
      async () => {
        const { text } = await test.ask("presence:export", { presentity: null });
        return test.ask("presence:read-import", { fileId: await send(test, text) });
      },
      // What one sees of oneself follows what was chosen within a second.
      (found) => found.outcome === "read" && found.status?.note === "back soon",
    );
    expect(reading).toMatchObject({
      outcome: "read",
      entity: "pres:ana@home.test",
      status: {
        until: null,
        details: { activities: ["lunch"], moods: ["happy"], timeOffset: 60, place: details.place },
      },
      // The light is chosen, never taken from a file.
      remarks: [{ code: "light-left" }],
    });
    // Looking at oneself watches nobody.
    expect((await test.ask("watcher:list", {})).watchers).toEqual([]);
  });

  const PRESENCE = 'xmlns="urn:ietf:params:xml:ns:pidf" entity="pres:ana@home.test"';

  const BAD: readonly (readonly [string, string, string])[] = [
    ["nonsense", "light on", "not-xml"],
    ["entities", "<!DOCTYPE presence><presence/>", "doctype"],
    [
      "open and closed in one tuple",
      `<presence ${PRESENCE}><tuple id="a"><status><basic>open</basic><basic>closed</basic></status></tuple></presence>`,
      "open-and-closed",
    ],
    [
      "more than is read",
      `<presence ${PRESENCE}>${" ".repeat(300 * 1024)}</presence>`,
      "too-many-bytes",
    ],
    ["rules", '<ruleset xmlns="urn:ietf:params:xml:ns:common-policy"/>', "not-presence"],
  ];

  it("that is bad in any way is refused with the reason, and says what it leaves out", async () => {
    using home = makeFolder();
    await using test = await startHostWithAccount(home.path, "ana");
    for (const [what, text, code] of BAD) {
      const reading = await test.ask("presence:read-import", { fileId: await send(test, text) });
      expect(reading, what).toMatchObject({ outcome: "refused", problem: { code } });
    }
    const over =
      '<dm:person xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" id="p"><r:activities xmlns:r="urn:ietf:params:xml:ns:pidf:rpid" until="2020-01-01T00:00:00Z"><r:meal/></r:activities></dm:person>';
    const fileId = await send(test, `<presence ${PRESENCE}>${over}</presence>`);
    expect(await test.ask("presence:read-import", { fileId })).toMatchObject({
      status: { until: null, details: { activities: ["meal"] } },
      remarks: [{ code: "until-over" }],
    });
  });

  it("of a buddy is what one is shown of them, and so is their card", async () => {
    using home = makeFolder();
    await using test = await startHostWithAccount(home.path, "ana");
    await using other = await startHostWithAccount(home.path, "ben");
    const presentity = "pres:ben@home.test";
    expect(await test.refuse("presence:export", { presentity })).toBe("not-found");
    await test.ask("buddy:add", { address: "ben", name: "Benny", groups: [] });
    const file = await test.ask("presence:export", { presentity });
    expect(file).toMatchObject({ name: "ben-presence.xml" });
    expect(file.text).toContain("im:ben@home.test");
    expect(file.text).not.toContain("BEN");
    const card = await test.ask("presence:vcard", { presentity });
    expect(card).toMatchObject({ name: "ben.vcf", type: "text/vcard" });
    expect(card.text).toContain("FN:Benny");
    expect(other.host).toBeDefined();
  });
});
