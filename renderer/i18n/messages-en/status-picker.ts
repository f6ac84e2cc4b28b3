import type { Messages } from "../message.ts";

export const statusPickerMessages = {} as const satisfies Messages;
