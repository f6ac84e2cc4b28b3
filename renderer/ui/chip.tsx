import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import type { IconName } from "./icon-shapes.tsx";
import { Icon } from "./icon.tsx";
import styles from "./chip.module.css";

export interface ChipProps {
  readonly tone?: "quiet" | "ok" | "ask" | "danger" | "lamp";
  readonly icon?: IconName;
  readonly children: ReactNode;
}

/** A short word with a meaning, such as a decision: icon and word, so that it reads in grey. */
export function Chip({ tone = "quiet", icon, children }: ChipProps) {
  return (
    <span className={classNames(styles.chip, styles[tone])}>
      {icon !== undefined && <Icon name={icon} size="small" />}
      {children}
    </span>
  );
}
