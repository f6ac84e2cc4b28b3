import type { Messages } from "../message.ts";

/** The account, its devices and how the window looks. */
export const settingsMessages = {
  "settings.title": "Settings",
} as const satisfies Messages;
