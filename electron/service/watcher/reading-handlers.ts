import type { Handlers } from "../../../shared/contract/define.ts";
import type { watcherReadingCalls } from "../../../shared/contract/watcher-reading.ts";
import type { Caller } from "../ports.ts";
import type { WatcherReading } from "./watcher-reading.ts";

export function watcherReadingHandlers(
  reading: WatcherReading,
): Handlers<typeof watcherReadingCalls, Caller> {
  return {
    "watcher:readers": async (_input, caller) => ({ readers: await reading.readers(caller) }),
    "watcher:let-read": async ({ reader, isAllowed }, caller) => {
      await reading.letRead(caller, reader, isAllowed);
      return {};
    },
    "watcher:read": ({ presentity }, caller) => reading.read(caller, presentity),
    "watcher:subscribe": ({ presentity }, caller) => reading.subscribe(caller, presentity),
    "watcher:unsubscribe": ({ presentity }, caller) => {
      reading.unsubscribe(caller, presentity);
      return {};
    },
  };
}
