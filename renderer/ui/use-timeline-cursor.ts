import { useState, type KeyboardEvent, type PointerEvent } from "react";
import { nearestMark } from "./timeline-marks.ts";
import type { PlacedMark } from "./timeline-model.ts";

/** A lane as the cursor sees it. */
export interface CursorLane {
  readonly id: string;
  readonly placed: readonly PlacedMark[];
}

/** Where the cursor is: in a lane, and on one of its marks. */
export interface Cursor {
  readonly laneId: string;
  readonly markIndex: number | undefined;
  /** Reached by keys: it is read out, and a pointer elsewhere does not take it away. */
  readonly isByKey: boolean;
}

const REACH_PX = 6;

/**
 * One place in the timeline for pointer and keys: Up and Down change the lane, Left and Right the mark
 * (along the line, so mirrored from right to left), Home and End the first and the last, Escape closes the tip.
 */
export function useTimelineCursor(lanes: readonly CursorLane[]) {
  const [cursor, setCursor] = useState<Cursor | undefined>();
  const laneOf = (id: string) => lanes.find((lane) => lane.id === id);

  function onPointerMove(event: PointerEvent<HTMLElement>, laneId: string): void {
    const x = alongLine(event.currentTarget, event.clientX);
    const markIndex = nearestMark(laneOf(laneId)?.placed ?? [], x, REACH_PX);
    if (markIndex !== undefined) setCursor({ laneId, markIndex, isByKey: false });
    else leave();
  }

  function leave(): void {
    setCursor((present) => (present?.isByKey === true ? present : undefined));
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>, laneId: string): void {
    const move = moveFor(event.key, isRightToLeft(event.currentTarget));
    if (move === undefined) return;
    event.preventDefault();
    if (move.kind === "close") setCursor(undefined);
    else if (move.kind === "lane") focusLane(event.currentTarget, move.step);
    else moveMark(laneId, move.to);
  }

  function moveMark(laneId: string, to: (index: number | undefined, last: number) => number): void {
    const last = (laneOf(laneId)?.placed.length ?? 0) - 1;
    if (last < 0) return;
    const present = cursor?.laneId === laneId ? cursor.markIndex : undefined;
    setCursor({ laneId, markIndex: to(present, last), isByKey: true });
  }

  return {
    cursor,
    onPointerMove,
    onPointerLeave: leave,
    onKeyDown,
    close: () => setCursor(undefined),
  };
}

function isRightToLeft(element: Element): boolean {
  return getComputedStyle(element).direction === "rtl";
}

/** Px from the start of the line, on whichever side that is. */
function alongLine(element: Element, clientX: number): number {
  const box = element.getBoundingClientRect();
  return isRightToLeft(element) ? box.right - clientX : clientX - box.left;
}

type Move =
  | { readonly kind: "close" }
  | { readonly kind: "lane"; readonly step: 1 | -1 }
  | { readonly kind: "mark"; readonly to: (index: number | undefined, last: number) => number };

function moveFor(key: string, isRtl: boolean): Move | undefined {
  const onward = {
    kind: "mark",
    to: (index?: number, last = 0) => clamp((index ?? -1) + 1, last),
  } as const;
  const back = {
    kind: "mark",
    to: (index?: number, last = 0) => clamp((index ?? last + 1) - 1, last),
  } as const;
  switch (key) {
    case "ArrowRight":
      return isRtl ? back : onward;
    case "ArrowLeft":
      return isRtl ? onward : back;
    case "Home":
      return { kind: "mark", to: () => 0 };
    case "End":
      return { kind: "mark", to: (_, last) => last };
    case "ArrowDown":
      return { kind: "lane", step: 1 };
    case "ArrowUp":
      return { kind: "lane", step: -1 };
    case "Escape":
      return { kind: "close" };
    default:
      return undefined;
  }
}

function clamp(index: number, last: number): number {
  return Math.min(last, Math.max(0, index));
}

function focusLane(from: HTMLElement, step: 1 | -1): void {
  const lanes = Array.from(
    from.closest("[data-timeline]")?.querySelectorAll<HTMLElement>("[data-lane]") ?? [],
  );
  lanes[lanes.indexOf(from) + step]?.focus();
}
