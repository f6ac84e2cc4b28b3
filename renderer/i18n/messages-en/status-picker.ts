import type { Messages } from "../message.ts";

/** Choosing one's own light. */
export const statusPickerMessages = {
  "status-picker.title": "Your status",
} as const satisfies Messages;
