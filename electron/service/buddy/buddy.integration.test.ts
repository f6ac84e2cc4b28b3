import { describe, expect, it } from "vitest";
import { PresentityAddress } from "../../../shared/contract/address.ts";
import { connect, signIn } from "../testing/client.fixture.ts";
import { decide, nameOf, presentity, publish, subscribe } from "../testing/presence.fixture.ts";
import { useSharedService } from "../testing/shared-service.fixture.ts";

const { service, join } = useSharedService();

async function people() {
  return { ada: await join("ada"), bob: await join("bob") };
}

describe("the buddy list", () => {
  it("takes somebody on and subscribes in one act", async () => {
    const { ada, bob } = await people();
    const wish = { presentity: presentity(ada), name: "Ada", groups: ["Work", "Work", "Chess"] };
    const { buddy, watched } = await bob.ask("buddy:add", wish);
    expect(buddy).toMatchObject({ ...wish, groups: ["Work", "Chess"] });
    expect(watched.subscription.state).toBe("pending");
    expect((await bob.ask("buddy:list", {})).buddies).toEqual([buddy]);
    expect((await bob.ask("presence:resume", {})).watched).toEqual([watched]);
  });

  it("does neither when the person refuses", async () => {
    const { ada, bob } = await people();
    await decide(ada, bob, "block");
    const wish = { presentity: presentity(ada), name: "", groups: [] };
    const refused = await bob.call("buddy:add", wish);
    expect(refused).toMatchObject({ ok: false, error: { code: "watching-refused" } });
    expect((await bob.ask("buddy:list", {})).buddies).toEqual([]);
  });

  it.each([
    ["oneself", (own: string) => own, "watching-yourself"],
    ["nobody", () => "pres:nobody@host.test", "address-unknown"],
    ["somebody elsewhere", () => "pres:ada@elsewhere.test", "address-not-served"],
  ])("does not take on %s", async (_whom, target, code) => {
    const bob = await join("bob");
    const wish = PresentityAddress.parse(target(presentity(bob)));
    const reply = await bob.call("buddy:add", { presentity: wish, name: "", groups: [] });
    expect(reply).toMatchObject({ ok: false, error: { code } });
    expect((await bob.ask("buddy:list", {})).buddies).toEqual([]);
  });

  it("takes somebody on once, also somebody who is watched already", async () => {
    const { ada, bob } = await people();
    const { subscription } = await subscribe(bob, ada);
    const add = (name: string) =>
      bob.ask("buddy:add", { presentity: presentity(ada), name, groups: [] });
    const first = await add("Ada");
    const again = await add("A. L.");
    expect(again.buddy).toEqual({ ...first.buddy, name: "A. L." });
    expect(again.watched.subscription).toEqual(subscription);
    expect((await bob.ask("buddy:list", {})).buddies).toHaveLength(1);
  });

  it("is the same on all devices", async () => {
    const { ada, bob } = await people();
    const phone = await signIn(service(), nameOf(bob));
    await phone.ask("presence:resume", {});
    await decide(ada, bob, "allow");
    const line = { presentity: presentity(ada), name: "", groups: [] };
    const { buddy } = await bob.ask("buddy:add", line);
    expect(await phone.next("buddy:changed")).toEqual({ buddies: [buddy], removed: [] });
    expect((await phone.next("subscription:changed")).subscription.state).toBe("active");
    await publish(ada);
    await phone.next("presence:notified");
    const changed = await phone.ask("buddy:change", { ...line, name: "Ada", groups: ["Work"] });
    expect(await bob.next("buddy:changed")).toEqual({ buddies: [changed], removed: [] });
    await bob.ask("buddy:remove", { presentity: presentity(ada) });
    expect(await phone.next("buddy:changed")).toEqual({ buddies: [], removed: [presentity(ada)] });
    expect((await phone.next("subscription:changed")).subscription.state).toBe("terminated");
  });

  it("lets go of somebody and ends the subscription, as often as it is asked", async () => {
    const { ada, bob } = await people();
    await bob.ask("buddy:add", { presentity: presentity(ada), name: "", groups: [] });
    await bob.ask("buddy:remove", { presentity: presentity(ada) });
    await bob.ask("buddy:remove", { presentity: presentity(ada) });
    const again = await connect(service(), bob.credentials);
    expect((await again.ask("presence:resume", {})).watched).toEqual([]);
    expect((await again.ask("buddy:list", {})).buddies).toEqual([]);
  });

  it("changes only lines that are there", async () => {
    const { ada, bob } = await people();
    const line = { presentity: presentity(ada), name: "Ada", groups: [] };
    const refused = await bob.call("buddy:change", line);
    expect(refused).toMatchObject({ ok: false, error: { code: "not-found" } });
  });

  it("bounds names and groups", async () => {
    const { ada, bob } = await people();
    const line = { presentity: presentity(ada), name: "", groups: [] };
    for (const bad of [
      { name: "x".repeat(65) },
      { groups: [""] },
      { groups: Array(9).fill("g") },
    ]) {
      expect(await bob.callRaw("buddy:add", { ...line, ...bad })).toMatchObject({
        error: { code: "invalid-request" },
      });
    }
  });
});
