import type { Messages } from "../message.ts";

/** The words beside the lamp, for other people's and for the own state. */
export const lampMessages = {
  "lamp.lit": "Available",
  "lamp.away": "Away",
  "lamp.busy": "Busy",
  "lamp.closed": "Not accepting messages",
  "lamp.off": "Unavailable",
  "lamp.unknown": "Unknown",
} as const satisfies Messages;
