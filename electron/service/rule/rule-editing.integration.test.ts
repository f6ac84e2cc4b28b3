import { describe, expect, it } from "vitest";
import type { AccessGrant, AccessSubject } from "../../../shared/contract/access.ts";
import { plainGrant } from "../../../shared/model/access-grant.ts";
import { signIn, type TestClient } from "../testing/client.fixture.ts";
import {
  about,
  ANYBODY,
  DOMAIN,
  somePeople,
  LIGHT_ONLY,
  NO_NOTES,
  rule,
  saying,
} from "../testing/access.fixture.ts";
import {
  befriend,
  caughtUp,
  choose,
  decide,
  lookAt,
  nameOf,
  principal,
  subscribe,
} from "../testing/presence.fixture.ts";
import { useSharedService } from "../testing/shared-service.fixture.ts";

const shared = useSharedService();
const { clock, service } = shared;

describe("saving a rule", () => {
  it("is told to the owner's other devices, which converge, and to nobody else", async () => {
    const { ada, bob } = await somePeople(shared);
    await subscribe(bob, ada);
    const phone = await signIn(service(), nameOf(ada));
    await Promise.all([
      rule(ada, ANYBODY, { id: "same", shows: LIGHT_ONLY }),
      rule(phone, ANYBODY, { id: "same", shows: NO_NOTES }),
      rule(phone, DOMAIN, { handling: "confirm" }),
    ]);
    const { rules } = await ada.ask("access:list", {});
    expect(rules).toHaveLength(2);
    await caughtUp(ada, phone, bob);
    for (const device of [ada, phone]) {
      const heard = device.heard("access:changed").at(-1);
      if (heard !== undefined && device === ada) expect(heard.rules).toEqual(rules);
      expect((await device.ask("access:list", {})).rules).toEqual(rules);
    }
    expect(bob.heard("access:changed")).toEqual([]);
  });

  it("twice is once, and is as old as the first time", async () => {
    const { ada } = await somePeople(shared);
    const first = await rule(ada, DOMAIN, { id: "mine", shows: LIGHT_ONLY });
    clock.advance(60_000);
    expect(await rule(ada, DOMAIN, { id: "mine", shows: LIGHT_ONLY })).toEqual(first);
  });

  it.each<[string, Partial<AccessGrant>]>([
    [
      "ends before it begins",
      { validity: { from: "2026-02-01T00:00:00.000Z", until: "2026-01-01T00:00:00.000Z" } },
    ],
    ["permits nothing", { permits: { fetch: false, subscribe: false } }],
    ["asks about nobody", { condition: { kind: "anonymous" }, handling: "confirm" }],
    [
      "knows no such zone",
      {
        hours: {
          within: { timeZone: "Mars/Olympus", days: [1], from: "09:00", to: "17:00" },
          otherwise: LIGHT_ONLY,
        },
      },
    ],
  ])("that %s is refused, and nothing becomes of it", async (_what, more) => {
    const { ada } = await somePeople(shared);
    const wish = { id: null, ...plainGrant(ANYBODY, "allow"), ...more };
    const refused = { ok: false, error: { code: "invalid-request" } };
    expect(await ada.callRaw("access:save", wish)).toMatchObject(refused);
    expect((await ada.ask("access:list", {})).rules).toEqual([]);
  });

  it("leaves the plain decision in one act, whatever there was about the person", async () => {
    const { ada, bob } = await somePeople(shared);
    await rule(ada, about(bob), { shows: LIGHT_ONLY });
    await rule(ada, about(bob), { shows: NO_NOTES, minimumLevel: "password" });
    await decide(ada, bob, "allow");
    expect((await ada.ask("access:list", {})).rules).toMatchObject([
      plainGrant(about(bob), "allow"),
    ]);
    expect((await lookAt(bob, ada)).tuples[0]?.device?.label).toBe("Test laptop");
    await rule(ada, ANYBODY, { shows: LIGHT_ONLY });
    await decide(ada, bob, "confirm");
    expect((await lookAt(bob, ada)).tuples[0]?.device?.label).toBeUndefined();
  });
});

describe("a preview", () => {
  async function preview(owner: TestClient, as: AccessSubject, draft: unknown = null) {
    const reply = await owner.callRaw("access:preview", { as, at: null, draft });
    if (!reply.ok) throw new Error(reply.error.message);
    return owner.ask("access:preview", { as, at: null, draft: draft as never });
  }

  it("shows what somebody would be shown, and leaves no trace", async () => {
    const { ada, bob } = await somePeople(shared);
    const saved = await rule(ada, about(bob), { shows: LIGHT_ONLY });
    await choose(ada, "available", { note: "hello" });
    const shown = await preview(ada, { kind: "person", person: principal(bob) });
    expect(shown).toMatchObject({ handling: "allow", ruleId: saved.id });
    if (shown.document === null) throw new Error("a document is shown");
    expect((await ada.ask("watcher:fetch", {})).watchers).toEqual([]);
    expect(saying(shown.document)).toBe(saying(await lookAt(bob, ada)));
  });

  it("of a draft shows what saving it would", async () => {
    const { ada, bob } = await somePeople(shared);
    await befriend(bob, ada);
    const as = { kind: "person", person: principal(bob) } as const;
    for (const more of [
      { shows: LIGHT_ONLY },
      { handling: "polite-block" as const },
      { handling: "allow" as const },
      { handling: "confirm" as const },
    ]) {
      const { rules } = await ada.ask("access:list", {});
      const draft = { ...plainGrant(about(bob), "allow"), ...more, id: rules[0]?.id ?? null };
      const shown = await preview(ada, as, draft);
      await rule(ada, about(bob), { ...draft, id: draft.id ?? "none" });
      if (shown.document === null) throw new Error("a document is shown");
      expect(saying(shown.document)).toBe(saying(await lookAt(bob, ada)));
    }
  });

  it("of asking somebody again who was refused shows what strangers are shown", async () => {
    const { ada, bob, cleo } = await somePeople(shared);
    const { id } = await rule(ada, about(bob), { handling: "block" });
    const draft = { id, ...plainGrant(about(bob), "confirm") };
    const shown = await preview(ada, { kind: "person", person: principal(bob) }, draft);
    expect(shown).toMatchObject({ handling: "confirm", document: { lastSeen: null } });
    expect(JSON.stringify(shown.document)).toBe(JSON.stringify(await lookAt(cleo, ada)));
  });

  it("tells strangers, and nobody in particular, from people", async () => {
    const { ada } = await somePeople(shared);
    const stranger = { kind: "stranger", domain: "elsewhere.test" } as const;
    expect(await preview(ada, stranger)).toMatchObject({ handling: "confirm", ruleId: null });
    expect(await preview(ada, { kind: "anonymous" })).toMatchObject({
      handling: "block",
      document: null,
    });
    const draft = { id: null, ...plainGrant({ kind: "anonymous" }, "allow"), shows: LIGHT_ONLY };
    const seen = await preview(ada, { kind: "anonymous" }, draft);
    expect(seen).toMatchObject({ handling: "allow", ruleId: null });
    expect(seen.document?.tuples[0]?.device).toEqual({});
    const elsewhere = { kind: "domain", domain: "elsewhere.test" } as const;
    await rule(ada, elsewhere, { handling: "block" });
    expect(await preview(ada, stranger)).toMatchObject({ handling: "block", document: null });
  });
});
