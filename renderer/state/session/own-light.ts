import { PrincipalAddress } from "../../../shared/contract/address.ts";
import {
  TupleId,
  type StatusChoice,
  type StatusDetails,
  type StatusSetting,
} from "../../../shared/contract/presence.ts";
import { inboxOf, presentityOf } from "../../../shared/model/address.ts";
import { availabilityOf, type Availability } from "../../../shared/model/availability.ts";
import { advanceView, fullContent, NEVER_SEEN } from "../../../shared/model/presence-view.ts";
import { initialSetting, NO_DETAILS } from "../../../shared/model/status-setting.ts";
import { selectAwayNow, selectIsOnline, type SessionState } from "./session-store.ts";

const SHOWN: Readonly<Record<StatusChoice, Availability>> = {
  available: "available",
  away: "away",
  busy: "busy",
  "not-accepting": "closed",
  invisible: "unavailable",
};

/** What a choice by itself makes of one's own lamp. */
export function lightOfChoice(choice: StatusChoice): Availability {
  return SHOWN[choice];
}

/** What a choice makes of it together with what somebody is doing: others’ lamps follow both. */
export function lightOf(chosen: {
  readonly choice: StatusChoice;
  readonly details?: StatusDetails;
}): Availability {
  const { choice, details = NO_DETAILS } = chosen;
  if (choice === "invisible" || details.activities.length === 0) return lightOfChoice(choice);
  // By the very functions that make what others hold of what was chosen.
  const somebody = PrincipalAddress.parse("somebody@this-computer.local");
  const now = new Date(0);
  const content = fullContent({
    presentity: presentityOf(somebody),
    inbox: inboxOf(somebody),
    displayName: "",
    setting: { ...initialSetting(now), choice, details },
    devices: [{ key: "device", label: "", userInput: "active" }],
    signOff: NEVER_SEEN,
  });
  const newTupleId = () => TupleId.parse("device");
  const next = { presentity: presentityOf(somebody), content, now, newTupleId };
  return availabilityOf(advanceView(null, next).document);
}

/**
 * One's own lamp now, as this device makes it: another one that is in use speaks for all of them. Without
 * the service nobody sees any light, so nothing is known of it.
 */
export function ownLight(
  status: StatusSetting | null,
  isOnline: boolean,
  isAway: boolean,
): Availability {
  if (status === null || !isOnline) return "unknown";
  const light = lightOf(status);
  return light === "available" && isAway ? "away" : light;
}

export const selectOwnLight = (state: SessionState): Availability =>
  ownLight(state.status, selectIsOnline(state), selectAwayNow(state) !== null);
