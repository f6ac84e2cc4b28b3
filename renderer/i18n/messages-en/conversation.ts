import type { Messages } from "../message.ts";

export const conversationMessages = {} as const satisfies Messages;
