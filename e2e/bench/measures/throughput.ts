import type { Peer, Target } from "../targets/target.ts";

const PAIRS = 8;
const WINDOW = 32;

export interface Throughput {
  readonly messagesPerSecond: number;
  readonly cpuMicrosecondsPerMessage: number;
}

/** Eight pairs, each sender keeping 32 messages unacknowledged; counts acknowledged *and* received. */
export async function measureThroughput(target: Target, messages: number): Promise<Throughput> {
  const server = await target.start();
  const users = await server.prepare(PAIRS * 2);
  const peers = await Promise.all(users.map((user) => server.connect(user)));
  const each = Math.ceil(messages / PAIRS);
  await exchange(peers, users, 200); // so that nothing is measured cold
  const cpuBefore = server.process.cpuMs();
  const startedAt = performance.now();
  await exchange(peers, users, each);
  const elapsedMs = performance.now() - startedAt;
  const cpuMs = server.process.cpuMs() - cpuBefore;
  for (const peer of peers) peer.disconnect();
  await server.stop();
  const total = each * PAIRS;
  return {
    messagesPerSecond: (total / elapsedMs) * 1_000,
    cpuMicrosecondsPerMessage: (cpuMs * 1_000) / total,
  };
}

async function exchange(
  peers: readonly Peer[],
  users: readonly string[],
  each: number,
): Promise<void> {
  const pairs = Array.from({ length: PAIRS }, (_, pair) => {
    const [sender, receiver, to] = [peers[pair * 2], peers[pair * 2 + 1], users[pair * 2 + 1]];
    if (sender === undefined || receiver === undefined || to === undefined)
      throw new Error("no pair");
    return Promise.all([received(receiver, each), sendAll(sender, to, each)]);
  });
  await Promise.all(pairs);
}

function received(peer: Peer, count: number): Promise<void> {
  return new Promise((resolve) => {
    let left = count;
    peer.onDidReceive(() => {
      left -= 1;
      if (left === 0) resolve();
    });
  });
}

async function sendAll(sender: Peer, to: string, count: number): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < count) {
      next += 1;
      await sender.send(to, `message ${next}, of about the length that people write`);
    }
  };
  await Promise.all(Array.from({ length: WINDOW }, lane));
}
