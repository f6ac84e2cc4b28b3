import { z } from "zod";
import { limits } from "../../../shared/contract/limits.ts";
import { WatchAlert, type WatcherInformation } from "../../../shared/contract/watcher.ts";
import { type AlertMemory, findAlerts, NOTHING_TOLD } from "../../../shared/model/watch-alerts.ts";
import type { Kept } from "../archive/kept.ts";
import { createEmitter, type OnDid } from "../emitter.ts";
import type { Log } from "../ports.ts";

/** Whose looking stands out (RFC 2778's stalker), said once and kept until it was seen. */
export interface WatchAlerts {
  /** Whether the person wants any. */
  isWanted(): boolean;
  /** Oldest first. */
  unseen(): readonly WatchAlert[];
  readonly onDidChange: OnDid<readonly WatchAlert[]>;
  /** Looks through a ledger of this moment. */
  consider(information: WatcherInformation): void;
  /** Somebody looked at the watchers themself. */
  markSeen(): void;
}

export interface WatchAlertsOptions {
  readonly kept: Kept;
  readonly log: Log;
  readonly alertAt: () => number | null;
}

const NAME = "watch-alerts";

const Remembered = z.object({
  memory: z.object({
    dayStart: z.number(),
    toldToday: z.array(z.string()).max(limits.watchers),
    pollers: z.array(z.string()).max(limits.watchers),
  }),
  unseen: z.array(WatchAlert).max(limits.watchers),
});

export function createWatchAlerts({ kept, log, alertAt }: WatchAlertsOptions): WatchAlerts {
  const changed = createEmitter<readonly WatchAlert[]>();
  const remembered = kept.read(NAME, Remembered);
  let memory: AlertMemory = remembered?.memory ?? NOTHING_TOLD;
  let unseen: readonly WatchAlert[] = remembered?.unseen ?? [];

  const save = (): void => {
    kept.save(NAME, { memory, unseen }).catch((error: unknown) => {
      // Worst of all somebody is named twice.
      log.error({ error: String(error) }, "alerts were not archived");
    });
  };

  return {
    isWanted: () => alertAt() !== null,
    unseen: () => unseen,
    onDidChange: changed.onDid,
    consider: (information) => {
      const threshold = alertAt();
      if (threshold === null) return;
      const dayStart = new Date(information.to).setHours(0, 0, 0, 0);
      const found = findAlerts({ information, memory, threshold, dayStart });
      memory = found.memory;
      if (found.alerts.length === 0) return;
      const again = new Set(found.alerts.map(({ watcher }) => watcher));
      const others = unseen.filter(({ watcher }) => !again.has(watcher));
      unseen = [...others, ...found.alerts].slice(-limits.watchers);
      save();
      changed.emit(unseen);
    },
    markSeen: () => {
      if (unseen.length === 0) return;
      unseen = [];
      save();
      changed.emit(unseen);
    },
  };
}
