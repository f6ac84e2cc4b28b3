import { contextBridge, ipcRenderer } from "electron/renderer";
import {
  BRIDGE_CALL_NAMES,
  BRIDGE_EVENT_NAMES,
  BRIDGE_GLOBAL,
  type BridgeEventName,
  type PorchlightBridge,
} from "../../shared/contract/bridge-names.ts";

type Listener = (name: BridgeEventName, payload: unknown) => void;

// One function per listed call. The page never chooses a channel and never sees Electron's event.
const calls = new Map<string, (input: unknown) => Promise<unknown>>(
  BRIDGE_CALL_NAMES.map((name) => [name, (input) => ipcRenderer.invoke(name, input)]),
);
const listeners = new Set<Listener>();

for (const name of BRIDGE_EVENT_NAMES) {
  ipcRenderer.on(name, (_event, payload: unknown) => {
    for (const listener of listeners) listener(name, payload);
  });
}

const bridge: PorchlightBridge = { call, onDidReceive };
contextBridge.exposeInMainWorld(BRIDGE_GLOBAL, bridge);

/** Answers a `Result`, always: a rejection would arrive in the page as a bare message (electron#24427). */
async function call(name: string, input: unknown): Promise<unknown> {
  const invoke = calls.get(name);
  if (invoke === undefined) return refusal("invalid-request", "no such call");
  try {
    return await invoke(input);
  } catch {
    // What can't be cloned never left the page; a main process that is going answers nothing.
    return refusal("unavailable", "the call could not be carried");
  }
}

function onDidReceive(listener: Listener): () => void {
  // A function of its own, so that one listener given twice is two subscriptions.
  const own: Listener = (name, payload) => listener(name, payload);
  listeners.add(own);
  return () => void listeners.delete(own);
}

function refusal(code: string, message: string) {
  return { ok: false, error: { code, message } };
}
