import type { Connection, PorchlightBridge } from "../../../shared/contract/bridge.ts";
import { BRIDGE_CALL_NAMES, type BridgeEventName } from "../../../shared/contract/bridge-names.ts";
import { times } from "../../../shared/contract/limits.ts";
import { fail, ok, type Result } from "../../../shared/result/result.ts";
import { linkToOpen } from "../../host/link-to-open.ts";
import type { HostFrame } from "../bridge/bridge-frame.ts";
import { createPendingCalls } from "./pending-calls.ts";

const FIRST_RETRY_MS = 250;
const SLOWEST_RETRY_MS = 5_000;

/** One connection to the host. */
export interface PageSocket {
  send(text: string): void;
  onDidOpen(listener: () => void): void;
  onDidReceive(listener: (text: string) => void): void;
  /** Once; also when it never opened. */
  onDidClose(listener: () => void): void;
}

/** What the bridge needs of its tab. */
export interface Tab {
  connect(): PageSocket;
  /** Whether the host still knows this tab; null when the host can't be reached. */
  isAdmitted(): Promise<boolean | null>;
  reload(): void;
  openLink(url: string): void;
  schedule(run: () => void, delayMs: number): void;
  now(): Date;
}

type Listener = Parameters<PorchlightBridge["onDidReceive"]>[0];

const CALLS: ReadonlySet<string> = new Set(BRIDGE_CALL_NAMES);

/**
 * `window.porchlight` over a WebSocket, as the preload makes it over IPC.
 *
 * A call made while there is no connection waits for one, though not longer than for any reply. When
 * the connection comes back after it was lost, the tab is loaded anew: events were missed, and a
 * fresh snapshot is the one thing that is surely right.
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

  async function send(name: string, input: unknown): Promise<Result<unknown>> {
    const { id, reply } = calls.add(name, input);
    if (link.send === null) tab.schedule(() => calls.failUnsent(id), times.replyMs);
    else calls.sendWaiting(link.send);
    return reply;
  }

  return {
    async call(name, input) {
      if (!CALLS.has(name)) return fail("invalid-request", "no such call");
      if (name === "app:open-link") return openLink(tab, input);
      try {
        return await send(name, input);
      } catch {
        // What JSON can't say never left the tab.
        return fail("invalid-request", "input can't be sent");
      }
    },
    onDidReceive(listener) {
      // A function of its own, so that one listener given twice is two subscriptions.
      const own: Listener = (name, payload) => listener(name, payload);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
  };
}

interface LinkListener {
  onDidOpen(send: (text: string) => void): void;
  onDidReceive(frame: HostFrame): void;
  /** After it had been open; the next attempt starts in `retryMs`. */
  onDidLose(retryMs: number): void;
}

/** `send` is null while there is no connection. */
function keepConnected(tab: Tab, listener: LinkListener) {
  const link: { send: ((text: string) => void) | null } = { send: null };
  let retryMs = FIRST_RETRY_MS;
  let wasOpen = false;

  function connect(): void {
    const socket = tab.connect();
    socket.onDidOpen(() => {
      if (wasOpen) return tab.reload();
      wasOpen = true;
      link.send = (text) => socket.send(text);
      listener.onDidOpen(link.send);
    });
    // Sound: it comes from the host that also wrote this script.
    socket.onDidReceive((text) => listener.onDidReceive(JSON.parse(text) as HostFrame));
    socket.onDidClose(() => void retry());
  }

  async function retry(): Promise<void> {
    link.send = null;
    if (wasOpen) listener.onDidLose(retryMs);
    tab.schedule(connect, retryMs);
    retryMs = Math.min(retryMs * 2, SLOWEST_RETRY_MS);
    // A host that was started anew does not know this tab; its own page says how to come back.
    if ((await tab.isAdmitted()) === false) tab.reload();
  }

  connect();
  return link;
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
    code: "unavailable",
  } satisfies Record<keyof Connection, unknown>;
}
