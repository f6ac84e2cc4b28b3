// `npm run bench`: real processes over real sockets. Every figure stands beside the floor of the same run,
// because absolute times say more about the machine than about the code.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { measureFanOut } from "./measures/fan-out.ts";
import { measureLatency } from "./measures/latency.ts";
import { measureStart } from "./measures/start.ts";
import { measureThroughput } from "./measures/throughput.ts";
import { figure, tableOf } from "./table.ts";
import { createFloorTarget } from "./targets/floor-target.ts";
import { serviceTarget } from "./targets/service-target.ts";

const relay = createFloorTarget("F1 relay", "relay-server.ts");
const naive = createFloorTarget("F2 naive durable", "naive-server.ts");
const isQuick = process.argv.includes("--quick");
const messages = isQuick ? 4_000 : 40_000;
const watchers = isQuick ? 100 : 1_000;
const buddies = isQuick ? 100 : 1_000;

if (!existsSync(fileURLToPath(new URL("../../dist/service/cli.mjs", import.meta.url)))) {
  throw new Error(
    "Nothing is built yet. `npm run bench` builds first; `npm run build` does it alone.",
  );
}
console.log(`Node ${process.version}, ${isQuick ? "quick" : "full"} run.\n`);
await throughput();
await latency();
await fanOut();
await start();

async function throughput(): Promise<void> {
  const rows = [["Durable messages, 8 pairs, window 32", "messages/s", "of F1", "CPU µs/message"]];
  let floor = Number.NaN;
  for (const target of [relay, naive, serviceTarget]) {
    const result = await measureThroughput(target, target === naive ? messages / 4 : messages);
    if (target === relay) floor = result.messagesPerSecond;
    rows.push([
      target.name,
      figure(result.messagesPerSecond),
      figure(result.messagesPerSecond / floor, 2),
      figure(result.cpuMicrosecondsPerMessage, 1),
    ]);
  }
  console.log(`${tableOf(rows)}\n`);
}

async function latency(): Promise<void> {
  const load = { perSecond: 500, seconds: isQuick ? 4 : 20, bystanders: isQuick ? 20 : 200 };
  const rows = [
    [`Send to receive at ${load.perSecond}/s, ${load.bystanders} bystanders`, "p50 ms", "p99 ms"],
  ];
  for (const target of [relay, naive, serviceTarget]) {
    const result = await measureLatency(target, load);
    rows.push([target.name, figure(result.p50Ms, 2), figure(result.p99Ms, 2)]);
  }
  console.log(`${tableOf(rows)}\n`);
}

async function fanOut(): Promise<void> {
  const rows = [[`Notifications 1 → ${watchers}`, "per second", "of F1", "kB per online user"]];
  let floor = Number.NaN;
  for (const target of [relay, serviceTarget]) {
    const result = await measureFanOut(target, { watchers, changes: isQuick ? 3 : 9 });
    if (target === relay) floor = result.notificationsPerSecond;
    rows.push([
      target.name,
      figure(result.notificationsPerSecond),
      figure(result.notificationsPerSecond / floor, 2),
      figure(result.bytesPerUser / 1024, 1),
    ]);
  }
  console.log(`${tableOf(rows)}\n`);
}

async function start(): Promise<void> {
  const result = await measureStart(buddies);
  const rows = [
    [`From \`npm start\` to a usable list of ${buddies} buddies`, "ms"],
    ["floor: bare Node server and an empty page", figure(result.floorMs)],
    ["Porchlight, browser host", figure(result.porchlightMs)],
  ];
  console.log(tableOf(rows));
}
