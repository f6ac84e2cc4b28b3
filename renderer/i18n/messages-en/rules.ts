import type { Messages } from "../message.ts";

export const rulesMessages = {} as const satisfies Messages;
