import { once } from "node:events";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { utilityProcess } from "../testing/electron.fixture.ts";
import { createServiceLauncher } from "./launch-service.ts";

vi.mock("electron", () => import("../testing/electron.fixture.ts"));

beforeEach(() => void (utilityProcess.forked.length = 0));

describe("createServiceLauncher", () => {
  it("starts the service's own entry with nothing but the environment it is given", () => {
    createServiceLauncher({ TZ: "UTC" })();
    const [{ path, args, options } = { path: "" }] = utilityProcess.forked;
    expect(path).toMatch(/service[/\\]child\.\w+$/);
    expect(args).toEqual([]);
    expect(options).toMatchObject({ env: { TZ: "UTC" }, stdio: "ignore" });
  });

  it("carries messages both ways until told to stop", () => {
    const service = createServiceLauncher({})();
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
    const service = createServiceLauncher({})();
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
});
