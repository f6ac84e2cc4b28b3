import type { Messages } from "../message.ts";

export const inspectorMessages = {} as const satisfies Messages;
