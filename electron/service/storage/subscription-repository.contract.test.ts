import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { SHOW_EVERYTHING } from "../../../shared/model/presence-filter.ts";
import { PrincipalAddress } from "../../../shared/contract/address.ts";
import { presentityOf } from "../../../shared/model/address.ts";
import { limits } from "../../../shared/contract/limits.ts";
import { SubscriptionId } from "../../../shared/contract/presence.ts";
import type { SubscriptionWish } from "../presence/subscription-repository.ts";
import { onEveryBackend } from "../testing/backends.fixture.ts";

const noon = "2026-01-01T12:00:00.000Z";
let met = 0;
/** Somebody nobody has met before. */
const somebody = () => PrincipalAddress.parse(`somebody${(met += 1)}@host.test`);
const somePresentity = () => presentityOf(somebody());

function aWish(change: Partial<SubscriptionWish> = {}): SubscriptionWish {
  return {
    id: SubscriptionId.parse(randomUUID()),
    presentity: somePresentity(),
    watcher: somebody(),
    authenticationLevel: "password",
    cause: "undecided",
    shown: "unavailable",
    shows: SHOW_EVERYTHING,
    at: noon,
    buddy: null,
    ...change,
  };
}

onEveryBackend("subscriptions", (backend) => {
  it("are one per pair, also when both are asked for at once", async () => {
    const { subscriptions } = backend();
    const wish = aWish();
    const both = await Promise.all([
      subscriptions.subscribe(wish),
      subscriptions.subscribe({ ...wish, id: aWish().id }),
    ]);
    expect(both.map(({ outcome }) => outcome)).toEqual(["made", "held"]);
    expect(await subscriptions.ofWatcher(wish.watcher)).toHaveLength(1);
  });

  it("that wait are no more than their owner can look through", async () => {
    const { subscriptions } = backend();
    const presentity = somePresentity();
    const crowd = Array.from({ length: limits.pendingPerPresentity }, () => aWish({ presentity }));
    await Promise.all(crowd.map((wish) => subscriptions.subscribe(wish)));
    const late = aWish({ presentity });
    expect(await subscriptions.subscribe(late)).toEqual({ outcome: "too-many" });
    expect(await subscriptions.subscribe({ ...late, cause: "approved" })).toMatchObject({
      outcome: "made",
      subscription: { state: "active" },
    });
  });

  it("that wait are no more than one watcher may ask for", async () => {
    const { subscriptions } = backend();
    const watcher = somebody();
    const everybody = Array.from({ length: 2_000 }, () => aWish({ watcher }));
    await Promise.all(everybody.map((wish) => subscriptions.subscribe(wish)));
    expect(await subscriptions.subscribe(aWish({ watcher }))).toEqual({ outcome: "too-many" });
  });

  it("that are refused put nobody on the list", async () => {
    const { subscriptions, buddies } = backend();
    const wish = aWish({ cause: "rejected", shown: "refused", buddy: { name: "", groups: [] } });
    expect(await subscriptions.subscribe(wish)).toEqual({ outcome: "refused" });
    expect(await buddies.list(wish.watcher)).toEqual([]);
  });

  it("are found and cancelled by their own watcher only", async () => {
    const { subscriptions } = backend();
    const wish = aWish();
    await subscriptions.subscribe(wish);
    const eve = somebody();
    expect(await subscriptions.findById(eve, wish.id)).toBeUndefined();
    expect(await subscriptions.cancel(eve, wish.id, noon)).toBeUndefined();
    expect(await subscriptions.find(wish.watcher, wish.presentity)).toMatchObject({
      subscription: { id: wish.id, state: "pending" },
    });
  });

  it("wait once nobody answered, and only those that are due", async () => {
    const { subscriptions } = backend();
    const early = "2026-01-01T08:00:00.000Z";
    const due = aWish({ at: early });
    await subscriptions.subscribe(due);
    await subscriptions.subscribe(aWish());
    const moved = await subscriptions.expire(early, noon);
    expect(moved).toMatchObject([
      { subscription: { id: due.id, state: "waiting", stateSince: noon } },
    ]);
    expect(await subscriptions.expire(early, noon)).toEqual([]);
  });
});
