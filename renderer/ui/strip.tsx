import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import type { IconName } from "./icon-shapes.tsx";
import { Icon } from "./icon.tsx";
import styles from "./strip.module.css";

export interface StripProps {
  readonly icon: IconName;
  /** What is the case, in two or three words. */
  readonly title: string;
  /** What it means or why it is so. */
  readonly words: string;
  /** What happens next, with a countdown. */
  readonly children?: ReactNode;
  /** One small quiet button. */
  readonly action?: ReactNode;
  readonly isDanger?: boolean;
}

/** 40 px on top of everything: the state of the connection. Told politely, without what counts down. */
export function Strip({ icon, title, words, children, action, isDanger = false }: StripProps) {
  return (
    <section className={classNames(styles.strip, isDanger && styles.danger)} aria-label={title}>
      <Icon name={icon} size="small" />
      <p className={styles.words}>
        <span role="status">
          <span className={styles.title}>{title}</span> <span className={styles.rest}>{words}</span>
        </span>{" "}
        {/* A countdown read aloud every second would drown everything else. */}
        <span className={styles.rest}>{children}</span>
      </p>
      {action}
    </section>
  );
}
