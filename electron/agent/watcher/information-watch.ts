import type { WatcherInformation } from "../../../shared/contract/watcher.ts";
import { unwrap } from "../../../shared/result/result.ts";
import type { ServiceLink } from "../connection/connection.ts";
import { createEmitter, type OnDid } from "../emitter.ts";
import type { Clock } from "../ports.ts";

/** One's own WATCHER INFORMATION, kept fresh once somebody looked at it. */
export interface InformationWatch {
  /** Rejects with why it can't be had now. */
  fetch(): Promise<WatcherInformation>;
  /** The ledger moved. */
  receiveChange(): void;
  /** Only after the first `fetch`. */
  readonly onDidChange: OnDid<WatcherInformation>;
}

export interface InformationWatchOptions {
  readonly link: ServiceLink;
  readonly clock: Clock;
}

// A ledger may hold thousands of watchers; nobody reads it faster than this.
const PAUSE_MS = 1_000;

export function createInformationWatch({ link, clock }: InformationWatchOptions): InformationWatch {
  const changed = createEmitter<WatcherInformation>();
  let isLookedAt = false;
  let isWaiting = false;

  async function fetch(): Promise<WatcherInformation> {
    isLookedAt = true;
    return unwrap(await link.request("watcher:fetch", {}));
  }

  async function refresh(): Promise<void> {
    isWaiting = false;
    const reply = await link.request("watcher:fetch", {});
    if (reply.ok) changed.emit(reply.value);
  }

  return {
    fetch,
    receiveChange: () => {
      if (!isLookedAt || isWaiting) return;
      isWaiting = true;
      clock.schedule(() => void refresh(), PAUSE_MS);
    },
    onDidChange: changed.onDid,
  };
}
