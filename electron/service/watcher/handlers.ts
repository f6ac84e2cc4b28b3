import type { Handlers } from "../../../shared/contract/define.ts";
import type { watcherCalls } from "../../../shared/contract/watcher.ts";
import type { Caller } from "../ports.ts";
import type { WhichPresentity } from "../presentity/which-presentity.ts";
import type { Ledger } from "./ledger.ts";
import type { WatchRequests } from "./watch-requests.ts";

export interface WatcherDeps {
  readonly ledger: Ledger;
  readonly requests: WatchRequests;
  readonly which: WhichPresentity;
}

/** Only one's own: who may see somebody else's WATCHER INFORMATION is not decided yet. */
export function watcherHandlers({
  ledger,
  requests,
  which,
}: WatcherDeps): Handlers<typeof watcherCalls, Caller> {
  return {
    "watcher:fetch": async ({ presentity }, caller) =>
      ledger.read((await which.own(caller, presentity)).address),
    "watcher:requests": async ({ presentity }, caller) => {
      const { address } = await which.own(caller, presentity);
      return { requests: await requests.of(address) };
    },
    "watcher:set-span": async ({ days, presentity }, caller) => {
      await ledger.setSpan((await which.own(caller, presentity)).address, days);
      return { spanDays: days };
    },
  };
}
