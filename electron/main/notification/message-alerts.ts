import type { BridgeEvents } from "../../../shared/contract/bridge.ts";
import type { EventPayload } from "../../../shared/contract/define.ts";
import { personOf, type DesktopState } from "../state/desktop-state.ts";

type Messages = EventPayload<BridgeEvents, "messages:changed">["messages"];

/** So many ids are remembered as told; more arrive in no one moment. */
const MAX_TOLD = 5_000;

export interface Alerts {
  /** Shows one alert for a person's new messages in place of the one before. */
  show(person: string, count: number): void;
  /** Takes back what is shown for a person, if anything. */
  withdraw(person: string): void;
}

/** Decides what the desktop tells of new messages. */
export interface MessageAlerts {
  messagesChanged(messages: Messages, state: DesktopState): void;
  stateChanged(state: DesktopState): void;
}

/**
 * One alert per person, with how many messages there are since it was last withdrawn; never what they
 * say: alerts are read over shoulders and stay on locked screens.
 *
 * None while the window has the focus, and none while busy. Withdrawn when the conversation was read.
 */
export function createMessageAlerts(alerts: Alerts, isFocused: () => boolean): MessageAlerts {
  const told = new Set<string>();
  const waiting = new Map<string, number>();

  function countNew(messages: Messages): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { id, isOwn, state, peer } of messages) {
      if (isOwn || state !== "received" || told.has(id)) continue;
      told.add(id);
      const person = personOf(peer);
      counts.set(person, (counts.get(person) ?? 0) + 1);
    }
    forgetOldest(told);
    return counts;
  }

  return {
    messagesChanged(messages, { choice }) {
      const counts = countNew(messages);
      if (isFocused() || choice === "busy") return;
      for (const [person, count] of counts) {
        const total = (waiting.get(person) ?? 0) + count;
        waiting.set(person, total);
        alerts.show(person, total);
      }
    },
    stateChanged({ unread }) {
      for (const person of waiting.keys()) {
        if (unread.has(person)) continue;
        waiting.delete(person);
        alerts.withdraw(person);
      }
    },
  };
}

function forgetOldest(told: Set<string>): void {
  for (const id of told) {
    if (told.size <= MAX_TOLD) return;
    told.delete(id);
  }
}
