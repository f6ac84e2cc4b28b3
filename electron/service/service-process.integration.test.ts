import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ServiceReport } from "../../shared/contract/service-process.ts";
import { connect, enter, register, signIn, type TestClient } from "./testing/client.fixture.ts";
import { readInbox, textMessage, textsOf } from "./testing/message.fixture.ts";
import {
  type ServiceProcess,
  startServiceProcess,
  startTestService,
  temporaryFolder,
} from "./testing/start-service.fixture.ts";

let folder: string;
let running: ServiceProcess[] = [];
beforeEach(() => void (folder = temporaryFolder()));
afterEach(async () => {
  await Promise.all(running.map((service) => service.kill()));
  running = [];
  rmSync(folder, { recursive: true, force: true });
});

async function start(...more: readonly string[]): Promise<ServiceProcess> {
  const service = await startServiceProcess(join(folder, "data"), ...more);
  running.push(service);
  return service;
}

const WINDOW = 32;

/**
 * Sends up to `count` messages, some of them always on their way, until the connection is gone.
 * Resolves to the texts that were acknowledged, in the order of sending; `onDidAcknowledge` counts them.
 */
async function sendUntilGone(
  from: TestClient,
  to: TestClient,
  count: number,
  onDidAcknowledge: (acknowledged: number) => void,
): Promise<string[]> {
  const acknowledged: number[] = [];
  let next = 0;
  const sendOn = async (): Promise<void> => {
    while (next < count && from.socket.connected) {
      const index = next++;
      const answer = await from.call("message:send", textMessage(to, `${index}`)).catch(() => null);
      if (answer?.ok !== true) return;
      acknowledged.push(index);
      onDidAcknowledge(acknowledged.length);
    }
  };
  await Promise.all(Array.from({ length: WINDOW }, sendOn));
  return acknowledged.toSorted((a, b) => a - b).map(String);
}

describe("a service that is killed in the middle of 1,000 sends", () => {
  it("has every acknowledged message once and in order when it is back", async () => {
    const service = await start("--rate-limits", "off");
    const ada = await register(service, "ada");
    const ben = await register(service, "ben");
    const acknowledged = await sendUntilGone(ada, ben, 1_000, (count) => {
      if (count === 300) void service.kill("SIGKILL");
    });

    const again = await start("--rate-limits", "off");
    const benAgain = await connect(again, ben.credentials);
    const items = await readInbox(benAgain);
    const texts = textsOf(items);
    expect(acknowledged.length).toBeGreaterThanOrEqual(300);
    expect(acknowledged.length).toBeLessThan(1_000);
    expect(texts.slice(0, acknowledged.length)).toEqual(acknowledged);
    expect(new Set(texts).size).toBe(texts.length);
    expect(items.map(({ sequence }) => sequence)).toEqual(items.map((_, index) => index + 1));
    expect(benAgain.welcome.inboxLast).toBe(items.length);
    benAgain.close();
  });
});

describe("a service that is asked to end", () => {
  it.each(["SIGTERM", "SIGINT"] as const)("by %s finishes what is under way", async (signal) => {
    const service = await start("--rate-limits", "off");
    const ada = await register(service, "ada");
    const ben = await register(service, "ben");
    let ended: Promise<number | null> | undefined;
    const acknowledged = await sendUntilGone(ada, ben, 1_000, (count) => {
      if (count === 100) ended = service.kill(signal);
    });
    expect(await ended).toBe(0);
    // One whole file, for people who copy it.
    expect(existsSync(join(folder, "data", "porchlight.sqlite-wal"))).toBe(false);
    const again = await start();
    const benAgain = await connect(again, ben.credentials);
    const texts = textsOf(await readInbox(benAgain));
    expect(texts.slice(0, acknowledged.length)).toEqual(acknowledged);
    benAgain.close();
  });
});

const CLI = fileURLToPath(new URL("cli.ts", import.meta.url));

/** How a start that can't succeed ends. */
async function failToStart(args: readonly string[], user: { readonly uid?: number } = {}) {
  const child = spawn(process.execPath, [CLI, ...args], {
    stdio: ["ignore", "ignore", "pipe"],
    ...user,
  });
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  const [exitCode] = await once(child, "exit");
  return { exitCode: Number(exitCode), errors };
}

