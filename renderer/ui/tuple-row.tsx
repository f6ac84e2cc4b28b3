import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import type { IconName } from "./icon-shapes.tsx";
import { Icon } from "./icon.tsx";
import { Lamp } from "./lamp.tsx";
import type { LampState } from "./lamp-state.ts";
import styles from "./tuple-row.module.css";

export interface TupleRowProps {
  /** What kind of device it is. */
  readonly icon: IconName;
  readonly lamp: LampState;
  readonly name: string;
  /** “20 s ago” */
  readonly age: ReactNode;
  /** The means, and what is special about it. */
  readonly children?: ReactNode;
  /** It stopped answering. */
  readonly isStale?: boolean;
}

/** One device of a person, in a `Card` of rows. */
export function TupleRow({ icon, lamp, name, age, children, isStale = false }: TupleRowProps) {
  return (
    <li className={classNames(styles.tuple, isStale && styles.stale)}>
      <Icon name={icon} className={styles.sign} />
      <Lamp state={lamp} />
      <span className={styles.name} dir="auto">
        {name}
      </span>
      <span className={styles.age}>{age}</span>
      {children !== undefined && <span className={styles.also}>{children}</span>}
    </li>
  );
}
