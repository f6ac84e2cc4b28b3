import { Fragment, useEffect, useMemo, useRef, useState } from "react";
import { Lamp } from "./lamp.tsx";
import { TimelineAxis, TimelineGround, TimelineHatch } from "./timeline-ground.tsx";
import { placeMarks } from "./timeline-marks.ts";
import type {
  LaneGroup,
  OwnLane,
  PlacedMark,
  Span,
  TimelineLane,
  WatcherMark,
} from "./timeline-model.ts";
import { beamPath } from "./timeline-paths.ts";
import { createTimeScale, type TimeScale } from "./timeline-scale.ts";
import { TimelineTrack } from "./timeline-track.tsx";
import { useInlineSize } from "./use-inline-size.ts";
import { useTimelineCursor, type Cursor, type CursorLane } from "./use-timeline-cursor.ts";
import { useWidth } from "./use-width.ts";
import { Window } from "./window.tsx";
import shapes from "./timeline-shapes.module.css";
import styles from "./timeline.module.css";

/** What a tool tip says about one shape: who did what, then when, what was shown and by which rule. */
export interface TimelineTip {
  readonly title: string;
  readonly text: string;
}

export interface TimelineProps {
  /** “One lane for each person, 27 October to now” */
  readonly label: string;
  /** What is shown; its end is now. */
  readonly span: Span;
  /** “Now, 14:32” */
  readonly nowLabel: string;
  readonly own: OwnLane;
  /** In the order of the grid: watching now, then last seen; the refused in a group of their own. */
  readonly groups: readonly LaneGroup[];
  /** Words for the marks that one shape stands for; there may be thousands. */
  readonly tipFor: (lane: TimelineLane, marks: readonly WatcherMark[]) => TimelineTip;
  /** Ctrl and the wheel: 1 closer, -1 further away. */
  readonly onZoom?: (direction: 1 | -1) => void;
}

// In a narrow window the label of now stands inside the plot.
const NOW_LABEL_PX = 118;
// In a wide one it stands behind the end, where a label of the axis would run into it.
const AXIS_LABEL_PX = 48;
const OWN_HEIGHT_PX = 44;

/** The street of windows: who watched when, and for how long they saw the light on. */
export function Timeline(props: TimelineProps) {
  const { label, span, nowLabel, own, groups, tipFor, onZoom } = props;
  const plot = useRef<HTMLDivElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const widthPx = useInlineSize(plot);
  const isNarrow = useWidth() === "narrow";
  const { start, end } = span;
  const scale = useMemo(() => createTimeScale({ start, end }, widthPx), [start, end, widthPx]);
  const lanes = usePlacedLanes(groups, scale);
  const keys = useTimelineCursor(lanes);
  useZoom(root, onZoom);
  const tip = tipAt(lanes, keys.cursor, tipFor);
  return (
    <div ref={root} className={styles.timeline} data-timeline>
      <TimelineHatch />
      <TimelineGround scale={scale} />
      <div className={styles.axis} aria-hidden="true">
        <div ref={plot} className={styles.axisPlot}>
          <TimelineAxis
            scale={scale}
            nowLabel={nowLabel}
            freeEndPx={isNarrow ? NOW_LABEL_PX : AXIS_LABEL_PX}
          />
        </div>
      </div>
      <OwnTrack own={own} scale={scale} />
      {groups.map((group) => (
        <Fragment key={group.id}>
          {group.heading !== undefined && <p className={styles.heading}>{group.heading}</p>}
          <div className={styles.group} role="list" aria-label={group.heading ?? label}>
            {group.lanes.map((lane) => (
              <Lane
                key={lane.id}
                lane={lane}
                placed={lanes.find(({ id }) => id === lane.id)?.placed ?? []}
                widthPx={widthPx}
                isTabStop={lane.id === (keys.cursor?.laneId ?? lanes[0]?.id)}
                cursor={keys.cursor?.laneId === lane.id ? keys.cursor : undefined}
                tip={keys.cursor?.laneId === lane.id ? tip : undefined}
                keys={keys}
              />
            ))}
          </div>
        </Fragment>
      ))}
      <p className="visually-hidden" role="status">
        {keys.cursor?.isByKey === true && tip !== undefined && `${tip.title}. ${tip.text}`}
      </p>
    </div>
  );
}

interface PlacedLane extends CursorLane {
  readonly lane: TimelineLane;
}

function usePlacedLanes(groups: readonly LaneGroup[], scale: TimeScale): readonly PlacedLane[] {
  return useMemo(
    () =>
      groups.flatMap(({ lanes }) =>
        lanes.map((lane) => ({
          id: lane.id,
          lane,
          placed: scale.widthPx === 0 ? [] : placeMarks(lane, scale),
        })),
      ),
    [groups, scale],
  );
}

