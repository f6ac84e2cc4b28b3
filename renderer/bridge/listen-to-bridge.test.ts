import { describe, expect, it } from "vitest";
import { BRIDGE_EVENT_NAMES, type BridgeEventName } from "../../shared/contract/bridge-names.ts";
import { listenToBridge, type BridgeListeners } from "./listen-to-bridge.ts";

function listen() {
  const heard: [string, unknown][] = [];
  const reported: string[] = [];
  let emit: (name: BridgeEventName, payload: unknown) => void = () => undefined;
  const listeners = Object.fromEntries(
    BRIDGE_EVENT_NAMES.map((name) => [name, (payload: unknown) => heard.push([name, payload])]),
  ) as unknown as BridgeListeners;
  const stop = listenToBridge(
    {
      onDidReceive: (listener) => {
        emit = listener;
        return () => (emit = () => undefined);
      },
    },
    listeners,
    (what) => reported.push(what),
  );
  return {
    heard,
    reported,
    stop,
    emit: (name: string, payload: unknown) => emit(name as BridgeEventName, payload),
  };
}

const connection = { state: "online", since: "2026-01-01T00:00:00Z", retryAt: null, code: null };

describe("listenToBridge", () => {
  it("hands parsed payloads on in order", () => {
    const { heard, emit } = listen();
    emit("connection:changed", { ...connection, newer: true });
    emit("session:changed", null);
    expect(heard).toEqual([
      ["connection:changed", connection],
      ["session:changed", null],
    ]);
  });

  it("drops and reports what can't be understood, and goes on", () => {
    const { heard, reported, emit } = listen();
    emit("connection:changed", { ...connection, state: "perhaps" });
    emit("weather:changed", {});
    emit("toString", {});
    emit("connection:changed", connection);
    expect(heard).toHaveLength(1);
    expect(reported).toEqual([
      "bridge: event connection:changed dropped (state: invalid_value)",
      "bridge: unknown event dropped",
      "bridge: unknown event dropped",
    ]);
  });

  it("hears nothing more once unsubscribed", () => {
    const { heard, stop, emit } = listen();
    stop();
    emit("session:changed", null);
    expect(heard).toEqual([]);
  });
});
