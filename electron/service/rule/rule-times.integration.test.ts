import { describe, expect, it } from "vitest";
import { presentityOf } from "../../../shared/model/address.ts";
import { connect, register } from "../testing/client.fixture.ts";
import {
  about,
  ANYBODY,
  somePeople,
  statesOf,
  LIGHT_ONLY,
  rule,
} from "../testing/access.fixture.ts";
import {
  befriend,
  caughtUp,
  look,
  lookAt,
  principal,
  publish,
  subscribe,
} from "../testing/presence.fixture.ts";
import { openSqliteStorage } from "../storage/sqlite/open-sqlite-storage.ts";
import { startStoppableService, useSharedService } from "../testing/shared-service.fixture.ts";

const shared = useSharedService();
const { clock } = shared;

describe("time", () => {
  const HOUR_MS = 3_600_000;
  const inHours = (hours: number, now = clock.now()) =>
    new Date(now + hours * HOUR_MS).toISOString();

  it("begins and ends a rule by itself, with nobody there", async () => {
    const { clock: own, first, restart } = await startStoppableService();
    const ada = await register(first, "ada");
    const bob = await register(first, "bob");
    await subscribe(bob, ada);
    const now = own.now();
    await rule(ada, ANYBODY, { validity: { from: inHours(0.5, now), until: inHours(2, now) } });
    ada.close();
    own.advance(HOUR_MS / 2 - 1);
    await caughtUp(bob);
    expect(statesOf(bob)).toEqual([]);
    own.advance(1);
    expect((await bob.next("subscription:changed")).subscription.state).toBe("active");
    await first.stop();
    own.advance(HOUR_MS);
    await using second = await restart();
    const again = await connect(second, bob.credentials);
    expect((await again.ask("presence:resume", {})).watched).toMatchObject([
      { subscription: { state: "active" } },
    ]);
    own.advance(HOUR_MS / 2);
    expect((await again.next("subscription:changed")).subscription.state).toBe("pending");
  });

  it("that passed while the service was not there has its effect when it is back", async () => {
    const { clock: own, first, restart } = await startStoppableService();
    const ada = await register(first, "ada");
    const bob = await register(first, "bob");
    await rule(ada, ANYBODY, { validity: { from: null, until: inHours(1, own.now()) } });
    await subscribe(bob, ada);
    await first.stop();
    own.advance(2 * HOUR_MS);
    await using second = await restart();
    const again = await connect(second, bob.credentials);
    const looked = await lookAt(again, ada);
    expect(looked.lastSeen).toBeNull();
    const { watched } = await again.ask("presence:resume", {});
    expect(watched).toMatchObject([{ subscription: { state: "pending" } }]);
  });

  it("changes what is shown by the hour, and ends no subscription", async () => {
    const { ada, bob } = await somePeople(shared);
    const start = new Date(Math.ceil(clock.now() / HOUR_MS) * HOUR_MS + HOUR_MS);
    const end = new Date(start.getTime() + HOUR_MS);
    const time = (moment: Date) => moment.toISOString().slice(11, 16);
    const within = {
      timeZone: "UTC",
      days: [1, 2, 3, 4, 5, 6, 7],
      from: time(start),
      to: time(end),
    };
    await rule(ada, about(bob), { hours: { within, otherwise: LIGHT_ONLY } });
    await subscribe(bob, ada);
    const labelOf = async () => (await lookAt(bob, ada)).tuples[0]?.device?.label;
    const goTo = async (moment: number) => {
      // In steps that a lease survives.
      while (clock.now() < moment) {
        clock.advance(Math.min(20_000, moment - clock.now()));
        await publish(ada);
      }
      await caughtUp(bob);
    };
    expect(await labelOf()).toBeUndefined();
    bob.heard("presence:notified");
    await goTo(start.getTime() - 1_000);
    expect(await labelOf()).toBeUndefined();
    await goTo(start.getTime());
    const shown = await bob.next(
      "presence:notified",
      ({ tuples }) => tuples[0]?.device?.label !== undefined,
    );
    expect(JSON.stringify(await lookAt(bob, ada))).toBe(JSON.stringify(shown));
    await goTo(end.getTime());
    await bob.next("presence:notified", ({ tuples }) => tuples[0]?.device?.label === undefined);
    expect(statesOf(bob)).toEqual([]);
  });
});

describe("a service that ended in the midst of a change", () => {
  it("moves those who were left behind when it is back", async () => {
    const { first, restart } = await startStoppableService();
    const ada = await register(first, "ada");
    const bob = await register(first, "bob");
    await befriend(bob, ada);
    const { rules } = await ada.ask("access:list", {});
    const [letIn] = rules;
    if (letIn === undefined) throw new Error("a decision makes a rule");
    await first.stop();
    const nobodyHears = { onDidRunSlowly: () => {}, onDidStop: () => {} };
    const storage = await openSqliteStorage({ dataFolder: first.dataFolder, ...nobodyHears });
    const now = new Date().toISOString();
    const put = { ...letIn, handling: "block" as const };
    await storage.repositories.accessRules.edit(presentityOf(principal(ada)), { put }, now);
    await storage.repositories.accessRules.setDue(
      presentityOf(principal(ada)),
      "2026-01-01T11:00:00.000Z",
    );
    await storage.close();
    await using second = await restart();
    const again = await connect(second, bob.credentials);
    expect(await look(again, ada)).toMatchObject({ ok: false });
    const { watched } = await again.ask("presence:resume", {});
    expect(watched).toMatchObject([{ subscription: { state: "terminated", event: "rejected" } }]);
  });
});