function tipAt(
  lanes: readonly PlacedLane[],
  cursor: Cursor | undefined,
  tipFor: TimelineProps["tipFor"],
): TimelineTip | undefined {
  if (cursor?.markIndex === undefined) return undefined;
  const found = lanes.find(({ id }) => id === cursor.laneId);
  const mark = found?.placed[cursor.markIndex];
  return found === undefined || mark === undefined ? undefined : tipFor(found.lane, mark.marks);
}

/** A listener of its own, because React's are passive and the page must not zoom as well. */
function useZoom(root: React.RefObject<HTMLElement | null>, onZoom: TimelineProps["onZoom"]): void {
  useEffect(() => {
    const element = root.current;
    if (element === null || onZoom === undefined) return undefined;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey || event.deltaY === 0) return;
      event.preventDefault();
      onZoom(event.deltaY < 0 ? 1 : -1);
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, [root, onZoom]);
}

function OwnTrack({ own, scale }: { readonly own: OwnLane; readonly scale: TimeScale }) {
  const beams = own.beams
    .filter((beam) => beam.end > scale.span.start && beam.start < scale.span.end)
    .map((beam) => ({ ...scale.place(beam), isHalf: beam.isHalf }));
  return (
    <div className={styles.own} role="img" aria-label={own.description}>
      <div className={styles.who}>
        <Window name={own.name} size={24} isLit={own.lamp === "lit"} />
        <span className={styles.name}>{own.label}</span>
      </div>
      <div className={styles.track}>
        <svg
          className={shapes.drawing}
          width={scale.widthPx}
          height={OWN_HEIGHT_PX}
          viewBox={`0 0 ${scale.widthPx} ${OWN_HEIGHT_PX}`}
          aria-hidden="true"
        >
          <path className={shapes.ownLine} d={`M0 ${OWN_HEIGHT_PX / 2}h${scale.widthPx}`} />
          <path className={shapes.beams} d={beamPath(beams, OWN_HEIGHT_PX / 2)} />
        </svg>
      </div>
      <div className={styles.present}>
        <Lamp state={own.lamp} label={null} />
        <span className={styles.presentWords}>{own.present}</span>
      </div>
    </div>
  );
}

interface LaneProps {
  readonly lane: TimelineLane;
  readonly placed: readonly PlacedMark[];
  readonly widthPx: number;
  readonly isTabStop: boolean;
  readonly cursor: Cursor | undefined;
  readonly tip: TimelineTip | undefined;
  readonly keys: ReturnType<typeof useTimelineCursor>;
}

function Lane({ lane, placed, widthPx, isTabStop, cursor, tip, keys }: LaneProps) {
  const active = cursor?.markIndex === undefined ? undefined : placed[cursor.markIndex];
  return (
    <div
      className={styles.lane}
      role="listitem"
      aria-label={lane.description}
      data-lane
      tabIndex={isTabStop ? 0 : -1}
      onKeyDown={(event) => keys.onKeyDown(event, lane.id)}
      onBlur={keys.close}
    >
      <div className={styles.who}>
        <Window name={lane.name} size={24} isLit={lane.isLit === true} />
        <span className={styles.name} dir="auto">
          {lane.name}
        </span>
      </div>
      <div
        className={styles.track}
        onPointerMove={(event) => keys.onPointerMove(event, lane.id)}
        onPointerLeave={keys.onPointerLeave}
      >
        <TimelineTrack placed={placed} widthPx={widthPx} callout={lane.callout} active={active} />
        {active !== undefined && tip !== undefined && (
          <Tip tip={tip} mark={active} widthPx={widthPx} />
        )}
      </div>
      <div className={styles.present}>
        <span className={styles.presentWords}>{lane.present}</span>
      </div>
    </div>
  );
}

interface TipProps {
  readonly tip: TimelineTip;
  readonly mark: PlacedMark;
  readonly widthPx: number;
}

const TIP_PX = 280;

/** Above the shape, and inside the plot. Its words are read out by the timeline's status. */
function Tip({ tip, mark, widthPx }: TipProps) {
  const box = useRef<HTMLDivElement>(null);
  const [sizePx, setSizePx] = useState(TIP_PX);
  useEffect(() => setSizePx(box.current?.offsetWidth ?? TIP_PX), [tip]);
  const middle = mark.x + mark.width / 2 - sizePx / 2;
  const x = Math.min(Math.max(0, middle), Math.max(0, widthPx - sizePx));
  return (
    <div ref={box} className={styles.tip} style={{ insetInlineStart: x }} aria-hidden="true">
      <span className={styles.tipTitle}>{tip.title}</span>
      <span>{tip.text}</span>
    </div>
  );
}
