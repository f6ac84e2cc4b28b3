import type { ConversationMessage } from "../../../shared/contract/bridge.ts";
import type { Timeline } from "../../state/replicated/timeline.ts";
import { midnight } from "../../ui/clock.ts";

export interface SaidItem {
  readonly kind: "said";
  /** The id of its first message: it stays while the group grows at its end. */
  readonly key: string;
  readonly isOwn: boolean;
  readonly messages: readonly ConversationMessage[];
}

/** One row of the log. */
export type LogItem =
  | { readonly kind: "day"; readonly key: string; readonly at: number }
  | { readonly kind: "unread"; readonly key: string; readonly count: number }
  | SaidItem;

/** One sender within this time is one group. */
export const GROUP_MS = 5 * 60_000;

type LogSource = Pick<Timeline, "messages" | "dividerAt" | "seams" | "hasEarlier">;

/**
 * The rows of a conversation: days, the unread divider, and groups of one sender within five minutes.
 *
 * Their keys never change while messages come at either end, so that nothing on screen jumps. What
 * begins at a seam begins a group, and the day above the first message shows once it is known that
 * nothing earlier belongs to it.
 */
export function logItems(source: LogSource): readonly LogItem[] {
  const items: LogItem[] = [];
  const seams = new Set(source.seams);
  let previous: ConversationMessage | undefined;
  for (const message of source.messages) {
    const isNewDay = previous === undefined ? !source.hasEarlier : !isSameDay(previous, message);
    const isDivider = message.position === source.dividerAt;
    if (isNewDay) items.push(dayItem(message));
    if (isDivider) items.push(unreadItem(source.messages, message));
    const last = items.at(-1);
    const isJoined = previous !== undefined && belongsTo(previous, message);
    if (last?.kind === "said" && isJoined && !seams.has(message.position)) {
      items[items.length - 1] = { ...last, messages: [...last.messages, message] };
    } else {
      items.push({ kind: "said", key: message.id, isOwn: message.isOwn, messages: [message] });
    }
    previous = message;
  }
  return items;
}

function belongsTo(previous: ConversationMessage, message: ConversationMessage): boolean {
  const gapMs = Date.parse(message.at) - Date.parse(previous.at);
  return previous.isOwn === message.isOwn && gapMs <= GROUP_MS;
}

function isSameDay(a: ConversationMessage, b: ConversationMessage): boolean {
  return midnight(Date.parse(a.at)) === midnight(Date.parse(b.at));
}

function dayItem(message: ConversationMessage): LogItem {
  const at = midnight(Date.parse(message.at));
  // With the message, because a clock that was put right can make the same day come twice.
  return { kind: "day", key: `day ${at} ${message.id}`, at };
}

function unreadItem(messages: readonly ConversationMessage[], first: ConversationMessage): LogItem {
  const count = messages.filter(
    ({ isOwn, position }) => !isOwn && position >= first.position,
  ).length;
  return { kind: "unread", key: `unread ${first.id}`, count };
}

// Rough, but close: what is measured later hardly moves anything.
const LINE_PX = 22;
const BUBBLE_PX = 17;
const LINE_CHARACTERS = 70;

/** How tall a row will be before it was drawn. */
export function estimateItemPx(item: LogItem): number {
  if (item.kind !== "said") return 42;
  const bubbles = item.messages.reduce(
    (sum, { text }) => sum + BUBBLE_PX + LINE_PX * linesOf(text),
    0,
  );
  return 12 + bubbles + 3 * item.messages.length + 18;
}

function linesOf(text: string): number {
  return text
    .split("\n")
    .reduce((lines, line) => lines + Math.max(1, Math.ceil(line.length / LINE_CHARACTERS)), 0);
}
