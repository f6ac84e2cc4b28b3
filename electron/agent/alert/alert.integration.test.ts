import { describe, expect, it } from "vitest";
import type { FiredAlert } from "../../../shared/contract/alert.ts";
import type { Credentials } from "../../../shared/contract/account.ts";
import { availabilityOf } from "../../../shared/model/availability.ts";
import { register, startAgent, type TestAgent } from "../testing/test-agent.fixture.ts";
import { aTown, befriend, optionsIn } from "../testing/town.fixture.ts";
import { until } from "../testing/until.fixture.ts";

const lampOf = ({ agent }: TestAgent, { identity }: Credentials) =>
  availabilityOf(agent.roster.find(identity.presentity)?.document ?? null);

/** Whether others can see it, which may come a second after it was said. */
async function isSeen({ agent }: TestAgent, { identity }: Credentials): Promise<boolean> {
  const presentities = [identity.presentity];
  const reply = await agent.connection.request("presence:fetch", { presentities });
  const look = reply.ok ? reply.value.results[0] : undefined;
  return look?.ok === true && availabilityOf(look.document) === "available";
}

function listen({ agent }: TestAgent): FiredAlert[] {
  const fired: FiredAlert[] = [];
  agent.presenceAlerts.onDidFire((alerts) => fired.push(...alerts));
  return fired;
}

describe("an alert", { timeout: 120_000 }, () => {
  it("fires when the light comes on, and leaves no trace at whom it is about", async () => {
    await using town = await aTown();
    const [ada, bob] = [await register(town.url(), "ada"), await register(town.url(), "bob")];
    await using one = await startAgent(optionsIn(town, ada));
    await using other = await startAgent(optionsIn(town, bob));
    await befriend(one, other, [ada, bob]);
    await until(() => lampOf(one, bob) === "available");
    const before = await other.agent.information.fetch("test");
    const fired = listen(one);
    const { presentity } = bob.identity;
    await one.agent.presenceAlerts.set({ presentity, kind: "back", repeats: true });
    await one.agent.presenceAlerts.set({ presentity, kind: "open", repeats: false });
    await other.agent.status.choose({ choice: "away", note: "", until: null });
    await until(() => lampOf(one, bob) === "away");
    await other.agent.status.choose({ choice: "available", note: "", until: null });
    await until(() => fired.length > 0);
    expect(fired).toMatchObject([{ presentity, kind: "back", isLate: false }]);
    const { watchers } = await other.agent.information.fetch("test");
    expect(watchers).toMatchObject([
      { fetchCount: 0, subscribeCount: before.watchers[0]?.subscribeCount ?? 0 },
    ]);
  });

  it("tells after a restart what came about meanwhile, and that it does not know when", async () => {
    await using town = await aTown();
    const [ada, bob] = [await register(town.url(), "ada"), await register(town.url(), "bob")];
    const one = await startAgent(optionsIn(town, ada));
    const other = await startAgent(optionsIn(town, bob));
    await befriend(one, other, [ada, bob]);
    await until(() => lampOf(one, bob) === "available");
    await other.stop();
    await until(() => lampOf(one, bob) === "unavailable");
    const { presentity } = bob.identity;
    await one.agent.presenceAlerts.set({ presentity, kind: "online", repeats: false });
    await one.stop();
    await using back = await startAgent(optionsIn(town, bob));
    expect(back.agent.presenceAlerts.state().alerts).toEqual([]);
    await until(() => isSeen(back, bob));
    await using again = await startAgent(optionsIn(town, ada));
    const fired = await until(
      () => again.agent.presenceAlerts.state().fired,
      (all) => all.length > 0,
    );
    expect(fired).toMatchObject([{ presentity, kind: "online", isLate: true }]);
    expect(again.agent.presenceAlerts.state().alerts).toEqual([]);
  });
});
