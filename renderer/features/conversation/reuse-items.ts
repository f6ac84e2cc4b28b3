import type { LogItem } from "./log-items.ts";

/** Keeps the very rows that did not change, so that only what changed is drawn. */
export function reuseItems(
  known: readonly LogItem[],
  next: readonly LogItem[],
): readonly LogItem[] {
  const byKey = new Map(known.map((item) => [item.key, item]));
  return next.map((item) => {
    const before = byKey.get(item.key);
    return before !== undefined && isSameItem(before, item) ? before : item;
  });
}

function isSameItem(a: LogItem, b: LogItem): boolean {
  if (a.kind === "said" && b.kind === "said") {
    return (
      a.messages.length === b.messages.length &&
      a.messages.every((message, index) => message === b.messages[index])
    );
  }
  if (a.kind === "unread" && b.kind === "unread") return a.count === b.count;
  return a.kind === b.kind;
}
