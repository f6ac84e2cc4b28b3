import type { InboxAddress, PresentityAddress } from "../../../shared/contract/address.ts";
import type { BuddyView, ConversationSummary } from "../../../shared/contract/bridge.ts";
import { inboxOf } from "../../../shared/model/address.ts";
import { numberWords } from "../../i18n/formatting-locale.ts";
import { t } from "../../i18n/t.ts";
import { buddyName } from "../../state/replicated/person-name.ts";
import { lastReachOf, reachOf } from "../../state/replicated/reach.ts";
import type { BuddyOutline } from "../../state/view/buddy-outline.ts";
import type { BuddyGroup, TreeBuddy } from "../../ui/buddy-tree.tsx";
import { lampOf, presenceNote } from "../../ui/presence-words.ts";
import { rowTime } from "../../ui/relative-time.ts";

export interface BuddyRowsInput {
  readonly outline: BuddyOutline;
  readonly buddies: ReadonlyMap<PresentityAddress, BuddyView>;
  readonly conversations: ReadonlyMap<InboxAddress, ConversationSummary>;
  readonly isOnline: boolean;
  readonly now: number;
}

interface CachedRow {
  readonly peer: InboxAddress;
  readonly madeOf: readonly unknown[];
  readonly row: TreeBuddy;
}

/**
 * Makes the rows of the list and hands out the very object again where nothing that is shown changed:
 * one light among a thousand paints one row.
 */
export function createBuddyRows(): (input: BuddyRowsInput) => readonly BuddyGroup[] {
  const rows = new Map<PresentityAddress, CachedRow>();
  let groups = new Map<string, BuddyGroup>();
  return (input) => {
    const made = input.outline.groups.map((group) => {
      const buddies = group.members.flatMap((member) => cachedRow(rows, member, input) ?? []);
      const isOnly = input.outline.groups.length === 1;
      const next: BuddyGroup = {
        id: group.name,
        name: group.name || t(isOnly ? "buddy-list.everybody" : "buddy-list.others"),
        count: countWords(group.aroundCount, group.all.length),
        buddies,
      };
      return sameGroup(groups.get(group.name), next);
    });
    groups = new Map(made.map((group) => [group.id, group]));
    for (const gone of [...rows.keys()].filter((known) => !input.buddies.has(known)))
      rows.delete(gone);
    return made;
  };
}

function cachedRow(
  rows: Map<PresentityAddress, CachedRow>,
  presentity: PresentityAddress,
  input: BuddyRowsInput,
): TreeBuddy | undefined {
  const view = input.buddies.get(presentity);
  if (view === undefined) return undefined;
  const known = rows.get(presentity);
  const peer = known?.peer ?? inboxOf(presentity);
  const summary = input.conversations.get(peer);
  const madeOf = [view, summary, input.isOnline, input.now];
  if (known !== undefined && isSame(known.madeOf, madeOf)) return known.row;
  const made = rowOf(view, summary, input);
  const row = known !== undefined && isSameRow(known.row, made) ? known.row : made;
  rows.set(presentity, { peer, madeOf, row });
  return row;
}

function rowOf(
  view: BuddyView,
  summary: ConversationSummary | undefined,
  { isOnline, now }: Pick<BuddyRowsInput, "isOnline" | "now">,
): TreeBuddy {
  const { subscription, document, asOf } = view;
  const availability = reachOf(view, isOnline);
  const lastAvailability = lastReachOf(view);
  // Without a connection everybody is as of the same moment, which the list says once.
  const spoken = isOnline ? availability : lastAvailability;
  const known = { document, subscription, availability: spoken, lastAvailability, asOf };
  const last = summary?.last;
  return {
    id: view.buddy.presentity,
    name: buddyName(view),
    lamp: lampOf(availability),
    note: presenceNote(known, now),
    time: last === null || last === undefined ? undefined : rowTime(Date.parse(last.at), now),
    unread: summary?.unreadCount ?? 0,
  };
}

function countWords(around: number | null, all: number): string {
  return around === null ? numberWords(all) : t("buddy-list.around", { around, all });
}

function sameGroup(known: BuddyGroup | undefined, next: BuddyGroup): BuddyGroup {
  if (known === undefined) return next;
  const isUnchanged =
    known.name === next.name && known.count === next.count && isSame(known.buddies, next.buddies);
  return isUnchanged ? known : next;
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((part, index) => part === b[index]);
}

function isSameRow(a: TreeBuddy, b: TreeBuddy): boolean {
  return (
    a.name === b.name &&
    a.lamp === b.lamp &&
    a.note === b.note &&
    a.time === b.time &&
    a.unread === b.unread
  );
}
