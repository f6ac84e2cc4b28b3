import { numberWords } from "../i18n/formatting-locale.ts";
import { classNames } from "./class-names.ts";
import styles from "./count.module.css";

export interface CountProps {
  readonly count: number;
  /** Grey instead of amber: what is counted was muted. */
  readonly isMuted?: boolean;
  /** By ear, for instance “4 unread”. Without it the counter is silent and its owner says it. */
  readonly label?: string | undefined;
  readonly className?: string | undefined;
}

const MOST = 999;

/** A number of new things; nothing at all for zero. */
export function Count({ count, isMuted = false, label, className }: CountProps) {
  if (count <= 0) return null;
  return (
    <span className={classNames(styles.count, isMuted && styles.muted, className)}>
      <span aria-hidden="true">{count > MOST ? `${MOST}+` : numberWords(count)}</span>
      {label !== undefined && <span className="visually-hidden">{label}</span>}
    </span>
  );
}
