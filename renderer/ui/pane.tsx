import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import styles from "./pane.module.css";

export interface PaneProps {
  readonly kind: "list" | "main" | "details";
  /** The name of the landmark: “Buddies”, “Conversation with Ada Byron-King”. */
  readonly label: string;
  /** It has the window to itself, as a list has in a narrow one: then it is what the page is about. */
  readonly isAlone?: boolean;
  /** A `PaneHead`, a `PaneBody`, a composer … from top to bottom. */
  readonly children: ReactNode;
}

const ELEMENTS = { list: "section", main: "main", details: "aside" } as const;

/** A column of the `Frame`, and a landmark. It takes focus from F6. */
export function Pane({ kind, label, isAlone = false, children }: PaneProps) {
  const Element = isAlone ? "main" : ELEMENTS[kind];
  return (
    <Element
      className={classNames(styles.pane, styles[kind])}
      aria-label={label}
      data-pane={kind}
      tabIndex={-1}
    >
      {children}
    </Element>
  );
}

export interface PaneBodyProps {
  /** `page` for prose and sections, `rows` for lists that bring their own spacing. */
  readonly kind?: "page" | "rows";
  readonly children: ReactNode;
}

/** The part of a pane that scrolls. */
export function PaneBody({ kind = "page", children }: PaneBodyProps) {
  return (
    <div className={styles.scroll}>
      <div className={styles[kind]}>{children}</div>
    </div>
  );
}
