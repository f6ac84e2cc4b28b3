import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import styles from "./said.module.css";

export interface SaidProps {
  /** By ear: who, when, what – as a sentence. */
  readonly label?: string;
  readonly isOwn?: boolean;
  /** A `Window` of 28 px, at the top of what others said; not in a narrow window. */
  readonly window?: ReactNode;
  /** `Bubble`s, `Reactions`, and one `Meta` or `DeliveryMark` below them. */
  readonly children: ReactNode;
}

/** What one person said within a few minutes: bubbles 3 px apart, one time below. */
export function Said({ label, isOwn = false, window, children }: SaidProps) {
  return (
    <article
      className={classNames(styles.said, isOwn ? styles.own : styles.others)}
      {...(label === undefined ? {} : { "aria-label": label })}
    >
      {!isOwn && <div className={styles.window}>{window}</div>}
      <div className={styles.stack}>{children}</div>
    </article>
  );
}
