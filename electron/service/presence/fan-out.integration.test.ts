import { describe, expect, it } from "vitest";
import { connect, enter, PASSWORD, register, type TestClient } from "../testing/client.fixture.ts";
import { createManualClock } from "../testing/manual-clock.ts";
import { caughtUp, choose, decide, presentity, publish } from "../testing/presence.fixture.ts";
import { startTestService } from "../testing/start-service.fixture.ts";

const WATCHERS = 1_000;
const AT_ONCE = 40;

/** Runs a few at a time: all at once, the handshakes would time out on a slow machine. */
async function each<T, R>(all: readonly T[], run: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let at = 0; at < all.length; at += AT_ONCE) {
    results.push(...(await Promise.all(all.slice(at, at + AT_ONCE).map(run))));
  }
  return results;
}

describe("one change", () => {
  it(`reaches each of ${WATCHERS} watchers exactly once`, { timeout: 120_000 }, async () => {
    const clock = createManualClock();
    await using service = await startTestService({ clock, settings: { callsPerSecond: null } });
    const ada = await register(service, "ada");
    const names = Array.from({ length: WATCHERS }, (_, at) => `watcher${at}`);
    using entrance = await enter(service);
    const device = { label: "Test laptop", kind: "desktop" } as const;
    const watchers = await each(names, async (name): Promise<TestClient> => {
      const wish = { name, displayName: name, password: PASSWORD, device };
      const watcher = await connect(service, await entrance.ask("account:register", wish));
      await decide(ada, watcher, "allow");
      await watcher.ask("presence:subscribe", { presentity: presentity(ada) });
      return watcher;
    });
    await publish(ada);
    clock.advance(2_000);
    await choose(ada, "busy");
    await choose(ada, "busy");
    clock.advance(2_000);
    await publish(ada);
    clock.advance(2_000);
    await caughtUp(...watchers);
    const counts = watchers.map((watcher) => watcher.heard("presence:notified").length);
    expect(new Set(counts)).toEqual(new Set([2]));
    const last = watchers.map((watcher) => JSON.stringify(watcher.heard("presence:notified")[1]));
    expect(new Set(last).size).toBe(1);
    await each(watchers, async (watcher) => watcher.close());
  });
});
