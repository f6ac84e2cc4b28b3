import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { askEntrance } from "../../agent/connection/entrance.ts";
import type { ServiceLocation } from "../../agent/connection/service-location.ts";
import { createSystemClock } from "../../agent/system-clock.ts";
import { createManualClock } from "../../agent/testing/manual-clock.fixture.ts";
import { silentLog } from "../../agent/testing/silent-log.fixture.ts";
import { makeFolder } from "../../agent/testing/test-archive.fixture.ts";
import { until } from "../../agent/testing/until.fixture.ts";
import { forkServices } from "../testing/fork-service.fixture.ts";
import { createServiceFinder, type ServiceFinder } from "./service-finder.ts";

const started: ServiceFinder[] = [];
const folders: Disposable[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map((finder) => finder.stop()));
  for (const folder of folders.splice(0)) folder[Symbol.dispose]();
});

function aFolder(): string {
  const folder = makeFolder();
  folders.push(folder);
  return folder.path;
}

function startFinder(folder: string, services = forkServices(), clock = createSystemClock()) {
  const finder = createServiceFinder({
    folder,
    domain: "home.test",
    launchService: services.launchService,
    clock,
    log: silentLog,
  });
  started.push(finder);
  return { finder, services };
}

const describeService = (service: ServiceLocation) =>
  askEntrance({ service, name: "service:describe", input: {} });

const runtimeOf = (folder: string) =>
  JSON.parse(readFileSync(join(folder, "runtime.json"), "utf8")) as {
    port: number;
    running: { launch: string } | null;
  };

