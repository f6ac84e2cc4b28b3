import type { ReactNode } from "react";
import type { IconName } from "./icon-shapes.tsx";
import { Icon } from "./icon.tsx";
import styles from "./empty-state.module.css";

export interface EmptyStateProps {
  readonly icon: IconName;
  /** One sentence of fact; for a failure, what failed. */
  readonly title: string;
  /** What will fill it; for a failure, what is safe. */
  readonly children?: ReactNode;
  /** At most one button. */
  readonly action?: ReactNode;
  /** Says it at once by ear: something failed. */
  readonly isFailure?: boolean;
}

export function EmptyState({ icon, title, children, action, isFailure = false }: EmptyStateProps) {
  return (
    <div className={styles.empty} {...(isFailure ? { role: "alert" } : {})}>
      <Icon name={icon} />
      <h2 className={styles.title}>{title}</h2>
      {children !== undefined && <p className={styles.words}>{children}</p>}
      {action !== undefined && <div className={styles.action}>{action}</div>}
    </div>
  );
}
