import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { describe, expect, it, onTestFinished } from "vitest";
import { PrincipalAddress } from "../../../shared/contract/address.ts";
import { limits } from "../../../shared/contract/limits.ts";
import { SubscriptionId } from "../../../shared/contract/presence.ts";
import type {
  SubscriptionRepository,
  SubscriptionWish,
} from "../presence/subscription-repository.ts";
import { temporaryFolder } from "../testing/start-service.fixture.ts";
import { openServiceDatabase } from "./service-database.ts";
import { createSqliteSubscriptionRepository } from "./sqlite/sqlite-subscription-repository.ts";

const backends: Readonly<Record<string, () => Promise<SubscriptionRepository>>> = {
  SQLite: async () => {
    const dataFolder = temporaryFolder();
    const database = await openServiceDatabase({ dataFolder });
    onTestFinished(async () => {
      await database.close();
      rmSync(dataFolder, { recursive: true, force: true });
    });
    return createSqliteSubscriptionRepository(database);
  },
};

const noon = "2026-01-01T12:00:00.000Z";
const somebody = (name: string) => PrincipalAddress.parse(`${name}@host.test`);
const ada = somebody("ada");
const bob = somebody("bob");

function aWish(change: Partial<SubscriptionWish> = {}): SubscriptionWish {
  return {
    id: SubscriptionId.parse(randomUUID()),
    presentity: ada,
    watcher: bob,
    authenticationLevel: "password",
    cause: "undecided",
    shown: "unavailable",
    at: noon,
    buddy: null,
    ...change,
  };
}

describe.each(Object.entries(backends))("subscriptions on %s", (_name, open) => {
  it("are one per pair, also when both are asked for at once", async () => {
    const subscriptions = await open();
    const both = await Promise.all([
      subscriptions.subscribe(aWish()),
      subscriptions.subscribe(aWish()),
    ]);
    expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(["held", "made"]);
    expect(await subscriptions.ofWatcher(bob)).toHaveLength(1);
  });

  it("that wait are no more than their owner can look through", async () => {
    const subscriptions = await open();
    const crowd = Array.from({ length: limits.pendingPerPresentity }, (_, at) =>
      somebody(`c${at}`),
    );
    await Promise.all(crowd.map((watcher) => subscriptions.subscribe(aWish({ watcher }))));
    expect(await subscriptions.subscribe(aWish())).toEqual({ outcome: "too-many" });
    expect(await subscriptions.subscribe(aWish({ cause: "approved" }))).toMatchObject({
      outcome: "made",
      subscription: { state: "active" },
    });
  });

  it("that wait are no more than one watcher may ask for", async () => {
    const subscriptions = await open();
    const everybody = Array.from({ length: 2_000 }, (_, at) => somebody(`p${at}`));
    await Promise.all(
      everybody.map((presentity) => subscriptions.subscribe(aWish({ presentity }))),
    );
    expect(await subscriptions.subscribe(aWish())).toEqual({ outcome: "too-many" });
  });

  it("that are refused put nobody on the list", async () => {
    const subscriptions = await open();
    const wish = aWish({ cause: "rejected", shown: "refused", buddy: { name: "", groups: [] } });
    expect(await subscriptions.subscribe(wish)).toEqual({ outcome: "refused" });
    expect(await subscriptions.removeBuddy(bob, ada, noon)).toEqual({
      wasThere: false,
      cancelled: undefined,
    });
  });

  it("are found and cancelled by their own watcher only", async () => {
    const subscriptions = await open();
    const wish = aWish();
    await subscriptions.subscribe(wish);
    const eve = somebody("eve");
    expect(await subscriptions.findById(eve, wish.id)).toBeUndefined();
    expect(await subscriptions.cancel(eve, wish.id, noon)).toBeUndefined();
    expect(await subscriptions.find(bob, ada)).toMatchObject({ state: "pending" });
  });

  it("wait once nobody answered, and only those that are due", async () => {
    const subscriptions = await open();
    await subscriptions.subscribe(aWish());
    const later = "2026-01-01T12:30:00.000Z";
    await subscriptions.subscribe(aWish({ watcher: somebody("cleo"), at: later }));
    const moved = await subscriptions.expire(noon, later);
    expect(moved).toMatchObject([{ watcher: bob, state: "waiting", stateSince: later }]);
    expect(await subscriptions.expire(noon, later)).toEqual([]);
  });
});