describe("the service finder", { timeout: 120_000 }, () => {
  it("launches a service once, however many ask at once", async () => {
    const { finder, services } = startFinder(aFolder());
    const [first, second] = await Promise.all([finder.find(), finder.find()]);
    expect(second).toEqual(first);
    expect(services.processes).toHaveLength(1);
    expect(await describeService(first)).toMatchObject({
      domain: "home.test",
      registration: "open",
    });
  });

  it("tells others where it is in a file that only this user may read", async () => {
    const folder = aFolder();
    const { finder } = startFinder(folder);
    const { launch } = await finder.find();
    expect(runtimeOf(folder).running?.launch).toBe(launch);
    expect(statSync(join(folder, "runtime.json")).mode & 0o777).toBe(0o600);
  });

  it("lets nobody in who does not know the launch secret", async () => {
    const { finder } = startFinder(aFolder());
    const { url } = await finder.find();
    await expect(describeService({ url })).rejects.toMatchObject({ code: "untrusted-sender" });
  });

  it("joins the service another app launched", async () => {
    const folder = aFolder();
    const launcher = startFinder(folder);
    const location = await launcher.finder.find();
    const joiner = startFinder(folder);
    expect(await joiner.finder.find()).toEqual(location);
    expect(joiner.services.processes).toHaveLength(0);
  });

  it("ends up with one service when two apps launch at once", async () => {
    const folder = aFolder();
    const [one, other] = [startFinder(folder), startFinder(folder)];
    const [first, second] = await Promise.all([one.finder.find(), other.finder.find()]);
    expect(second).toEqual(first);
    await describeService(first);
  });

  it("launches anew, on the same port, after the launcher ended", async () => {
    const folder = aFolder();
    const launcher = startFinder(folder);
    const joiner = startFinder(folder);
    const before = await launcher.finder.find();
    await joiner.finder.find();
    await launcher.finder.stop();
    expect(runtimeOf(folder).running).toBeNull();
    const after = await joiner.finder.find();
    expect(after.url).toBe(before.url);
    expect(after.launch).not.toBe(before.launch);
    await describeService(after);
  });

  it("launches anew after the service was killed", async () => {
    const { finder, services } = startFinder(aFolder());
    await finder.find();
    services.processes[0]?.kill();
    await new Promise<void>((resolve) => void services.processes[0]?.onDidExit(resolve));
    await describeService(await finder.find());
    expect(services.processes).toHaveLength(2);
  });

  it("takes any free port when the old one is taken", async () => {
    const folder = aFolder();
    const other = createServer();
    await new Promise<void>((resolve) => void other.listen(0, "127.0.0.1", resolve));
    const address = other.address();
    const port = typeof address === "object" ? address?.port : 0;
    writeFileSync(join(folder, "runtime.json"), JSON.stringify({ port, running: null }));
    const { finder } = startFinder(folder);
    const { url } = await finder.find();
    expect(url).not.toContain(`:${port}`);
    other.close();
  });

  it("does not trust a port whose launcher is gone, whoever answers there", async () => {
    const folder = aFolder();
    const other = startFinder(aFolder());
    const { url } = await other.finder.find();
    const running = { launch: "x".repeat(43), pid: 2 ** 22 + 1 };
    const stale = { port: Number(new URL(url).port), running };
    writeFileSync(join(folder, "runtime.json"), JSON.stringify(stale));
    const { finder } = startFinder(folder);
    expect((await finder.find()).url).not.toBe(url);
  });

  it("tells the secret to no stranger who has the port of a service that died", async () => {
    const folder = aFolder();
    const launcher = startFinder(folder);
    const dead = await launcher.finder.find();
    launcher.services.processes[0]?.kill();
    await new Promise<void>((resolve) => void launcher.services.processes[0]?.onDidExit(resolve));
    const heard: string[] = [];
    const stranger = createHttpServer((request, response) => {
      heard.push(JSON.stringify([request.url, request.rawHeaders]));
      response.end(JSON.stringify({ status: "ok", proof: request.url }));
    });
    const port = Number(new URL(dead.url).port);
    await new Promise<void>((resolve) => void stranger.listen(port, "127.0.0.1", resolve));
    const found = await startFinder(folder).finder.find();
    expect(found.url).not.toBe(dead.url);
    await describeService(found);
    expect(heard.length).toBeGreaterThan(0);
    expect(heard.join()).not.toContain(dead.launch);
    stranger.closeAllConnections();
    stranger.close();
  });

  it("starts over from a runtime file it can't read", async () => {
    const folder = aFolder();
    writeFileSync(join(folder, "runtime.json"), "{ not json");
    const { finder } = startFinder(folder);
    await describeService(await finder.find());
  });

  it("says that the data is damaged", async () => {
    const folder = aFolder();
    const first = startFinder(folder);
    await first.finder.find();
    await first.finder.stop();
    const file = join(folder, "data", "porchlight.sqlite");
    expect(existsSync(file)).toBe(true);
    writeFileSync(file, "this is no database, however long one looks at it ".repeat(100));
    const { finder } = startFinder(folder);
    await expect(finder.find()).rejects.toMatchObject({ code: "storage-corrupt" });
  });

  it("says that nothing can be written", async () => {
    const folder = aFolder();
    // Not a folder: what no user may write into, not even root.
    writeFileSync(join(folder, "data"), "");
    const { finder } = startFinder(folder);
    await expect(finder.find()).rejects.toMatchObject({ code: "storage-read-only" });
  });

  it("says that the service does not start at all", async () => {
    const missing = fileURLToPath(new URL("no-such-program.ts", import.meta.url));
    const { finder } = startFinder(aFolder(), forkServices(missing));
    await expect(finder.find()).rejects.toMatchObject({ code: "service-start-failed" });
  });

  it("does not wait for ever for a service that says nothing", async () => {
    const silent = fileURLToPath(
      new URL("../testing/programs/never-ready.fixture.ts", import.meta.url),
    );
    const clock = createManualClock();
    const { finder, services } = startFinder(aFolder(), forkServices(silent), clock);
    const found = finder.find();
    await until(() => clock.untilNext() !== null);
    clock.advance(20_000);
    await expect(found).rejects.toMatchObject({ code: "service-start-failed" });
    const ended = new Promise<void>((resolve) => void services.processes[0]?.onDidExit(resolve));
    await ended;
  });
});
