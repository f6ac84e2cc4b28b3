import { useCallback, useEffect, useLayoutEffect, useRef, useState, type ReactNode } from "react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { t } from "../../i18n/t.ts";
import type { Timeline } from "../../state/replicated/timeline.ts";
import { Count } from "../../ui/count.tsx";
import { dayWords } from "../../ui/clock.ts";
import { Divider } from "../../ui/divider.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { estimateItemPx, logItems, type LogItem, type SaidItem } from "./log-items.ts";
import { reuseItems } from "./reuse-items.ts";
import { useDisplayed, type Attention } from "./use-displayed.ts";
import { usePinnedEnd, type PinnedEnd } from "./use-pinned-end.ts";
import styles from "./conversation.module.css";

export interface MessageLogProps {
  readonly timeline: Timeline;
  readonly now: number;
  readonly attention: Attention;
  readonly onNeedEarlier: () => void;
  readonly renderSaid: (item: SaidItem) => ReactNode;
}

/** Near the edge earlier messages are fetched, so that the edge is hardly ever reached. */
const EARLIER_FROM_PX = 1_200;
const FAR_FROM_END_PX = 400;

/** The messages, drawn only where they are in sight. It opens at what is new, else at the end. */
export function MessageLog(props: MessageLogProps) {
  const { timeline, now, attention, onNeedEarlier, renderSaid } = props;
  const log = useRef<HTMLDivElement>(null);
  const sizer = useRef<HTMLDivElement>(null);
  const items = useLogItems(timeline);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => log.current,
    estimateSize: (index) => estimateAt(items, index),
    getItemKey: useCallback((index: number) => items[index]?.key ?? index, [items]),
    overscan: 6,
    paddingStart: timeline.hasEarlier ? 44 : 16,
    paddingEnd: 8,
    anchorTo: "end",
  });
  const end = usePinnedEnd(log, sizer);
  useOpening(items, virtual, end);
  useOwnWord(timeline, end);
  useDisplayed(log, timeline.messages, attention);
  const offset = virtual.scrollOffset ?? Number.POSITIVE_INFINITY;
  useEffect(() => {
    if (timeline.hasEarlier && offset < EARLIER_FROM_PX) onNeedEarlier();
  }, [timeline, offset, onNeedEarlier]);
  const isFarFromEnd = items.length > 0 && virtual.getDistanceFromEnd() > FAR_FROM_END_PX;
  return (
    <div className={styles.logBox}>
      {/* Not live: a small region of its own says each new message once. */}
      <div
        ref={log}
        className={styles.log}
        role="log"
        aria-live="off"
        aria-label={t("conversation.messages")}
        aria-busy={timeline.isLoadingEarlier}
        tabIndex={0}
      >
        <div ref={sizer} className={styles.sizer} style={{ blockSize: virtual.getTotalSize() }}>
          {timeline.hasEarlier && <p className={styles.earlier}>{t("conversation.earlier")}</p>}
          {virtual.getVirtualItems().map(({ index, key, start }) => {
            const item = items[index];
            if (item === undefined) return null;
            return (
              <div
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                className={styles.item}
                style={{ transform: `translateY(${start}px)` }}
              >
                {item.kind === "said" ? renderSaid(item) : <DividerRow item={item} now={now} />}
              </div>
            );
          })}
        </div>
      </div>
      {isFarFromEnd && <ToNewest unread={unreadBelow(timeline)} onPress={end.pin} />}
    </div>
  );
}

function estimateAt(items: readonly LogItem[], index: number): number {
  const item = items[index];
  return item === undefined ? 0 : estimateItemPx(item);
}

function useLogItems(timeline: Timeline): readonly LogItem[] {
  const [made, setMade] = useState(() => ({ from: timeline, items: logItems(timeline) }));
  if (made.from === timeline) return made.items;
  const items = reuseItems(made.items, logItems(timeline));
  // While drawing, as React advises for state that follows from what came in.
  setMade({ from: timeline, items });
  return items;
}

type LogVirtualizer = ReturnType<typeof useVirtualizer<HTMLDivElement, Element>>;

/** Once, when there is something: what is new comes to the top, or the end to the bottom. */
function useOpening(
  items: readonly LogItem[],
  virtual: LogVirtualizer,
  { pin, release }: PinnedEnd,
): void {
  const isOpened = useRef(false);
  useLayoutEffect(() => {
    if (isOpened.current || items.length === 0) return;
    isOpened.current = true;
    const unread = items.findIndex((item) => item.kind === "unread");
    if (unread === -1) {
      pin();
      return;
    }
    release();
    virtual.scrollToIndex(Math.max(0, unread - 1), { align: "start" });
  }, [items, virtual, pin, release]);
}

/** Whoever says something wants to see it, wherever they were reading. */
function useOwnWord({ messages }: Timeline, { pin }: PinnedEnd): void {
  const last = messages.at(-1);
  const lastOwn = last?.isOwn === true ? last.id : undefined;
  const known = useRef(lastOwn);
  useLayoutEffect(() => {
    if (lastOwn === undefined || lastOwn === known.current) return;
    known.current = lastOwn;
    pin();
  }, [lastOwn, pin]);
}

function DividerRow({
  item,
  now,
}: {
  readonly item: Exclude<LogItem, SaidItem>;
  readonly now: number;
}) {
  if (item.kind === "day") return <Divider label={dayWords(item.at, now)} />;
  return <Divider label={t("conversation.new", { count: item.count })} isUnread />;
}

function unreadBelow({ messages, displayedThrough }: Timeline): number {
  return messages.filter(({ isOwn, position }) => !isOwn && position > displayedThrough).length;
}

function ToNewest({ unread, onPress }: { readonly unread: number; readonly onPress: () => void }) {
  return (
    <div className={styles.toNewest}>
      <IconButton icon="down" label={t("conversation.to-newest")} onPress={onPress} />
      <Count count={unread} label={t("ui.unread", { count: unread })} className={styles.newCount} />
    </div>
  );
}
