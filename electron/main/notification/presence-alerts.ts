import type { AlertKind, FiredAlert } from "../../../shared/contract/alert.ts";
import { personOf, type DesktopState } from "../state/desktop-state.ts";

export interface PresenceAlertsOptions {
  show(person: string, kind: AlertKind): void;
  isFocused(): boolean;
}

/**
 * Decides what the desktop tells of lights somebody waited for. As with messages: none while the window
 * has the focus, which tells it itself, and none while busy, when it waits there to be seen.
 */
export function createPresenceAlerts({ show, isFocused }: PresenceAlertsOptions) {
  return {
    fired(alerts: readonly FiredAlert[], { choice }: DesktopState): void {
      if (isFocused() || choice === "busy") return;
      for (const { presentity, kind } of alerts) show(personOf(presentity), kind);
    },
  };
}
