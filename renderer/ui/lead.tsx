import type { ReactNode } from "react";
import styles from "./lead.module.css";

export interface LeadProps {
  /** The fact, in one plain sentence. */
  readonly children: ReactNode;
  /** What stands out, on lines of its own in a softer ink; may hold links. */
  readonly more?: ReactNode;
  /** At the end, small: how long it is kept. Not in a narrow window. */
  readonly aside?: ReactNode;
}

/** The sentence that says what the picture below it shows. */
export function Lead({ children, more, aside }: LeadProps) {
  return (
    <div className={styles.row}>
      <p className={styles.lead}>
        {children}
        {more !== undefined && <span className={styles.more}>{more}</span>}
      </p>
      {aside !== undefined && <p className={styles.aside}>{aside}</p>}
    </div>
  );
}
