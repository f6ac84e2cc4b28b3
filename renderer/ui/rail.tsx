import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";
import styles from "./rail.module.css";

export interface RailProps {
  readonly label: string;
  /** The places, as `RailItem`s. */
  readonly children: ReactNode;
  /** Below the space: settings and the own window. */
  readonly foot: ReactNode;
}

/** Where one can go. At the bottom of a narrow window, where `foot` keeps only what must stay. */
export function Rail({ label, children, foot }: RailProps) {
  return (
    <nav className={styles.rail} aria-label={label} data-pane="rail">
      <span className={styles.mark}>
        <Icon name="mark" className={styles.sign} />
      </span>
      {children}
      <span className={styles.spring} />
      {foot}
    </nav>
  );
}
