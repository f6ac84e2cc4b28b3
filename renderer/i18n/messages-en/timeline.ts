import type { Messages } from "../message.ts";

/** How to read the street of windows. */
export const timelineMessages = {
  "timeline.legend": "How to read this",
  "timeline.subscribed": "Subscribed; a lit window means they saw your light on",
  "timeline.ignored": "Quietly ignored: always saw it off",
  "timeline.fetched": "Looked once, light off or on",
  "timeline.refused": "Refused",
  "timeline.asked": "Asked, no answer yet",
} as const satisfies Messages;
