import { useState, type KeyboardEvent, type PointerEvent } from "react";
import styles from "./column-handle.module.css";

export interface ColumnHandleProps {
  /** “Width of the list” */
  readonly label: string;
  /** The present size of the column, in px. */
  readonly valuePx: number;
  readonly minPx: number;
  readonly maxPx: number;
  readonly onChange: (valuePx: number) => void;
  /** Whether the column lies before the handle, as the list does, or after it, as the details do. */
  readonly column: "before" | "after";
}

const STEP_PX = 16;

/** Stands at the edge of a `Pane` and drags it wider or narrower; arrow keys do the same. */
export function ColumnHandle(props: ColumnHandleProps) {
  const { label, valuePx, minPx, maxPx, onChange, column } = props;
  const [grip, setGrip] = useState<{ readonly x: number; readonly valuePx: number } | undefined>();
  const change = (next: number) => onChange(Math.min(maxPx, Math.max(minPx, Math.round(next))));

  /** To grow, the edge moves away from its column: to the end of the line or to its start. */
  const outward = (element: Element) => {
    const isRtl = getComputedStyle(element).direction === "rtl";
    return (column === "before") === isRtl ? -1 : 1;
  };

  function onKeyDown(event: KeyboardEvent): void {
    const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.key === "Home") change(minPx);
    else if (event.key === "End") change(maxPx);
    else if (direction !== undefined) {
      change(valuePx + direction * outward(event.currentTarget) * STEP_PX);
    } else return;
    event.preventDefault();
  }

  function onPointerMove(event: PointerEvent): void {
    if (grip === undefined) return;
    change(grip.valuePx + (event.clientX - grip.x) * outward(event.currentTarget));
  }

  return (
    <div
      className={styles.handle}
      data-column={column}
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={valuePx}
      aria-valuemin={minPx}
      aria-valuemax={maxPx}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setGrip({ x: event.clientX, valuePx });
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => setGrip(undefined)}
      onPointerCancel={() => setGrip(undefined)}
    />
  );
}
