import { describe, expect, it } from "vitest";
import { PrincipalAddress } from "../../../shared/contract/address.ts";
import { somePeople } from "../testing/access.fixture.ts";
import { connect, register, signIn } from "../testing/client.fixture.ts";
import { caughtUp, choose, nameOf, presentity, principal } from "../testing/presence.fixture.ts";
import {
  another,
  befriendAt,
  chooseFor,
  refusalOf,
  shownOf,
} from "../testing/presentity.fixture.ts";
import { startStoppableService, useSharedService } from "../testing/shared-service.fixture.ts";

const shared = useSharedService();
const { clock, service, join } = shared;

describe("a delegate", () => {
  it("chooses the status, is named to the owner, and in no document", async () => {
    const { ada, bob, cleo } = await somePeople(shared);
    const work = await another(ada);
    await befriendAt(cleo, ada, work);
    await ada.ask("presentity:change", { presentity: work, delegates: [principal(bob)] });
    const { delegated } = await bob.next("presentity:changed");
    expect(delegated).toMatchObject([{ address: work, displayName: "Ada" }]);
    clock.advance(2_000);
    const setting = await chooseFor(bob, work, "busy", "in surgery");
    expect(setting.setBy).toBe(principal(bob));
    const told = await ada.next("status:changed");
    expect(told).toMatchObject({ presentity: work, note: "in surgery", setBy: principal(bob) });
    const document = await shownOf(cleo, work);
    expect(document.person?.note).toBe("in surgery");
    expect(JSON.stringify(document)).not.toContain(principal(bob));
    const { own } = await ada.ask("presentity:list", {});
    expect(own[1]).toMatchObject({
      status: { setBy: principal(bob) },
      delegates: [principal(bob)],
    });
    expect((await chooseFor(ada, work, "available")).setBy).toBeUndefined();
    expect(await bob.next("status:changed")).toMatchObject({ presentity: work });
  });

  it("of the first presentity chooses for it, and not for the delegate's own", async () => {
    const { ada, bob } = await somePeople(shared);
    await ada.ask("presentity:change", {
      presentity: presentity(ada),
      delegates: [principal(bob)],
    });
    await chooseFor(bob, presentity(ada), "away");
    const told = await ada.next("status:changed");
    expect(told).toMatchObject({ choice: "away", setBy: principal(bob) });
    expect(told.presentity).toBeUndefined();
    const mine = await choose(bob, "busy");
    expect(mine.setBy).toBeUndefined();
    await caughtUp(ada);
    expect(ada.heard("status:changed")).toEqual([]);
  });

  it("is one no more from the moment the owner says so", async () => {
    const { ada, bob } = await somePeople(shared);
    const work = await another(ada);
    const change = (delegates: PrincipalAddress[]) =>
      ada.ask("presentity:change", { presentity: work, delegates });
    await change([principal(bob)]);
    expect(await refusalOf(bob, work)).toBeNull();
    await change([]);
    expect(await refusalOf(bob, work)).toMatchObject({ code: "not-found" });
    const told = await bob.next("presentity:changed", ({ delegated }) => delegated.length === 0);
    expect(told.delegated).toEqual([]);
    expect((await bob.ask("presentity:list", {})).delegated).toEqual([]);
  });

  it("may choose, and nothing else", async () => {
    const { ada, bob } = await somePeople(shared);
    const work = await another(ada);
    await ada.ask("presentity:change", { presentity: work, delegates: [principal(bob)] });
    const tries: [string, object][] = [
      ["access:list", {}],
      ["watcher:fetch", {}],
      ["presentity:change", { delegates: [] }],
      ["presentity:remove", {}],
    ];
    for (const [name, input] of tries) {
      const reply = await bob.callRaw(name, { presentity: work, ...input });
      expect(reply).toMatchObject({ ok: false, error: { code: "not-found" } });
    }
    expect((await shownOf(bob, work)).person).toBeUndefined();
  });

  it("is somebody with an account here, and somebody else", async () => {
    const { ada } = await somePeople(shared);
    const work = await another(ada);
    const nobody = PrincipalAddress.parse("nobody@host.test");
    const far = PrincipalAddress.parse("bob@elsewhere.test");
    const wishes = [nobody, far, principal(ada)];
    const codes = await Promise.all(
      wishes.map(async (one) => {
        const wish = { presentity: work, delegates: [one] };
        const reply = await ada.call("presentity:change", wish);
        return reply.ok ? null : reply.error.code;
      }),
    );
    expect(codes).toEqual(["address-unknown", "address-not-served", "invalid-request"]);
  });

  it("cannot say who chose: the service does", async () => {
    const ada = await join("ada");
    using phone = await signIn(service(), nameOf(ada));
    const input = { choice: "busy", note: "", until: null, setBy: "bob@host.test" };
    const reply = await phone.callRaw("status:choose", input);
    expect(reply).toMatchObject({ ok: false, error: { code: "invalid-request" } });
  });

  it("is still one, and still named, when the service starts anew", async () => {
    const { first, restart } = await startStoppableService();
    const ada = await register(first, "ada");
    const bob = await register(first, "bob");
    const work = await another(ada);
    await ada.ask("presentity:change", { presentity: work, delegates: [principal(bob)] });
    await chooseFor(bob, work, "busy");
    await first.stop();
    await using second = await restart();
    const delegate = await connect(second, bob.credentials);
    expect((await delegate.ask("presentity:list", {})).delegated).toMatchObject([
      { address: work, status: { choice: "busy", setBy: principal(bob) } },
    ]);
    expect(await refusalOf(delegate, work)).toBeNull();
  });
});
