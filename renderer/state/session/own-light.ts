import type { StatusChoice, StatusSetting } from "../../../shared/contract/presence.ts";
import type { Availability } from "../../../shared/model/availability.ts";

const SHOWN: Readonly<Record<StatusChoice, Availability>> = {
  available: "available",
  away: "away",
  busy: "busy",
  "not-accepting": "closed",
  invisible: "unavailable",
};

/** What a choice makes of one's own lamp. */
export function lightOfChoice(choice: StatusChoice): Availability {
  return SHOWN[choice];
}

/** One's own lamp now. Without the service nobody sees any light, so nothing is known of it. */
export function ownLight(status: StatusSetting | null, isOnline: boolean): Availability {
  return status === null || !isOnline ? "unknown" : lightOfChoice(status.choice);
}
