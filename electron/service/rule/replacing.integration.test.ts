import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type AccessGrant, AccessRuleId } from "../../../shared/contract/access.ts";
import { PrincipalAddress } from "../../../shared/contract/address.ts";
import { limits } from "../../../shared/contract/limits.ts";
import { plainGrant } from "../../../shared/model/access-grant.ts";
import { signIn, type TestClient } from "../testing/client.fixture.ts";
import { about, ANYBODY, DOMAIN, LIGHT_ONLY, rule, somePeople } from "../testing/access.fixture.ts";
import { caughtUp, lookAt, nameOf, subscribe } from "../testing/presence.fixture.ts";
import { useSharedService } from "../testing/shared-service.fixture.ts";

const shared = useSharedService();
const { service } = shared;

type Named = AccessGrant & { readonly id: AccessRuleId };

function named(id: string, grant: AccessGrant): Named {
  return { ...grant, id: AccessRuleId.parse(id) };
}

/** All in as many parts as it takes; the reply to the last one. */
async function replace(owner: TestClient, rules: readonly Named[], perPart: number) {
  const setId = randomUUID();
  for (let from = 0; ; from += perPart) {
    const part = rules.slice(from, from + perPart);
    const isLast = from + perPart >= rules.length;
    const reply = await owner.callRaw("access:replace", { setId, from, rules: part, isLast });
    if (!reply.ok || isLast) return reply;
  }
}

async function idsOf(owner: TestClient): Promise<string[]> {
  return (await owner.ask("access:list", {})).rules.map(({ id }) => id).toSorted();
}

describe("replacing all rules", () => {
  it("takes effect at once, is told to the owner's devices and to nobody else", async () => {
    const { ada, bob } = await somePeople(shared);
    await subscribe(bob, ada);
    await rule(ada, about(bob), { id: "before", handling: "allow" });
    const phone = await signIn(service(), nameOf(ada));
    const rules = [
      named("one", { ...plainGrant(ANYBODY, "allow"), shows: LIGHT_ONLY }),
      named("two", plainGrant(DOMAIN, "allow")),
    ];
    expect(await replace(ada, rules, 1)).toEqual({ ok: true, value: { isReplaced: true } });
    await caughtUp(ada, phone, bob);
    expect(await idsOf(ada)).toEqual(["one", "two"]);
    expect(phone.heard("access:changed").at(-1)?.rules).toHaveLength(2);
    expect(bob.heard("access:changed")).toEqual([]);
    expect((await lookAt(bob, ada)).tuples[0]?.device?.label).toBe("Test laptop");
    await replace(ada, rules.slice(0, 1), 1);
    expect((await lookAt(bob, ada)).tuples[0]?.device?.label).toBeUndefined();
  });

  it("leaves a rule that stays as old as it is", async () => {
    const { ada } = await somePeople(shared);
    const kept = await rule(ada, DOMAIN, { id: "kept" });
    shared.clock.advance(60_000);
    const { decidedAt: _decidedAt, ...grant } = kept;
    await replace(ada, [grant, named("new", plainGrant(ANYBODY, "block"))], 10);
    const { rules } = await ada.ask("access:list", {});
    expect(rules.find(({ id }) => id === "kept")).toEqual(kept);
  });

  it.each<[string, Named[], string]>([
    ["two of one name", [named("a", plainGrant(ANYBODY, "block"))], "invalid-request"],
    [
      "one that can mean nothing",
      [named("b", plainGrant({ kind: "anonymous" }, "confirm"))],
      "invalid-request",
    ],
  ])("refuses all of them for %s, and nothing changed", async (_what, wrong, code) => {
    const { ada } = await somePeople(shared);
    await rule(ada, DOMAIN, { id: "before" });
    const rules = [named("a", plainGrant(DOMAIN, "block")), ...wrong];
    expect(await replace(ada, rules, 10)).toMatchObject({ ok: false, error: { code } });
    expect(await idsOf(ada)).toEqual(["before"]);
  });

  it("changes nothing before the last part, nor without the ones before it", async () => {
    const { ada } = await somePeople(shared);
    await rule(ada, DOMAIN, { id: "before" });
    const part = { setId: randomUUID(), rules: [named("a", plainGrant(ANYBODY, "block"))] };
    await ada.ask("access:replace", { ...part, from: 0, isLast: false });
    expect(await idsOf(ada)).toEqual(["before"]);
    const lost = { ...part, setId: randomUUID(), from: 1, isLast: true };
    const conflict = { ok: false, error: { code: "conflict" } };
    expect(await ada.callRaw("access:replace", lost)).toMatchObject(conflict);
    expect(await idsOf(ada)).toEqual(["before"]);
  });

  it("holds as many as there may be", { timeout: 60_000 }, async () => {
    const { ada } = await somePeople(shared);
    const many = Array.from({ length: limits.accessRules }, (_, at) => {
      const person = PrincipalAddress.parse(`person-${at}@elsewhere.test`);
      return named(`${at}`, plainGrant({ kind: "person", person }, "block"));
    });
    expect(await replace(ada, many, limits.rulesPerPart)).toMatchObject({ ok: true });
    expect(await idsOf(ada)).toHaveLength(limits.accessRules);
    expect(await replace(ada, [], 10)).toMatchObject({ ok: true });
    expect(await idsOf(ada)).toEqual([]);
  });
});
