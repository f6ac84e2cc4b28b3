import { createStore } from "zustand";
import { DEFAULT_AUTO_AWAY } from "../../../shared/contract/auto-away.ts";
import type { Preferences } from "../../../shared/contract/bridge.ts";
import type { Ask } from "../ask.ts";
import { readOnly, type StateSlice } from "../readable-store.ts";

export type PreferencesState = Preferences;

const INITIAL: PreferencesState = {
  theme: "system",
  density: "comfortable",
  buddySort: "status",
  showsUnavailable: true,
  sendsOnEnter: true,
  foldedGroups: [],
  listWidth: null,
  watchAlertAt: 20,
  autoAway: DEFAULT_AUTO_AWAY,
  savedStatuses: [],
};

/** A folded group opens, an open one folds. */
export function toggleFold(folded: readonly string[], group: string): string[] {
  return folded.includes(group) ? folded.filter((name) => name !== group) : [...folded, group];
}

export type PreferencesSlice = ReturnType<typeof createPreferencesSlice>;

export function createPreferencesSlice(ask: Ask) {
  const store = createStore<PreferencesState>(() => INITIAL);
  return {
    store: readOnly(store),
    receive: (preferences: Preferences) => store.setState(preferences, true),
    /** Holds at once; goes back when it could not be kept. */
    async change(part: Partial<Preferences>) {
      const before = store.getState();
      store.setState(part);
      const reply = await ask("preference:change", part);
      if (reply.ok) store.setState(reply.value, true);
      else store.setState(before, true);
      return reply;
    },
    reset: () => store.setState(store.getInitialState(), true),
  } satisfies StateSlice<PreferencesState> & Record<string, unknown>;
}
