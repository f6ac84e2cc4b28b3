import type { ReactNode } from "react";
import styles from "./section.module.css";

export interface SectionProps {
  readonly title: string;
  /** At the end of the heading's line: a count, a link. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A heading and what stands below it, in a page or in the details pane. */
export function Section({ title, aside, children }: SectionProps) {
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        {aside !== undefined && <span className={styles.aside}>{aside}</span>}
      </div>
      {children}
    </section>
  );
}
