import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { IconButton } from "./icon-button.tsx";
import styles from "./pane-head.module.css";

export interface PaneHeadProps {
  readonly title: string;
  /** Below the title, small: the state and the note of the person. */
  readonly note?: ReactNode;
  /** A `Window` before the title. */
  readonly sign?: ReactNode;
  /** Leads back to the list in a narrow window; it is shown only there. */
  readonly back?: { readonly label: string; readonly onPress: () => void };
  /** Buttons at the end. */
  readonly children?: ReactNode;
  /** Before them, where there is room: what a narrow window leaves out or has elsewhere. */
  readonly wideOnly?: ReactNode;
  /** `list` has no line below, `page` is a little wider at the sides. */
  readonly kind?: "list" | "main" | "page";
  /** Where the page below says the same, it is needed only for the way back. */
  readonly isNarrowOnly?: boolean;
  /** 1 for the list and a page, 2 beside another. */
  readonly level?: 1 | 2;
}

/** The bar on top of a pane, 52 px. */
export function PaneHead(props: PaneHeadProps) {
  const { title, note, sign, back, children, kind = "main", level = 1 } = props;
  const Heading = level === 1 ? "h1" : "h2";
  return (
    <header
      className={classNames(
        styles.head,
        styles[kind],
        props.isNarrowOnly === true && styles.narrowOnly,
      )}
    >
      {back !== undefined && (
        <span className={styles.back}>
          <IconButton icon="left" label={back.label} only="narrow" onPress={back.onPress} />
        </span>
      )}
      {sign}
      <div className={styles.words}>
        <Heading className={sign === undefined ? styles.title : styles.name} dir="auto">
          {title}
        </Heading>
        {note !== undefined && <p className={styles.note}>{note}</p>}
      </div>
      {props.wideOnly !== undefined && <div className={styles.wideOnly}>{props.wideOnly}</div>}
      {children}
    </header>
  );
}
