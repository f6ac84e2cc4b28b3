import { percentile } from "../statistics.ts";
import type { Target } from "../targets/target.ts";

export interface Latency {
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** From `send` to the recipient's event, at a steady rate, with bystanders online. */
export async function measureLatency(
  target: Target,
  load: { readonly perSecond: number; readonly seconds: number; readonly bystanders: number },
): Promise<Latency> {
  const server = await target.start();
  const users = await server.prepare(load.bystanders + 2);
  const peers = await Promise.all(users.map((user) => server.connect(user)));
  const [sender, receiver] = peers;
  const to = users[1];
  if (sender === undefined || receiver === undefined || to === undefined)
    throw new Error("no peers");
  const samples: number[] = [];
  const total = load.perSecond * load.seconds;
  const allArrived = new Promise<void>((resolve) => {
    receiver.onDidReceive((text) => {
      samples.push(performance.now() - Number(text));
      if (samples.length === total) resolve();
    });
  });
  await sendSteadily(total, load.perSecond, () => sender.send(to, String(performance.now())));
  await allArrived;
  for (const peer of peers) peer.disconnect();
  await server.stop();
  return { p50Ms: percentile(samples, 0.5), p99Ms: percentile(samples, 0.99) };
}

/** Sends what is due every few milliseconds; a late timer catches up instead of lowering the rate. */
async function sendSteadily(
  total: number,
  perSecond: number,
  send: () => Promise<void>,
): Promise<void> {
  const startedAt = performance.now();
  const outstanding: Promise<void>[] = [];
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      const due = Math.min(
        total,
        Math.floor(((performance.now() - startedAt) / 1_000) * perSecond),
      );
      while (outstanding.length < due) outstanding.push(send());
      if (outstanding.length < total) return;
      clearInterval(timer);
      resolve();
    }, 2);
  });
  await Promise.all(outstanding);
}
