import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { BRIDGE_CALL_NAMES, BRIDGE_EVENT_NAMES } from "../../shared/contract/bridge-names.ts";

interface Bridge {
  call(name: unknown, input?: unknown): Promise<unknown>;
  onDidReceive(listener: (...args: unknown[]) => void): () => void;
}

const { exposed, channels, invoke } = vi.hoisted(() => ({
  exposed: new Map<string, object>(),
  channels: new Map<string, (event: unknown, payload: unknown) => void>(),
  invoke: vi.fn<(channel: string, input: unknown) => Promise<unknown>>(),
}));

vi.mock("electron/renderer", () => ({
  contextBridge: {
    exposeInMainWorld: (name: string, api: object) => void exposed.set(name, api),
  },
  ipcRenderer: {
    invoke,
    on: (name: string, listener: (event: unknown, payload: unknown) => void) =>
      void channels.set(name, listener),
  },
}));

let bridge: Bridge;
beforeAll(async () => {
  await import("./preload.ts");
  bridge = exposed.get("porchlight") as Bridge;
});
beforeEach(() => void invoke.mockReset());

describe("the preload", () => {
  it("exposes the bridge and nothing beside it", () => {
    expect([...exposed.keys()]).toEqual(["porchlight"]);
    expect(Object.keys(bridge).toSorted()).toEqual(["call", "onDidReceive"]);
  });

  it("carries every call of the bridge, with its input and no more", async () => {
    invoke.mockResolvedValue({ ok: true, value: 1 });
    for (const name of BRIDGE_CALL_NAMES) {
      expect(await bridge.call(name, { a: name })).toEqual({ ok: true, value: 1 });
    }
    expect(invoke.mock.calls).toEqual(BRIDGE_CALL_NAMES.map((name) => [name, { a: name }]));
  });

  it.each([
    "toString",
    "__proto__",
    "constructor",
    "ELECTRON_BROWSER_REQUIRE",
    "session:changed",
    "",
    7,
    null,
    undefined,
    ["app:snapshot"],
  ])("refuses %j as a call", async (name) => {
    const reply = await bridge.call(name, {});
    expect(reply).toMatchObject({ ok: false, error: { code: "invalid-request" } });
    expect(invoke).not.toHaveBeenCalled();
  });

  it("answers a refusal when the call can't be carried", async () => {
    invoke.mockRejectedValue(new Error("An object could not be cloned."));
    expect(await bridge.call("app:snapshot", {})).toMatchObject({
      ok: false,
      error: { code: "unavailable" },
    });
  });

  it("tells name and payload of every event, never Electron's own event", () => {
    const heard: unknown[][] = [];
    const stop = bridge.onDidReceive((...args) => void heard.push(args));
    for (const name of BRIDGE_EVENT_NAMES) channels.get(name)?.({ sender: "secret" }, { name });
    stop();
    channels.get("session:changed")?.({}, null);
    expect(heard).toEqual(BRIDGE_EVENT_NAMES.map((name) => [name, { name }]));
    expect([...channels.keys()]).toEqual([...BRIDGE_EVENT_NAMES]);
  });

  it("ends a subscription alone, though its listener has another", () => {
    const listener = vi.fn();
    const stops = [bridge.onDidReceive(listener), bridge.onDidReceive(listener)];
    stops[0]?.();
    channels.get("session:changed")?.({}, null);
    stops[1]?.();
    expect(listener).toHaveBeenCalledOnce();
  });
});
