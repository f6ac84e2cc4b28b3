import type { Connection } from "../../../shared/contract/bridge.ts";
import {
  BRIDGE_CALL_NAMES,
  type BridgeEventName,
  type PorchlightBridge,
} from "../../../shared/contract/bridge-names.ts";
import { times } from "../../../shared/contract/limits.ts";
import { fail, ok, type Result } from "../../../shared/result/result.ts";
import { linkToOpen } from "../../host/link-to-open.ts";
import { keepConnected, type Tab } from "./keep-connected.ts";
import { createPendingCalls, hostUnreachable } from "./pending-calls.ts";

type Listener = Parameters<PorchlightBridge["onDidReceive"]>[0];

const CALLS: ReadonlySet<string> = new Set(BRIDGE_CALL_NAMES);

/**
 * `window.porchlight` over a WebSocket, as the preload makes it over IPC.
 *
 * A call made before the first connection waits for it, though not longer than for any reply. When
 * the connection comes back after it was lost, the tab is loaded anew: events were missed, and a
 * fresh snapshot is the one thing that is surely right. So a call made in between is refused at once
 * (`host-unreachable`): it would go down with the tab, and with it what somebody wrote.
 */
export function createBridgeClient(tab: Tab): PorchlightBridge {
  const listeners = new Set<Listener>();
  const calls = createPendingCalls();
  const emit = (name: BridgeEventName, payload: unknown) => {
    for (const listener of listeners) listener(name, payload);
  };
  const link = keepConnected(tab, {
    onDidOpen: (send) => calls.sendWaiting(send),
    onDidReceive(frame) {
      if ("event" in frame) emit(frame.event, frame.payload);
      else calls.settle(frame.id, frame.result);
    },
    onDidLose(retryMs) {
      calls.failSent();
      emit("connection:changed", lostConnection(tab.now(), retryMs));
    },
  });

  const ask = async (name: string, input: unknown) => {
    if (link.send === null && link.wasOpen) return hostUnreachable();
    const { id, reply } = calls.add(name, input);
    if (link.send === null) tab.schedule(() => calls.failUnsent(id), times.replyMs);
    else calls.sendWaiting(link.send);
    return reply;
  };

  return {
    async call(name, input) {
      if (!CALLS.has(name)) return fail("invalid-request", "no such call");
      if (name === "app:open-link") return openLink(tab, input);
      try {
        return await ask(name, input);
      } catch {
        // What JSON can't say never left the tab.
        return fail("invalid-request", "input can't be sent");
      }
    },
    onDidReceive: (listener) => subscribe(listeners, listener),
  };
}

function subscribe(listeners: Set<Listener>, listener: Listener): () => void {
  // A function of its own, so that one listener given twice is two subscriptions.
  const own: Listener = (name, payload) => listener(name, payload);
  listeners.add(own);
  return () => void listeners.delete(own);
}

/** In a tab, the tab opens links itself, at once: only within the click does a browser allow it. */
function openLink(tab: Tab, input: unknown): Result<unknown> {
  const raw = typeof input === "object" && input !== null && "url" in input ? input.url : null;
  const url = typeof raw === "string" ? linkToOpen(raw) : null;
  if (url === null) return fail("invalid-request", "not a link that may be opened");
  tab.openLink(url);
  return ok({});
}

function lostConnection(now: Date, retryMs: number) {
  const retryAt = new Date(now.getTime() + retryMs).toISOString();
  const since = now.toISOString();
  return {
    state: "waiting",
    since,
    retryAt,
    code: "host-unreachable",
  } satisfies Record<keyof Connection, unknown>;
}
