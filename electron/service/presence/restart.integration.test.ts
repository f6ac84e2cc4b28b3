import { expect, it } from "vitest";
import { times } from "../../../shared/contract/limits.ts";
import { connect, register, type TestClient } from "../testing/client.fixture.ts";
import { befriend, caughtUp, choose, presentity, publish } from "../testing/presence.fixture.ts";
import { startStoppableService } from "../testing/shared-service.fixture.ts";

const PRESENTITIES = 10;
const WATCHERS = 100;

const everybody = <Made>(count: number, make: (index: number) => Promise<Made>) =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)));

it(
  "a restart with 1,000 live subscriptions leaves each of them served, and tells each change once",
  {
    timeout: 180_000,
  },
  async () => {
    const { clock, first, restart } = await startStoppableService();
    const owners = await everybody(PRESENTITIES, (index) => register(first, `owner${index}`));
    const watchers = await everybody(WATCHERS, (index) => register(first, `watcher${index}`));
    for (const owner of owners) await Promise.all(watchers.map((one) => befriend(one, owner)));
    await Promise.all(owners.map((owner) => publish(owner)));
    await caughtUp(...watchers);
    await first.stop();

    const second = await restart();
    const again = (one: TestClient) => connect(second, one.credentials);
    const ownersAgain = await Promise.all(owners.map(again));
    const watchersAgain = await Promise.all(watchers.map(again));
    const resumed = await Promise.all(watchersAgain.map((one) => one.ask("presence:resume", {})));
    const held = resumed.flatMap(({ watched }) => watched.map(({ subscription }) => subscription));
    expect(held).toHaveLength(PRESENTITIES * WATCHERS);
    expect(held.every(({ state }) => state === "active")).toBe(true);
    expect(new Set(held.map(({ id }) => id)).size).toBe(PRESENTITIES * WATCHERS);

    // What the return of the owners changes, if anything, is told and taken before.
    await Promise.all(ownersAgain.map((owner) => publish(owner)));
    clock.advance(times.notificationIntervalMs);
    await caughtUp(...watchersAgain);
    const before = watchersAgain.map((one) => one.heard("presence:notified").length);
    await Promise.all(ownersAgain.map((owner) => choose(owner, "busy", { note: "after" })));
    clock.advance(times.notificationIntervalMs);
    await caughtUp(...ownersAgain, ...watchersAgain);
    const addresses = owners.map(presentity).toSorted((a, b) => a.localeCompare(b));
    for (const [index, one] of watchersAgain.entries()) {
      const heard = one.heard("presence:notified").slice(before[index]);
      const whose = heard.map((document) => document.presentity);
      expect(whose.toSorted((a, b) => a.localeCompare(b))).toEqual(addresses);
    }
    for (const one of [...ownersAgain, ...watchersAgain]) one.close();
    await second.stop();
  },
);
