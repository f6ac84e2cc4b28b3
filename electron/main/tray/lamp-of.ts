import type { DesktopState } from "../state/desktop-state.ts";
import type { Lamp } from "./lamp-picture.ts";

const LAMPS = {
  available: "lit",
  away: "away",
  busy: "busy",
  "not-accepting": "closed",
  invisible: "unavailable",
} as const satisfies Record<NonNullable<DesktopState["choice"]>, Lamp>;

/** One's own lamp. Without a connection nobody sees it, so it is not shown as lit. */
export function lampOf({ choice, isAway, connection, isSignedIn }: DesktopState): Lamp {
  if (!isSignedIn) return "unavailable";
  if (connection !== "online" || choice === null) return "unknown";
  return choice === "available" && isAway ? "away" : LAMPS[choice];
}
