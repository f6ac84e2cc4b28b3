import { useMemo, useState, type ReactNode } from "react";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { clock, dateWords } from "../../ui/clock.ts";
import { Lead } from "../../ui/lead.tsx";
import { Timeline } from "../../ui/timeline.tsx";
import { TimelineLegend } from "../../ui/timeline-legend.tsx";
import { watchedWithin } from "./anonymous.ts";
import { digestWords } from "./digest-words.ts";
import { laneGroups, longestGroup } from "./lane-groups.ts";
import { tipWords } from "./lane-tip.ts";
import { leadWords } from "./lead-words.ts";
import { useOwnLane } from "./use-own-lane.ts";
import { showUnusual, UNUSUAL_ID } from "./show-unusual.ts";
import type { Watch } from "./use-watch.ts";
import { isWatcher, type WatchRow } from "./watch-row.ts";
import { isWithin, spanOf, spanWords, stepZoom, zoomsOf } from "./zoom.ts";
import styles from "./watchers.module.css";

// Beyond that a picture is no longer one; the grid below has everybody.
const LANES_AT_FIRST = 40;

export interface WatchPictureProps {
  readonly watch: Watch;
  readonly days: number;
  readonly onZoom: (days: number) => void;
  /** The zoom of a narrow window. */
  readonly children: ReactNode;
}

/** The sentence, the street of windows, and how to read it. */
export function WatchPicture({ watch, days, onZoom, children }: WatchPictureProps) {
  const { information, rows, end, isLive } = watch;
  const span = useMemo(() => spanOf(days, end), [days, end]);
  const within = useMemo(() => rows.filter((row) => isWithin(row, span)), [rows, span]);
  const { light } = information;
  const [showsAll, setShowsAll] = useState(false);
  const most = showsAll ? Infinity : LANES_AT_FIRST;
  const groups = useMemo(
    () => laneGroups({ rows: within, light, span, most }),
    [within, light, span, most],
  );
  const own = useOwnLane(information, span);
  const zooms = zoomsOf(information.spanDays);
  const byId = useMemo(() => new Map<string, WatchRow>(rows.map((row) => [row.id, row])), [rows]);
  return (
    <>
      <PageLead watch={watch} within={within} days={days} />
      {children !== false && <div className={styles.zoom}>{children}</div>}
      <Timeline
        label={t("watchers.timeline", { time: dateWords(span.start, end) })}
        span={span}
        nowLabel={t(isLive ? "watchers.now" : "watchers.as-of", { time: clock(end) })}
        own={own}
        groups={groups}
        tipFor={(lane, marks) => {
          const row = byId.get(lane.id);
          return row === undefined ? { title: lane.name, text: "" } : tipWords(row, marks);
        }}
        onZoom={(direction) => onZoom(stepZoom(zooms, days, direction))}
      />
      <Beyond
        laneCount={showsAll ? 0 : longestGroup(within)}
        onShowAll={() => setShowsAll(true)}
        earlierCount={rows.filter(isWatcher).length - within.filter(isWatcher).length}
        keptDays={information.spanDays}
        onShowSpan={() => onZoom(information.spanDays)}
      />
      <TimelineLegend />
    </>
  );
}

function PageLead(props: { watch: Watch; within: readonly WatchRow[]; days: number }) {
  const { watch, within, days } = props;
  const { information, end, isLive } = watch;
  const anonymous = information.anonymous ?? null;
  const { fact, unusual } = leadWords({
    rows: within,
    span: spanWords(days),
    isAnonymousToo: watchedWithin(anonymous, spanOf(days, end)),
  });
  const span = spanWords(information.spanDays);
  const digest = digestWords({
    rows: watch.rows,
    anonymous,
    from: Date.parse(information.from),
    now: end,
  });
  return (
    <div className={styles.top}>
      <Lead
        more={
          unusual !== undefined && (
            <a
              href={`#${UNUSUAL_ID}`}
              onClick={(event) => {
                event.preventDefault();
                showUnusual();
              }}
            >
              {unusual}
            </a>
          )
        }
        aside={
          isLive
            ? t("watchers.kept", { span, time: dateWords(Date.parse(information.from), end) })
            : t("watchers.kept-as-of", { span, time: clock(end) })
        }
      >
        {fact}
      </Lead>
      {digest !== undefined && <p className={styles.digest}>{digest}</p>}
    </div>
  );
}

interface BeyondProps {
  readonly laneCount: number;
  readonly onShowAll: () => void;
  readonly earlierCount: number;
  readonly keptDays: number;
  readonly onShowSpan: () => void;
}

/** Who is not in the picture, and why. */
function Beyond({ laneCount, onShowAll, earlierCount, keptDays, onShowSpan }: BeyondProps) {
  const span = spanWords(keptDays);
  if (laneCount <= LANES_AT_FIRST && earlierCount === 0) return null;
  return (
    <p className={styles.beyond}>
      {laneCount > LANES_AT_FIRST && (
        <Button size="small" onPress={onShowAll}>
          {t("watchers.show-all", { count: laneCount })}
        </Button>
      )}
      {earlierCount > 0 && (
        <>
          <span>{t("watchers.before", { count: earlierCount, span })}</span>
          <Button size="small" onPress={onShowSpan}>
            {t("watchers.show-span", { span })}
          </Button>
        </>
      )}
    </p>
  );
}
