import { bridgeCalls } from "../../shared/contract/bridge.ts";
import type { BridgeCallName } from "../../shared/contract/bridge-names.ts";
import { answer } from "../../shared/contract/define.ts";
import { AppError } from "../../shared/result/app-error.ts";
import type { BridgeListener, Host } from "../host/host.ts";

/** A host that knows one draft call and refuses the rest; it parses as the real one does. */
export function createScriptedHost() {
  const listeners = new Set<BridgeListener>();
  const windows: string[] = [];
  const host: Pick<Host, "answer" | "onDidEmit"> = {
    async answer(name: BridgeCallName, raw, { windowId }) {
      windows.push(windowId);
      const run = () => {
        if (name === "draft:save") return {};
        throw new AppError("unavailable", "only drafts here");
      };
      return answer(bridgeCalls[name], raw, run, () => "ref");
    },
    onDidEmit(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  return {
    host,
    windows,
    listenerCount: () => listeners.size,
    emitSignedOut() {
      for (const listener of listeners) listener("session:changed", null);
    },
  };
}
