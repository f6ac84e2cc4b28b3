import type { Handlers } from "../../../shared/contract/define.ts";
import type { watcherCalls } from "../../../shared/contract/watcher.ts";
import type { Caller } from "../ports.ts";
import type { Ledger } from "./ledger.ts";
import type { WatchRequests } from "./watch-requests.ts";

export interface WatcherDeps {
  readonly ledger: Ledger;
  readonly requests: WatchRequests;
}

/** Only one's own: who may see somebody else's WATCHER INFORMATION is not decided yet. */
export function watcherHandlers({
  ledger,
  requests,
}: WatcherDeps): Handlers<typeof watcherCalls, Caller> {
  return {
    "watcher:fetch": (_input, { identity }) => ledger.read(identity.presentity),
    "watcher:set-span": async ({ days }, { identity }) => {
      await ledger.setSpan(identity.presentity, days);
      return { spanDays: days };
    },
    "watcher:requests": async (_input, { identity }) => ({
      requests: await requests.of(identity.presentity),
    }),
  };
}
