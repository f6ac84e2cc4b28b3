import type { Messages } from "../message.ts";

export const watchersMessages = {} as const satisfies Messages;
