import { createStore } from "zustand";
import type { WatchAlert, WatcherInformation } from "../../../shared/contract/watcher.ts";
import type { Failure } from "../../../shared/result/result.ts";
import type { Ask } from "../ask.ts";
import { readOnly, type StateSlice } from "../readable-store.ts";

export interface WatchersState {
  readonly phase: "idle" | "loading" | "ready" | "failed";
  readonly failure: Failure | null;
  readonly information: WatcherInformation | null;
  /** Whose looking stands out, until the watchers were looked at. */
  readonly alerts: readonly WatchAlert[];
}

const INITIAL: WatchersState = { phase: "idle", failure: null, information: null, alerts: [] };

/** The newer of the two: a reply may be overtaken by an event that was made after it. */
export function newerInformation(
  known: WatcherInformation | null,
  received: WatcherInformation,
): WatcherInformation {
  return known !== null && known.version > received.version ? known : received;
}

export type WatchersSlice = ReturnType<typeof createWatchersSlice>;

export function createWatchersSlice(ask: Ask) {
  const store = createStore<WatchersState>(() => INITIAL);
  const receive = (received: WatcherInformation) =>
    store.setState(({ information }) => ({
      phase: "ready",
      failure: null,
      information: newerInformation(information, received),
    }));
  return {
    store: readOnly(store),
    receive,
    /** What is known stays on the page while it is asked for anew. */
    async refresh() {
      store.setState(({ information }) => (information === null ? { phase: "loading" } : {}));
      const reply = await ask("watcher:list", {});
      if (reply.ok) receive(reply.value);
      else store.setState({ phase: "failed", failure: reply.error });
    },
    receiveAlerts: (alerts: readonly WatchAlert[]) => store.setState({ alerts }),
    /** What lies before a shorter span is gone once it is answered. */
    async keepFor(days: number) {
      const reply = await ask("watcher:set-span", { days });
      if (reply.ok) receive(reply.value);
      return reply;
    },
    readers: () => ask("watcher:readers", {}),
    letRead: (address: string, isAllowed: boolean) =>
      ask("watcher:let-read", { address, isAllowed }),
    /** Nobody here looks any more: nothing needs to be told. */
    async close() {
      await ask("watcher:close", {});
    },
    reset: () => store.setState(store.getInitialState(), true),
  } satisfies StateSlice<WatchersState> & Record<string, unknown>;
}
