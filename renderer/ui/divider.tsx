import { classNames } from "./class-names.ts";
import styles from "./divider.module.css";

export interface DividerProps {
  /** A day, or “2 new messages”. */
  readonly label: string;
  /** Amber; it stays where it is while the person reads. */
  readonly isUnread?: boolean;
  readonly id?: string;
}

export function Divider({ label, isUnread = false, id }: DividerProps) {
  return (
    <div
      id={id}
      className={classNames(styles.divider, isUnread && styles.unread)}
      role="separator"
      aria-label={label}
    >
      {label}
    </div>
  );
}
