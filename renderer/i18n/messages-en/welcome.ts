import type { Messages } from "../message.ts";

export const welcomeMessages = {} as const satisfies Messages;
