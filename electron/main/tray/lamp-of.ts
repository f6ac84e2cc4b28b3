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
export function lampOf({ choice, connection, isSignedIn }: DesktopState): Lamp {
  if (!isSignedIn) return "unavailable";
  return connection === "online" && choice !== null ? LAMPS[choice] : "unknown";
}
