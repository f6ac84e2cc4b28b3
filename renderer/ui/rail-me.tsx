import { Button, type ButtonProps } from "react-aria-components";
import type { LampState } from "./lamp-state.ts";
import { Window } from "./window.tsx";
import styles from "./rail-me.module.css";

export interface RailMeProps extends Pick<ButtonProps, "onPress"> {
  readonly name: string;
  readonly lamp: LampState;
  /** “Your status: Available. Change”. */
  readonly label: string;
}

/** The own window; in a `PopoverTrigger` it opens the status picker. */
export function RailMe({ name, lamp, label, ...rest }: RailMeProps) {
  return (
    <Button {...rest} className={styles.me ?? ""}>
      <Window name={name} lamp={lamp} />
      <span className="visually-hidden">{label}</span>
    </Button>
  );
}
