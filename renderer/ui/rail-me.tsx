import { Button, type ButtonProps } from "react-aria-components";
import type { LampState } from "./lamp-state.ts";
import { Tooltip } from "./tooltip.tsx";
import { Window } from "./window.tsx";
import styles from "./rail-me.module.css";

export interface RailMeProps extends Pick<ButtonProps, "onPress"> {
  readonly name: string;
  readonly lamp: LampState;
  /** “Your status: Available. Change”. */
  readonly label: string;
  /** Why it is not what was chosen. */
  readonly tip?: string | undefined;
}

/** The own window; in a `PopoverTrigger` it opens the status picker. */
export function RailMe({ name, lamp, label, tip, ...rest }: RailMeProps) {
  return (
    <Tooltip content={tip ?? label} placement="end">
      <Button {...rest} className={styles.me ?? ""}>
        <Window name={name} lamp={lamp} />
        <span className="visually-hidden">{label}</span>
      </Button>
    </Tooltip>
  );
}
