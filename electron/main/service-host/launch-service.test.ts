import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { utilityProcess } from "../testing/electron.fixture.ts";
import { createServiceLauncher } from "./launch-service.ts";

vi.mock("electron", () => import("../testing/electron.fixture.ts"));

let folder: string;
let logFile: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "porchlight-launch-"));
  logFile = join(folder, "service", "service.log");
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(() => void (utilityProcess.forked.length = 0));

const launch = (env: Record<string, string> = {}) => createServiceLauncher({ env, logFile })();

describe("createServiceLauncher", () => {
  it("starts the service's own entry with nothing but the environment it is given", () => {
    launch({ TZ: "UTC" });
    const [{ path, args, options } = { path: "" }] = utilityProcess.forked;
    expect(path).toMatch(/service[/\\]child\.\w+$/);
    expect(args).toEqual([]);
    expect(options).toMatchObject({ env: { TZ: "UTC" }, stdio: "pipe" });
  });

  it("carries messages both ways until told to stop", () => {
    const service = launch();
    const [child] = utilityProcess.forked;
    service.post({ type: "start" });
    expect(child?.posted).toEqual([{ type: "start" }]);
    const heard: unknown[] = [];
    const stop = service.onDidReceive((message) => heard.push(message));
    child?.process.emit("message", { type: "ready", port: 1 });
    stop();
    child?.process.emit("message", { type: "late" });
    expect(heard).toEqual([{ type: "ready", port: 1 }]);
  });

  it("tells the end once, also to those who ask after it", async () => {
    const service = launch();
    const [child] = utilityProcess.forked;
    const ended = vi.fn();
    const never = vi.fn();
    service.onDidExit(ended);
    service.onDidExit(never)();
    const exit = child && once(child.process, "exit");
    service.stop();
    await exit;
    service.onDidExit(ended);
    expect(ended).toHaveBeenCalledTimes(2);
    expect(never).not.toHaveBeenCalled();
    service.kill();
  });

  it("may be killed when it has only just ended", () => {
    const service = launch();
    const [child] = utilityProcess.forked;
    // No process has so high a number.
    if (child) child.process.pid = 2 ** 30;
    expect(() => service.kill()).not.toThrow();
  });

  it("keeps what the service writes in a file, and goes on where it can't", async () => {
    launch();
    const [child] = utilityProcess.forked;
    child?.process.stdout.write("a line\n");
    child?.process.stderr.write("another\n");
    await expect.poll(() => readFile(logFile, "utf8")).toBe("a line\nanother\n");

    createServiceLauncher({ env: {}, logFile: join(logFile, "below a file") })();
    const deaf = utilityProcess.forked[1]?.process.stdout;
    expect(deaf?.write("x".repeat(1_000_000))).toBe(false);
    if (deaf) await once(deaf, "drain");
  });
});
