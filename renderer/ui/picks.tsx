import { ToggleButton, ToggleButtonGroup, type Key } from "react-aria-components";
import styles from "./picks.module.css";

export interface PicksProps<Value extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  /** The chosen ones; for `single` at most one. */
  readonly value: readonly Value[];
  readonly onChange: (value: readonly Value[]) => void;
  /** `single`: a choice such as “until”. `multiple`: any of them, such as activities. */
  readonly mode?: "single" | "multiple";
}

/** A handful of ready answers that wrap over lines; none has to be chosen. */
export function Picks<Value extends string>(props: PicksProps<Value>) {
  const { label, options, value, onChange, mode = "single" } = props;
  const change = (keys: Set<Key>) =>
    onChange(options.map((option) => option.value).filter((option) => keys.has(option)));
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode={mode}
      selectedKeys={value}
      onSelectionChange={change}
      className={styles.picks ?? ""}
    >
      {options.map((option) => (
        <ToggleButton key={option.value} id={option.value} className={styles.pick ?? ""}>
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