describe("a service that can't start says why in one plain sentence, and ends with an error", () => {
  const data = () => join(folder, "data");
  const begin = (...more: readonly string[]) =>
    failToStart(["--data", data(), "--port", "0", "--domain", "host.test", ...more]);
  const makeData = async (): Promise<void> => {
    await using service = await startTestService({ dataFolder: data() });
    using _ada = await register(service, "ada");
  };
  const databaseFile = () => join(data(), "porchlight.sqlite");

  it("when its port is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const { exitCode, errors } = await begin("--port", String(port));
    other.close();
    expect(errors).toBe(`Another program listens on 127.0.0.1:${port} already\n`);
    expect(exitCode).toBe(1);
  });

  it("when another service has the folder", async () => {
    await start();
    const { exitCode, errors } = await begin();
    expect(errors).toBe(`The data is in use by another program: ${data()}\n`);
    expect(exitCode).toBe(1);
  });

  it("when the folder can't be written to", async () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "data"), "a file where the folder should be");
    const { exitCode, errors } = await begin();
    expect(errors).toBe(`The data folder can't be written to: ${data()}\n`);
    expect(exitCode).toBe(1);
  });

  it.skipIf(process.platform === "win32")("when the folder is read-only", async () => {
    await makeData();
    chmodSync(folder, 0o755);
    chmodSync(databaseFile(), 0o444);
    rmSync(join(data(), "in-use.lock"));
    chmodSync(data(), 0o555);
    // The superuser may write everywhere, whatever the mode says; nobody may not.
    const user = process.getuid?.() === 0 ? { uid: 65_534 } : {};
    const { exitCode, errors } = await failToStart(["--data", data(), "--port", "0"], user);
    chmodSync(data(), 0o700);
    expect(errors).toBe(`The data folder can't be written to: ${data()}\n`);
    expect(exitCode).toBe(1);
  });

  it("when the database is damaged", async () => {
    await makeData();
    writeFileSync(databaseFile(), "this was a database once".repeat(1_000));
    const { exitCode, errors } = await begin();
    expect(errors).toBe(`The data file is damaged and can't be read: ${databaseFile()}\n`);
    expect(exitCode).toBe(1);
  });

  it("when the data was written by a newer version", async () => {
    await makeData();
    const database = new DatabaseSync(databaseFile());
    database.exec("insert into kysely_migration values ('9999-from-the-future', '2030')");
    database.close();
    const { exitCode, errors } = await begin();
    expect(errors).toMatch(/^The data was written by a newer version of Porchlight.*\n$/u);
    expect(exitCode).toBe(1);
  });

  it("when the accounts belong to another domain", async () => {
    await makeData();
    const { exitCode, errors } = await begin("--domain", "elsewhere.test");
    expect(errors).toMatch(/^The accounts in .* belong to host\.test.*\n$/u);
    expect(exitCode).toBe(1);
  });

  it("when the command line makes no sense", async () => {
    const { exitCode, errors } = await begin("--port", "many", "--registration", "maybe");
    expect(errors).toMatch(/^The service can't start: port: .*; registration: .*\n$/u);
    expect(exitCode).toBe(1);
  });
});

describe("a disk that is full", () => {
  it("refuses messages in plain words, loses none that was acknowledged, and lets people read on", async () => {
    await using service = await startTestService({ settings: { maxPages: 200 } });
    using ada = await register(service, "ada");
    using ben = await register(service, "ben");
    const acknowledged: string[] = [];
    for (;;) {
      const text = `${acknowledged.length} ${"x".repeat(4_000)}`;
      const answer = await ada.call("message:send", textMessage(ben, text));
      if (!answer.ok) {
        expect(answer.error.code).toBe("storage-full");
        break;
      }
      acknowledged.push(text);
    }
    expect(acknowledged.length).toBeGreaterThan(50);
    expect(textsOf(await readInbox(ben))).toEqual(acknowledged);
    const ready = await fetch(`${service.url}/health`);
    expect(ready.status).toBe(200);
  });
});

describe("the service as a child process", () => {
  const CHILD = fileURLToPath(new URL("child.ts", import.meta.url));
  const launch = "the secret of this launch, 256 bits";
  const message = () => ({
    type: "start",
    dataFolder: join(folder, "data"),
    domain: "host.test",
    registration: "open",
    hasPracticeBuddies: false,
    launch,
  });
  const children: ChildProcess[] = [];
  const forkChild = (): ChildProcess => {
    const child = fork(CHILD, { execArgv: [], stdio: "ignore" });
    children.push(child);
    return child;
  };
  const reportOf = async (child: ChildProcess) => {
    const [report] = await once(child, "message");
    return ServiceReport.parse(report);
  };
  afterEach(() => {
    for (const child of children.splice(0)) child.kill("SIGKILL");
  });

  it("takes its settings by message, reports where it listens, and wants the launch secret", async () => {
    const child = forkChild();
    child.send(message());
    const report = await reportOf(child);
    if (report.type !== "ready") throw new Error(report.message);
    const reachable = { url: `http://127.0.0.1:${report.port}`, launch };
    const ada = await register(reachable, "ada");
    ada.close();
    await expect(enter({ ...reachable, launch: null })).rejects.toThrow("untrusted-sender");
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
  });

  it.each([
    ["storage-locked", () => message()],
    ["service-start-failed", () => ({ ...message(), launch: "short" })],
    ["service-start-failed", () => "hello"],
  ])("reports a start that failed as %s, and ends", async (code, said) => {
    await using _other = await startTestService({ dataFolder: join(folder, "data") });
    const child = forkChild();
    child.send(said());
    expect(await reportOf(child)).toMatchObject({ type: "failed", code });
    expect(await once(child, "exit")).toEqual([1, null]);
  });

  it("ends by itself when the process that started it is gone", async () => {
    const child = forkChild();
    child.send(message());
    await reportOf(child);
    child.disconnect();
    expect(await once(child, "exit")).toEqual([0, null]);
  });

  it("keeps the domain its accounts were made with, whatever it is told later", async () => {
    const first = forkChild();
    first.send(message());
    const ready = await reportOf(first);
    if (ready.type !== "ready") throw new Error(ready.message);
    const ada = await register({ url: `http://127.0.0.1:${ready.port}`, launch }, "ada");
    ada.close();
    first.kill("SIGTERM");
    await once(first, "exit");
    const second = forkChild();
    second.send({ ...message(), domain: "renamed.test" });
    const again = await reportOf(second);
    expect(again).toMatchObject({ type: "ready", domain: "host.test" });
    if (again.type !== "ready") return;
    const back = await signIn({ url: `http://127.0.0.1:${again.port}`, launch }, "ada");
    expect(back.welcome.identity.principal).toBe("ada@host.test");
    back.close();
  });
});
