import type { TimeScale } from "./timeline-scale.ts";
import { axisMarks, weekends } from "./timeline-axis.ts";
import { LANE_SHAPE } from "./timeline-paths.ts";
import styles from "./timeline-ground.module.css";
import shapes from "./timeline-shapes.module.css";

/** Weekends, the lines of the axis and now, behind all lanes. */
export function TimelineGround({ scale }: { readonly scale: TimeScale }) {
  return (
    <div className={styles.ground} aria-hidden="true">
      {weekends(scale.span).map((span) => {
        const { x, width } = scale.place(span);
        return (
          <i
            key={span.start}
            className={styles.weekend}
            style={{ insetInlineStart: x, inlineSize: width }}
          />
        );
      })}
      {axisMarks(scale, 0).map(({ at }) => (
        <b key={at} className={styles.gridLine} style={{ insetInlineStart: scale.x(at) }} />
      ))}
      <u className={styles.nowLine} />
    </div>
  );
}

export interface TimelineAxisProps {
  readonly scale: TimeScale;
  /** “Now, 14:32” */
  readonly nowLabel: string;
  /** Room at the end for the label of now, where it stands inside the plot. */
  readonly freeEndPx: number;
}

export function TimelineAxis({ scale, nowLabel, freeEndPx }: TimelineAxisProps) {
  return (
    <>
      {axisMarks(scale, freeEndPx).map(({ at, label }) => (
        <span key={at} className={styles.axisLabel} style={{ insetInlineStart: scale.x(at) }}>
          {label}
        </span>
      ))}
      <span className={styles.axisNow}>{nowLabel}</span>
    </>
  );
}

/** The hatch of the quietly ignored; defined once, used by every lane. */
export function TimelineHatch() {
  return (
    <svg className="visually-hidden" aria-hidden="true">
      <pattern
        id="timeline-hatch"
        width="4.5"
        height="4.5"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <path className={shapes.hatchLine} d={`M0.6 0v${LANE_SHAPE.heightPx}`} />
      </pattern>
    </svg>
  );
}
