import type { PresentityAddress } from "../../../shared/contract/address.ts";
import type { Archive } from "../archive/open-archive.ts";
import type { Clock, Log } from "../ports.ts";
import { type ArchivedBuddy, rowOf } from "./buddy-row.ts";

/** Writes changed buddies behind their changes, many at a time. */
export interface RosterArchive {
  note(presentities: readonly PresentityAddress[]): void;
  /** Everything noted is in the archive once it resolves. */
  save(): Promise<void>;
}

export interface RosterArchiveOptions {
  readonly archive: Archive;
  readonly clock: Clock;
  readonly log: Log;
  /** The buddy as it is now; null when it left the list. */
  readonly read: (presentity: PresentityAddress) => ArchivedBuddy | null;
}

// What a crash within this time costs is told anew by the service.
const SAVE_AFTER_MS = 1_000;

export function createRosterArchive(options: RosterArchiveOptions): RosterArchive {
  const { archive, clock, log, read } = options;
  const changed = new Set<PresentityAddress>();
  let cancel: (() => void) | null = null;

  async function save(): Promise<void> {
    cancel?.();
    cancel = null;
    if (changed.size === 0) return;
    const noted = [...changed].map((presentity) => ({ presentity, buddy: read(presentity) }));
    changed.clear();
    await archive.run("buddy:save", {
      saved: noted.flatMap(({ buddy }) => (buddy === null ? [] : [rowOf(buddy)])),
      removed: noted.flatMap(({ presentity, buddy }) => (buddy === null ? [presentity] : [])),
    });
  }

  function saveInBackground(): void {
    save().catch((error: unknown) =>
      log.error({ error: String(error) }, "buddies were not archived"),
    );
  }

  return {
    note: (presentities) => {
      for (const presentity of presentities) changed.add(presentity);
      cancel ??= clock.schedule(saveInBackground, SAVE_AFTER_MS);
    },
    save,
  };
}
