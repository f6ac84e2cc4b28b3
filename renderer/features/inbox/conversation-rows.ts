import type { InboxAddress, PresentityAddress } from "../../../shared/contract/address.ts";
import type { BuddyView, ConversationSummary } from "../../../shared/contract/bridge.ts";
import type { WatchRequest } from "../../../shared/contract/watcher.ts";
import { presentityOf, principalOf } from "../../../shared/model/address.ts";
import { t } from "../../i18n/t.ts";
import { buddyName, strangerName } from "../../state/replicated/person-name.ts";
import { reachOf } from "../../state/replicated/reach.ts";
import type { ListedConversation } from "../../ui/conversation-list.tsx";
import { lampOf } from "../../ui/presence-words.ts";
import { rowTime } from "../../ui/relative-time.ts";

export interface ConversationRowsInput {
  readonly order: readonly InboxAddress[];
  readonly summaries: ReadonlyMap<InboxAddress, ConversationSummary>;
  readonly buddies: ReadonlyMap<PresentityAddress, BuddyView>;
  readonly drafts: ReadonlyMap<InboxAddress, string>;
  /** What strangers who ask call themselves. */
  readonly requests: readonly WatchRequest[];
  /** The conversation in front: its draft is in sight already. */
  readonly current: InboxAddress | null;
  readonly isOnline: boolean;
  readonly now: number;
}

interface CachedRow {
  readonly presentity: PresentityAddress;
  readonly madeOf: readonly unknown[];
  readonly row: ListedConversation;
}

/** Rows of the inbox; the very object again where nothing that is shown changed. */
export function createConversationRows(): (
  input: ConversationRowsInput,
) => readonly ListedConversation[] {
  const rows = new Map<InboxAddress, CachedRow>();
  return (input) =>
    input.order.map((peer) => {
      const known = rows.get(peer);
      const presentity = known?.presentity ?? presentityOf(peer);
      const madeOf = ingredients(input, peer, presentity);
      if (known !== undefined && isSame(known.madeOf, madeOf)) return known.row;
      const row = rowOf(input, peer, input.buddies.get(presentity));
      rows.set(peer, { presentity, madeOf, row });
      return row;
    });
}

function ingredients(
  { summaries, buddies, drafts, requests, current, isOnline, now }: ConversationRowsInput,
  peer: InboxAddress,
  presentity: PresentityAddress,
): readonly unknown[] {
  const summary = summaries.get(peer);
  const last = summary?.last;
  // The words of a time change with the day, not with the tick.
  const time = last === null || last === undefined ? undefined : rowTime(Date.parse(last.at), now);
  const view = buddies.get(presentity);
  const asked = view === undefined ? requests : undefined;
  return [summary, view, drafts.get(peer), peer === current, isOnline, time, asked];
}

function rowOf(
  input: ConversationRowsInput,
  peer: InboxAddress,
  view: BuddyView | undefined,
): ListedConversation {
  const summary = input.summaries.get(peer);
  const last = summary?.last ?? null;
  return {
    id: peer,
    name: view === undefined ? nameOfStranger(peer, input.requests) : buddyName(view),
    lamp: lampOf(reachOf(view, input.isOnline)),
    time: last === null ? undefined : rowTime(Date.parse(last.at), input.now),
    unread: summary?.unreadCount ?? 0,
    ...lastWord(summary, input.drafts.get(peer), peer === input.current),
  };
}

function nameOfStranger(peer: InboxAddress, requests: readonly WatchRequest[]): string {
  const principal = principalOf(peer);
  const request = requests.find(({ watcher }) => watcher === principal);
  return strangerName(principal, request?.displayName ?? "");
}

/** What could not be sent comes before a draft, and a draft before what was said. */
function lastWord(
  summary: ConversationSummary | undefined,
  draft: string | undefined,
  isCurrent: boolean,
): Pick<ListedConversation, "text" | "textKind"> {
  if (summary !== undefined && summary.failedCount > 0) {
    return { text: t("inbox.not-sent", { count: summary.failedCount }), textKind: "failed" };
  }
  if (draft !== undefined && !isCurrent) return { text: oneLine(draft), textKind: "draft" };
  const last = summary?.last ?? null;
  if (last === null) return {};
  return { text: oneLine(last.text), textKind: last.isOwn ? "own" : "theirs" };
}

const SHOWN = 160;

/** A row has one line, and a long message has no business in it. */
export function oneLine(text: string): string {
  return text.slice(0, SHOWN).replaceAll(/\s+/g, " ").trim();
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((part, index) => part === b[index]);
}
