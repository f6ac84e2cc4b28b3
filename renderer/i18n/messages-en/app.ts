import type { Messages } from "../message.ts";

export const appMessages = {} as const satisfies Messages;
