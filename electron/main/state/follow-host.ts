import type { Snapshot } from "../../../shared/contract/bridge.ts";
import type { Host } from "../../host/host.ts";
import { afterEvent, NOBODY, stateOf, type DesktopState } from "./desktop-state.ts";

/** As long as nothing is known. */
const NOTHING_KNOWN: DesktopState = {
  ...NOBODY,
  connection: "signed-out",
  theme: "system",
};

export interface HostFollower {
  current(): DesktopState;
  /** Told the new state and the one before, when something changed. */
  onDidChange(listener: (state: DesktopState, before: DesktopState) => void): void;
  /** Takes over all there is to know; once the host has started. */
  load(snapshot: Snapshot): void;
}

export function followHost(host: Pick<Host, "onDidEmit">): HostFollower {
  const listeners: ((state: DesktopState, before: DesktopState) => void)[] = [];
  let state = NOTHING_KNOWN;

  function become(next: DesktopState): void {
    if (next === state) return;
    const before = state;
    state = next;
    for (const listener of listeners) listener(next, before);
  }

  host.onDidEmit((name, payload) => become(afterEvent(state, name, payload)));
  return {
    current: () => state,
    onDidChange: (listener) => void listeners.push(listener),
    load: (snapshot) => become(stateOf(snapshot)),
  };
}
