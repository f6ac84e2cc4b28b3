import { RadioButton, RadioField, RadioGroup } from "react-aria-components";
import { Icon } from "./icon.tsx";
import { Lamp } from "./lamp.tsx";
import type { LampState } from "./lamp-state.ts";
import styles from "./status-choice.module.css";

export interface StatusOption<Value extends string> {
  readonly value: Value;
  readonly lamp: LampState;
  readonly word: string;
  /** What it does, in one line. */
  readonly consequence: string;
}

export interface StatusChoiceProps<Value extends string> {
  readonly label: string;
  readonly options: readonly StatusOption<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** The states of one's own light, each with what it means for others and for alerts. */
export function StatusChoice<Value extends string>(props: StatusChoiceProps<Value>) {
  const { label, options, value, onChange } = props;
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      onChange={(chosen) => {
        const option = options.find((each) => each.value === chosen);
        if (option !== undefined) onChange(option.value);
      }}
      className={styles.choices ?? ""}
    >
      {options.map((option) => (
        <RadioField
          key={option.value}
          value={option.value}
          // Where one is when it opens: arrow keys choose at once.
          autoFocus={option.value === value}
          className={styles.field ?? ""}
        >
          <RadioButton className={styles.choice ?? ""}>
            <span className={styles.lamp}>
              <Lamp state={option.lamp} label={null} />
            </span>
            <span className={styles.words}>
              <span className={styles.word}>{option.word}</span>
              <span className={styles.consequence}>{option.consequence}</span>
            </span>
            {option.value === value && <Icon name="check" className={styles.tick} />}
          </RadioButton>
        </RadioField>
      ))}
    </RadioGroup>
  );
}
