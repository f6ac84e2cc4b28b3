import { Button } from "react-aria-components";
import { Icon } from "./icon.tsx";
import styles from "./group-heading.module.css";

export interface GroupHeadingProps {
  readonly name: string;
  /** “3 of 23”: lit, away and busy of all. */
  readonly count?: string | undefined;
  readonly isExpanded: boolean;
}

/** 28 px above the rows of a group; inside a `BuddyTree` the chevron folds it. */
export function GroupHeading({ name, count, isExpanded }: GroupHeadingProps) {
  return (
    <div className={styles.heading}>
      <Button slot="chevron" className={styles.chevron ?? ""}>
        <Icon name={isExpanded ? "down" : "right"} size="small" />
      </Button>
      <span className={styles.name} dir="auto">
        {name}
      </span>
      {count !== undefined && <span className={styles.count}>{count}</span>}
    </div>
  );
}
