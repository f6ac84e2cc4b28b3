import styles from "./skeleton.module.css";

export interface SkeletonProps {
  /** What is on its way, by ear. */
  readonly label: string;
  readonly rows?: number;
  /** The size of the windows in the list it stands for. */
  readonly windowSize?: 32 | 40;
}

/** Grey shapes that stand still; they come after 300 ms, so that a quick answer does not flash. */
export function Skeleton({ label, rows = 6, windowSize = 32 }: SkeletonProps) {
  return (
    <div className={styles.skeleton} role="status" data-skeleton>
      <span className="visually-hidden">{label}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={styles.row} aria-hidden="true">
          <span
            className={styles.window}
            style={{ inlineSize: windowSize, blockSize: windowSize }}
          />
          <span className={styles.lines}>
            <span className={styles.line} style={{ inlineSize: `${WIDTHS[row % 3] ?? 60}%` }} />
            <span
              className={styles.note}
              style={{ inlineSize: `${(WIDTHS[row % 3] ?? 60) + 20}%` }}
            />
          </span>
        </div>
      ))}
    </div>
  );
}

// Uneven like names are, and the same each time: nothing is alive here yet.
const WIDTHS: readonly number[] = [60, 45, 70];
