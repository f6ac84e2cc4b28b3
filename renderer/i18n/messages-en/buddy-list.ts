import type { Messages } from "../message.ts";

export const buddyListMessages = {} as const satisfies Messages;
