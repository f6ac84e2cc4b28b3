import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { startService } from "./testing/service-process.fixture.ts";
import { openAgent, register, startAgent } from "./testing/test-agent.fixture.ts";
import { makeFolder } from "./testing/test-archive.fixture.ts";
import { until } from "./testing/until.fixture.ts";

const PROGRAM = fileURLToPath(
  new URL("testing/programs/sending-agent.fixture.ts", import.meta.url),
);

describe("a service killed in the middle of a thousand sends", { timeout: 120_000 }, () => {
  it("comes back with everything it acknowledged, once and in order", async () => {
    using folder = makeFolder();
    const dataFolder = join(folder.path, "data");
    let service = await startService({ dataFolder });
    const url = () => service.url;
    const [ada, bob] = [await register(url(), "ada"), await register(url(), "bob")];
    await using one = await startAgent({ credentials: ada, url, folder: folder.path });
    await using other = await startAgent({ credentials: bob, url, folder: folder.path });
    const texts = Array.from({ length: 1_000 }, (_, place) => `${place}`);
    const acknowledged = new Set<string>();
    one.agent.onDidChangeConversations(({ messages }) => {
      for (const { text, state } of messages) if (state !== "sending") acknowledged.add(text);
    });
    const sending = Promise.all(
      texts.map((text) => one.agent.sender.send(bob.identity.inbox, text)),
    );
    await until(() => acknowledged.size > 200);
    await service.kill();
    const survived = acknowledged.size;
    await sending;
    service = await startService({ dataFolder });
    const received = await until(
      () => other.log(ada.identity.inbox),
      (log) => log.length >= texts.length,
    );
    expect(survived).toBeLessThan(1_000);
    expect(received.map(({ text }) => text)).toEqual(texts);
    const sent = await until(
      () => one.log(bob.identity.inbox),
      (log) => log.length === texts.length && log.every(({ state }) => state !== "sending"),
    );
    expect(sent.map(({ text }) => text)).toEqual(texts);
    await service.kill();
  });
});

describe("an agent killed while it sends", { timeout: 120_000 }, () => {
  it("loses nothing it had accepted, and doubles nothing", async () => {
    using folder = makeFolder();
    await using service = await startService({ dataFolder: join(folder.path, "data") });
    const url = () => service.url;
    const [ada, bob] = [await register(url(), "ada"), await register(url(), "bob")];
    const credentialsFile = join(folder.path, "credentials.json");
    writeFileSync(credentialsFile, JSON.stringify(ada));
    const accepted: string[] = [];
    for (let run = 0; run < 2; run += 1) {
      const args = [PROGRAM, credentialsFile, url(), folder.path, bob.identity.inbox];
      const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
      createInterface(child.stdout).on("line", (line) => accepted.push(`${run}: ${line}`));
      await until(() => accepted.filter((line) => line.startsWith(`${run}:`)).length > 300);
      child.kill("SIGKILL");
      await once(child, "close");
    }

    await using again = await openAgent({ credentials: ada, url, folder: folder.path });
    const kept = await again.log(bob.identity.inbox);
    expect(kept.length).toBeGreaterThanOrEqual(accepted.length);
    again.agent.start();
    const sent = await until(
      () => again.log(bob.identity.inbox),
      (log) => log.length === kept.length && log.every(({ state }) => state !== "sending"),
    );
    await using other = await startAgent({ credentials: bob, url, folder: folder.path });
    const received = await until(
      () => other.log(ada.identity.inbox),
      (log) => log.length >= sent.length,
    );
    expect(received.map(({ id }) => id)).toEqual(sent.map(({ id }) => id));
    expect(new Set(received.map(({ id }) => id)).size).toBe(received.length);
    // Each run counted from zero: what it had accepted is there in its order, whole.
    const runs = splitAtZero(received.map(({ text }) => Number(text)));
    expect(runs).toHaveLength(2);
    for (const numbers of runs) expect(numbers).toEqual(numbers.map((_, place) => place));
  });
});

function splitAtZero(numbers: readonly number[]): number[][] {
  const runs: number[][] = [];
  for (const number of numbers) {
    if (number === 0) runs.push([]);
    runs.at(-1)?.push(number);
  }
  return runs;
}
