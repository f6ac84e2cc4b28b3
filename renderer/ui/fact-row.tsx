import type { ReactNode } from "react";
import type { IconName } from "./icon-shapes.tsx";
import { Icon } from "./icon.tsx";
import styles from "./fact-row.module.css";

export interface FactRowProps {
  readonly icon: IconName;
  /** The fact: “Everything Ada shares with Work”. */
  readonly title: string;
  /** Why, or what it means. */
  readonly children?: ReactNode;
}

/** What one sees and why, in a `Card` of rows. */
export function FactRow({ icon, title, children }: FactRowProps) {
  return (
    <li className={styles.fact}>
      <Icon name={icon} className={styles.sign} />
      <span className={styles.title}>{title}</span>
      {children !== undefined && <p className={styles.why}>{children}</p>}
    </li>
  );
}
