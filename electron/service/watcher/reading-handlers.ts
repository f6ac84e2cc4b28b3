import type { Handlers } from "../../../shared/contract/define.ts";
import type { watcherReadingCalls } from "../../../shared/contract/watcher-reading.ts";
import type { Caller } from "../ports.ts";
import type { Sharing } from "./sharing.ts";

export function watcherReadingHandlers(
  sharing: Sharing,
): Handlers<typeof watcherReadingCalls, Caller> {
  return {
    "watcher:readers": async (_input, caller) => ({ readers: await sharing.readers(caller) }),
    "watcher:let-read": async ({ reader, isAllowed }, caller) => {
      await sharing.letRead(caller, reader, isAllowed);
      return {};
    },
    "watcher:read": ({ presentity }, caller) => sharing.read(caller, presentity),
    "watcher:subscribe": ({ presentity }, caller) => sharing.subscribe(caller, presentity),
    "watcher:unsubscribe": ({ presentity }, caller) => {
      sharing.unsubscribe(caller, presentity);
      return {};
    },
  };
}
