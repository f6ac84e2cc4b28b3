import type { ReactNode } from "react";
import styles from "./frame.module.css";

/** Which pane a narrow window shows; wider ones show them side by side. */
export type ShownPane = "list" | "main" | "details";

export interface FrameProps {
  /** The offline strip, over the whole width. */
  readonly strip?: ReactNode;
  readonly rail: ReactNode;
  /** A `Pane` of kind `list`. A page such as the watchers has none. */
  readonly list?: ReactNode;
  readonly main: ReactNode;
  /** A `Pane` of kind `details`; from 680 to 1099 px it lies over the main pane. */
  readonly details?: ReactNode;
  readonly shown: ShownPane;
  /** The bottom bar of a narrow window hides, as it does inside a conversation. */
  readonly isRailHiddenWhenNarrow?: boolean;
  /** What the person dragged the list to, 240 to 420. */
  readonly listSizePx?: number | undefined;
  /** What the person dragged the details to, 264 to 420. */
  readonly detailsSizePx?: number | undefined;
}

/** The one window: rail · list · main · details, which become fewer as the room does. */
export function Frame(props: FrameProps) {
  const { strip, rail, list, main, details, shown, isRailHiddenWhenNarrow = false } = props;
  const sizes: Record<string, string> = {};
  if (props.listSizePx !== undefined) sizes["--list-chosen"] = `${props.listSizePx}px`;
  if (props.detailsSizePx !== undefined) sizes["--details-chosen"] = `${props.detailsSizePx}px`;
  return (
    <div className={styles.window}>
      {strip}
      <div
        className={styles.frame}
        style={sizes}
        data-shown={list === undefined && shown === "list" ? "main" : shown}
        data-has-list={list !== undefined}
        data-has-details={details !== undefined}
        data-rail-hidden={isRailHiddenWhenNarrow}
      >
        {rail}
        {list}
        {main}
        {details}
      </div>
    </div>
  );
}
