import type { AccessHandling } from "../../../shared/contract/access.ts";
import type { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import type { BuddyView } from "../../../shared/contract/bridge.ts";
import type { WatcherEntry } from "../../../shared/contract/watcher.ts";
import type { RuleBook } from "../../../shared/model/access-book.ts";
import { decideAccess } from "../../../shared/model/access-decision.ts";
import { subjectOf } from "../../../shared/model/access-subject.ts";
import { presentityOf } from "../../../shared/model/address.ts";
import { groupsOf } from "../../state/replicated/access-store.ts";
import { buddyName, strangerName } from "../../state/replicated/person-name.ts";
import { reachOf } from "../../state/replicated/reach.ts";

/** How somebody stands to one's light now; whoever only asked or was refused watched nothing. */
export type Standing = "watching" | "seen" | "asked" | "refused";

/** One watcher with everything the page says of them. */
export interface WatchRow {
  readonly id: PrincipalAddress;
  readonly entry: WatcherEntry;
  readonly name: string;
  readonly isLit: boolean;
  /** What the rules give them now: the ledger may be a moment behind. */
  readonly handling: AccessHandling;
  /** Null while the default decides. */
  readonly decidedAt: string | null;
  readonly standing: Standing;
  readonly firstAt: number;
  readonly lastAt: number;
}

export interface WatchRowsInput {
  readonly watchers: readonly WatcherEntry[];
  readonly buddies: ReadonlyMap<PresentityAddress, BuddyView>;
  readonly rules: RuleBook;
  readonly isOnline: boolean;
}

/** Watching now first, then last seen: the order of the lanes. */
export function watchRows({ watchers, buddies, rules, isOnline }: WatchRowsInput): WatchRow[] {
  const now = new Date();
  const rows = watchers.map((entry): WatchRow => {
    const { watcher } = entry;
    const buddy = buddies.get(presentityOf(watcher));
    const subject = subjectOf(watcher, groupsOf(buddy));
    const { handling, rule } = decideAccess(rules.about(subject), subject, now);
    return {
      id: watcher,
      entry,
      name: nameOf(entry, buddy),
      isLit: reachOf(buddy, isOnline) === "available",
      handling,
      decidedAt: rule?.decidedAt ?? null,
      standing: standingOf(entry, handling),
      firstAt: Date.parse(entry.firstAt),
      lastAt: Date.parse(entry.lastAt),
    };
  });
  return rows.toSorted(byPresence);
}

/** One's own name for a buddy, else what they call themself, here or to everybody. */
function nameOf({ watcher, displayName }: WatcherEntry, buddy: BuddyView | undefined): string {
  const isNamed = buddy !== undefined && (buddy.buddy.name || buddy.displayName) !== "";
  if (isNamed) return buddyName(buddy);
  return strangerName(watcher, displayName);
}

export function standingOf(entry: WatcherEntry, handling: AccessHandling): Standing {
  const waits = entry.state === "pending" || entry.state === "waiting";
  if (waits && handling === "confirm") return "asked";
  if (entry.stays.some(({ to }) => to === null)) return "watching";
  const sawAnything = entry.stays.length > 0 || entry.fetchCount > 0;
  return entry.refusedCount > 0 && !sawAnything ? "refused" : "seen";
}

/** Whether they saw one's light at all, on or off. */
export function isWatcher({ standing }: WatchRow): boolean {
  return standing === "watching" || standing === "seen";
}

function byPresence(a: WatchRow, b: WatchRow): number {
  const first = Number(b.standing === "watching") - Number(a.standing === "watching");
  if (first !== 0) return first;
  // Everybody who watches now was seen now; the longest companion comes first.
  if (a.standing === "watching") return b.entry.subscribedMs - a.entry.subscribedMs;
  return b.lastAt - a.lastAt;
}
