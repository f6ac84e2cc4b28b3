import { createStore } from "zustand";
import type { PresentityAddress } from "../../../shared/contract/address.ts";
import type { AlertKind, FiredAlert, PresenceAlert } from "../../../shared/contract/alert.ts";
import type { Ask } from "../ask.ts";
import { readOnly, type StateSlice } from "../readable-store.ts";

export interface AlertsState {
  /** What this device waits to be told of. */
  readonly alerts: readonly PresenceAlert[];
  /** What it told and nobody has seen yet. */
  readonly fired: readonly FiredAlert[];
}

const INITIAL: AlertsState = { alerts: [], fired: [] };

export const selectAlert =
  (presentity: PresentityAddress, kind: AlertKind) =>
  ({ alerts }: AlertsState): PresenceAlert | undefined =>
    alerts.find((alert) => alert.presentity === presentity && alert.kind === kind);

export const selectIsWaitedFor =
  (presentity: PresentityAddress) =>
  ({ alerts }: AlertsState): boolean =>
    alerts.some((alert) => alert.presentity === presentity);

export type AlertsSlice = ReturnType<typeof createAlertsSlice>;

/** “Tell me when …”: what is waited for comes back by itself, from whichever window it was set. */
export function createAlertsSlice(ask: Ask) {
  const store = createStore<AlertsState>(() => INITIAL);
  return {
    store: readOnly(store),
    receive: ({ alerts, fired }: AlertsState) => store.setState({ alerts, fired }),
    set: (presentity: PresentityAddress, kind: AlertKind, repeats: boolean) =>
      ask("alert:set", { presentity, kind, repeats }),
    remove: (presentity: PresentityAddress, kind: AlertKind) =>
      ask("alert:remove", { presentity, kind }),
    seen: ({ presentity, kind, at }: FiredAlert) => ask("alert:seen", { presentity, kind, at }),
    reset: () => store.setState(store.getInitialState(), true),
  } satisfies StateSlice<AlertsState> & Record<string, unknown>;
}
