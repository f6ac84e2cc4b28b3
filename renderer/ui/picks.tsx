import { Button, ToggleButton, ToggleButtonGroup, type Key } from "react-aria-components";
import styles from "./picks.module.css";

export interface PicksProps<Value extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  /** The chosen ones; for `single` at most one. */
  readonly value: readonly Value[];
  readonly onChange: (value: readonly Value[]) => void;
  /** `single`: a choice such as “until”. `multiple`: any of them, such as activities. */
  readonly mode?: "single" | "multiple";
  /** A last one that is no answer: it shows more of them elsewhere. */
  readonly more?: {
    readonly label: string;
    readonly isOpen: boolean;
    readonly onOpenChange: (isOpen: boolean) => void;
  };
}

/** A handful of ready answers that wrap over lines; none has to be chosen. */
export function Picks<Value extends string>(props: PicksProps<Value>) {
  const { label, options, value, onChange, mode = "single", more } = props;
  const change = (keys: Set<Key>) =>
    onChange(options.map((option) => option.value).filter((option) => keys.has(option)));
  const group = (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode={mode}
      selectedKeys={value}
      onSelectionChange={change}
      className={(more === undefined ? styles.picks : styles.inner) ?? ""}
    >
      {options.map((option) => (
        <ToggleButton key={option.value} id={option.value} className={styles.pick ?? ""}>
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
  if (more === undefined) return group;
  return (
    <div className={styles.picks}>
      {group}
      <Button
        aria-expanded={more.isOpen}
        onPress={() => more.onOpenChange(!more.isOpen)}
        className={styles.pick ?? ""}
      >
        {more.label}
      </Button>
    </div>
  );
}
