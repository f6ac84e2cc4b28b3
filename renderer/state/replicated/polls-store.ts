import { createStore } from "zustand";
import type { PresentityAddress } from "../../../shared/contract/address.ts";
import type { Poll } from "../../../shared/contract/poll.ts";
import type { Ask } from "../ask.ts";
import { readOnly, type StateSlice } from "../readable-store.ts";

export interface PollsState {
  /** Whom this device looks at again and again, switched on or not. */
  readonly polls: readonly Poll[];
}

const INITIAL: PollsState = { polls: [] };

export const selectPoll =
  (presentity: PresentityAddress) =>
  ({ polls }: PollsState): Poll | undefined =>
    polls.find((poll) => poll.presentity === presentity);

export type PollsSlice = ReturnType<typeof createPollsSlice>;

/** Looks that go on while the app runs; what they show comes by itself. */
export function createPollsSlice(ask: Ask) {
  const store = createStore<PollsState>(() => INITIAL);
  return {
    store: readOnly(store),
    receive: (polls: readonly Poll[]) => store.setState({ polls }),
    start: (presentity: PresentityAddress, everySeconds: number) =>
      ask("poll:start", { presentity, everySeconds }),
    stop: (presentity: PresentityAddress) => ask("poll:stop", { presentity }),
    reset: () => store.setState(store.getInitialState(), true),
  } satisfies StateSlice<PollsState> & Record<string, unknown>;
}
