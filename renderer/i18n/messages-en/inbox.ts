import type { Messages } from "../message.ts";

export const inboxMessages = {} as const satisfies Messages;
