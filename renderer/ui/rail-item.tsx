import { Button } from "react-aria-components";
import { classNames } from "./class-names.ts";
import { Count } from "./count.tsx";
import type { IconName } from "./icon-shapes.tsx";
import { Icon } from "./icon.tsx";
import styles from "./rail-item.module.css";

export interface RailItemProps {
  readonly icon: IconName;
  readonly label: string;
  readonly isCurrent: boolean;
  readonly onPress: () => void;
  readonly count?: number;
  /** By ear after the label: “4 unread”. */
  readonly countLabel?: string;
  /** Settings are at the foot of the status sheet in a narrow window. */
  readonly isWideOnly?: boolean;
}

export function RailItem(props: RailItemProps) {
  const { icon, label, isCurrent, onPress, count = 0, countLabel, isWideOnly = false } = props;
  return (
    <Button
      onPress={onPress}
      {...(isCurrent ? { "aria-current": "page" as const } : {})}
      className={classNames(styles.item, isWideOnly && styles.wide)}
    >
      <Icon name={icon} />
      <span className={styles.label}>{label}</span>
      <Count count={count} label={countLabel} className={styles.count} />
    </Button>
  );
}
