import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ServiceProcess } from "../host/ports.ts";
import { createServiceLauncher } from "./launch-service.ts";

let folder: string;
let logFile: string;
const started: ServiceProcess[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "porchlight-launch-"));
  logFile = join(folder, "service", "service.log");
});
afterEach(async () => {
  for (const service of started.splice(0)) service.kill();
  await rm(folder, { recursive: true });
});

async function launch(source: string, env: Record<string, string> = {}): Promise<ServiceProcess> {
  const file = join(folder, "child.mjs");
  await writeFile(file, source);
  const service = createServiceLauncher({ env, logFile, entry: pathToFileURL(file) })();
  started.push(service);
  return service;
}

const nextMessage = (service: ServiceProcess) =>
  new Promise((resolve) => service.onDidReceive(resolve));
const ended = (service: ServiceProcess) =>
  new Promise<void>((resolve) => service.onDidExit(resolve));

describe("createServiceLauncher", () => {
  it("hands over the first message however late the service listens, and hears the answer", async () => {
    const service = await launch(
      `await new Promise((go) => setImmediate(go));
       process.once("message", (start) => process.send({ got: start, env: process.env.TZ }));`,
      { TZ: "UTC" },
    );
    service.post({ type: "start" });
    expect(await nextMessage(service)).toEqual({ got: { type: "start" }, env: "UTC" });
  });

  it("keeps the service's output off its own", async () => {
    const service = await launch(`console.log("a line"); console.error("another");`);
    await ended(service);
    expect(await readFile(logFile, "utf8")).toBe("a line\nanother\n");
  });

  it("asks to end, ends, and tells also those who ask afterwards", async () => {
    const service = await launch(
      `process.on("SIGTERM", () => { process.send("asked"); process.disconnect(); });
       process.on("message", () => {}); process.send("up");`,
    );
    expect(await nextMessage(service)).toBe("up");
    const asked = nextMessage(service);
    service.stop();
    expect(await asked).toBe("asked");
    await ended(service);
    await ended(service);
    service.post("into the void");
    service.stop();
    service.kill();
  });

  it("counts a service that can't be started as one that has ended", async () => {
    const entry = pathToFileURL(join(folder, "absent.mjs"));
    await ended(createServiceLauncher({ env: {}, logFile, entry })());
  });

  it("starts a service even where no log can be written", async () => {
    await writeFile(join(folder, "service"), "");
    const service = await launch(`process.send("up"); process.disconnect();`);
    expect(await nextMessage(service)).toBe("up");
  });
});
