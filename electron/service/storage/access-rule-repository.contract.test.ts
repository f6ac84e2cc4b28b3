import { expect, it } from "vitest";
import type { AccessCondition, AccessRule } from "../../../shared/contract/access.ts";
import { AccessRuleId } from "../../../shared/contract/access.ts";
import { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import { limits } from "../../../shared/contract/limits.ts";
import { presentityOf } from "../../../shared/model/address.ts";
import { plainGrant } from "../../../shared/model/access-grant.ts";
import { onEveryBackend } from "../testing/backends.fixture.ts";

const noon = "2026-01-01T12:00:00.000Z";
const ada = PrincipalAddress.parse("ada@host.test");
const bob = PrincipalAddress.parse("bob@host.test");
const eve = PrincipalAddress.parse("eve@elsewhere.test");

function aRule(id: string, condition: AccessCondition): AccessRule {
  return { ...plainGrant(condition, "block"), id: AccessRuleId.parse(id), decidedAt: noon };
}

onEveryBackend("access rules", (backend) => {
  it("are found by whom they can be about", async () => {
    const { accessRules } = backend();
    const rules = [
      aRule("bob", { kind: "person", person: bob }),
      aRule("eve", { kind: "person", person: eve }),
      aRule("choir", { kind: "group", group: "Choir" }),
      aRule("home", { kind: "domain", domain: "host.test" }),
      aRule("all", { kind: "authenticated" }),
      aRule("none", { kind: "anonymous" }),
    ];
    for (const put of rules) await accessRules.edit(presentityOf(ada), { put }, noon);
    const ids = async (watcher: PrincipalAddress) =>
      (await accessRules.about([presentityOf(ada)], watcher))
        .get(presentityOf(ada))
        ?.rules.map(({ id }) => id)
        .toSorted();
    expect(await ids(bob)).toEqual(["all", "bob", "home"]);
    expect(await ids(eve)).toEqual(["all", "eve"]);
    expect(
      (await accessRules.about([presentityOf(bob)], ada)).get(presentityOf(bob))?.rules,
    ).toEqual([]);
  });

  it("are replaced by their id, and gone when they are taken away", async () => {
    const { accessRules } = backend();
    const cleo = PresentityAddress.parse("pres:cleo@host.test");
    await accessRules.edit(cleo, { put: aRule("one", { kind: "authenticated" }) }, noon);
    const replaced = aRule("one", { kind: "person", person: bob });
    await accessRules.edit(cleo, { put: replaced }, noon);
    expect(await accessRules.list(cleo)).toEqual([replaced]);
    await accessRules.edit(cleo, { remove: replaced.id }, noon);
    expect(await accessRules.list(cleo)).toEqual([]);
  });

  it("leave their watchers due until it is said otherwise", async () => {
    const { accessRules } = backend();
    const dora = PresentityAddress.parse("pres:dora@host.test");
    await accessRules.edit(dora, { put: aRule("one", { kind: "authenticated" }) }, noon);
    expect(await accessRules.due()).toContainEqual({ presentity: dora, at: noon });
    await accessRules.setDue(dora, null);
    expect((await accessRules.due()).map(({ presentity }) => presentity)).not.toContain(dora);
  });

  it("are no more than a list holds", { timeout: 60_000 }, async () => {
    const { accessRules } = backend();
    const many = PresentityAddress.parse("pres:many@host.test");
    const put = (at: number) =>
      accessRules.edit(many, { put: aRule(`rule${at}`, { kind: "group", group: `${at}` }) }, noon);
    await Promise.all(Array.from({ length: limits.accessRules }, (_, at) => put(at)));
    await expect(put(-1)).rejects.toMatchObject({ code: "too-many" });
    expect(await accessRules.list(many)).toHaveLength(limits.accessRules);
    // One that is there already may still be changed.
    await put(7);
  });
});
