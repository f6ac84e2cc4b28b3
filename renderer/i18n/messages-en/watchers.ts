import type { Messages } from "../message.ts";

/** Who looked at one's light. */
export const watchersMessages = {
  "watchers.title": "Watchers",
} as const satisfies Messages;
