import type { ReactNode } from "react";
import styles from "./setting-row.module.css";

export interface SettingRowProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** The control, which carries the label as its own name too. */
  readonly children: ReactNode;
}

/** What is set at the start, how at the end. Stands in a `Card`. */
export function SettingRow({ label, hint, children }: SettingRowProps) {
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <span>{label}</span>
        {hint !== undefined && <span className={styles.hint}>{hint}</span>}
      </div>
      {children}
    </div>
  );
}
