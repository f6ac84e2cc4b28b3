import type { ReactNode } from "react";
import { Button, Disclosure, DisclosurePanel, Heading } from "react-aria-components";
import { Count } from "./count.tsx";
import { Icon } from "./icon.tsx";
import styles from "./tray.module.css";

export interface TrayProps {
  readonly title: string;
  readonly count: number;
  /** At the end of the head: “They can’t see you yet”. */
  readonly aside?: ReactNode;
  readonly isExpanded: boolean;
  readonly onExpandedChange: (isExpanded: boolean) => void;
  /** `RequestCard`s. */
  readonly children: ReactNode;
}

/** Requests above the list; folds to one line of 36 px. */
export function Tray({ title, count, aside, isExpanded, onExpandedChange, children }: TrayProps) {
  return (
    <Disclosure
      isExpanded={isExpanded}
      onExpandedChange={onExpandedChange}
      className={styles.tray ?? ""}
    >
      <Heading level={2}>
        <Button slot="trigger" className={styles.head ?? ""}>
          <Icon name={isExpanded ? "down" : "right"} size="small" />
          <span className={styles.title}>{title}</span>
          <Count count={count} label={String(count)} />
          {aside !== undefined && <span className={styles.aside}>{aside}</span>}
        </Button>
      </Heading>
      <DisclosurePanel className={styles.panel ?? ""}>{children}</DisclosurePanel>
    </Disclosure>
  );
}
