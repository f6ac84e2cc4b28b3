import { ok } from "../../../shared/result/result.ts";
import type { BridgeListener, Host } from "../../host/host.ts";

/** A host that says yes to everything and remembers who asked. */
export function createScriptedHost() {
  const listeners = new Set<BridgeListener>();
  const asked: { name: string; raw: unknown; windowId: string }[] = [];
  const host: Pick<Host, "answer" | "onDidEmit"> = {
    async answer(name, raw, { windowId }) {
      asked.push({ name, raw, windowId });
      return ok("answered");
    },
    onDidEmit(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  const emit: BridgeListener = (name, payload) => {
    for (const listener of listeners) listener(name, payload);
  };
  return { host, asked, emit };
}
