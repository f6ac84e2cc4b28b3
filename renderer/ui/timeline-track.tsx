import { useMemo } from "react";
import { classNames } from "./class-names.ts";
import { placeCallout } from "./timeline-callout.ts";
import type { PlacedMark, TimelineLane } from "./timeline-model.ts";
import { lanePaths, LANE_SHAPE } from "./timeline-paths.ts";
import styles from "./timeline-shapes.module.css";

export interface TimelineTrackProps {
  readonly placed: readonly PlacedMark[];
  readonly widthPx: number;
  readonly callout: TimelineLane["callout"];
  /** The mark that is pointed at or reached with the arrow keys. */
  readonly active: PlacedMark | undefined;
}

/** What one watcher did: one path for each kind, however many marks. Silent; the lane speaks. */
export function TimelineTrack({ placed, widthPx, callout, active }: TimelineTrackProps) {
  const paths = useMemo(() => lanePaths(placed, LANE_SHAPE), [placed]);
  const place = callout === undefined ? undefined : placeCallout(callout, placed, widthPx);
  const height = LANE_SHAPE.heightPx;
  return (
    <>
      <svg
        className={styles.drawing}
        width={widthPx}
        height={height}
        viewBox={`0 0 ${widthPx} ${height}`}
        aria-hidden="true"
      >
        <path className={styles.subscribed} d={paths.subscribed} />
        <path className={styles.ignoredGround} d={paths.ignored} />
        <path className={styles.ignored} d={paths.ignored} />
        <path className={styles.lit} d={paths.windows} />
        <path className={styles.tick} d={paths.ticks} />
        <path className={styles.tickLit} d={paths.litTicks} />
        <path className={styles.refused} d={paths.refused} />
        <path className={styles.asked} d={paths.asked} />
        {active !== undefined && (
          <rect
            className={styles.active}
            x={active.x - 3}
            y={5}
            width={active.width + 6}
            height={height - 10}
            rx={4}
          />
        )}
      </svg>
      {place !== undefined && (
        <span
          className={classNames(styles.callout, styles[place.side])}
          style={{ insetInlineStart: place.x }}
          aria-hidden="true"
        >
          {place.words}
        </span>
      )}
    </>
  );
}
