import { median } from "../statistics.ts";
import type { Peer, Target } from "../targets/target.ts";

/** Longer than a presentity's notification interval, so that each change is a first one and goes at once. */
const PAUSE_MS = 1_200;

export interface FanOut {
  readonly notificationsPerSecond: number;
  readonly bytesPerUser: number;
}

/**
 * One presentity changes, every watcher is told: the median rate over several changes. On the way the
 * memory that each connected user costs the server.
 */
export async function measureFanOut(
  target: Target,
  load: { readonly watchers: number; readonly changes: number },
): Promise<FanOut> {
  const server = await target.start();
  const users = await server.prepare(load.watchers + 1);
  const [first, ...rest] = users;
  if (first === undefined) throw new Error("no users");
  const presentity = await server.connect(first);
  const before = server.process.residentBytes();
  const watchers: Peer[] = [];
  for (const user of rest) {
    const watcher = await server.connect(user);
    await watcher.watch(first);
    await server.allow(presentity, user);
    watchers.push(watcher);
  }
  const bytesPerUser = (server.process.residentBytes() - before) / load.watchers;
  const rates = await rateOfChanges(presentity, watchers, load.changes);
  for (const peer of [presentity, ...watchers]) peer.disconnect();
  await server.stop();
  return { notificationsPerSecond: median(rates), bytesPerUser };
}

async function rateOfChanges(
  presentity: Peer,
  watchers: readonly Peer[],
  changes: number,
): Promise<readonly number[]> {
  const arrivals = countArrivals(watchers);
  const rates: number[] = [];
  for (let change = 0; change < changes; change += 1) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    const mark = `change ${change}`;
    const everybodyKnows = arrivals.whenAllHave(mark);
    const startedAt = performance.now();
    await presentity.change(mark);
    await everybodyKnows;
    rates.push((watchers.length / (performance.now() - startedAt)) * 1_000);
  }
  return rates;
}

function countArrivals(watchers: readonly Peer[]) {
  let waiting: { mark: string; left: number; resolve: () => void } | null = null;
  for (const watcher of watchers) {
    watcher.onDidNotify((mark) => {
      if (waiting === null || waiting.mark !== mark) return;
      waiting.left -= 1;
      if (waiting.left === 0) waiting.resolve();
    });
  }
  return {
    whenAllHave: (mark: string) =>
      new Promise<void>((resolve) => {
        waiting = { mark, left: watchers.length, resolve };
      }),
  };
}
