import { RadioButton, RadioField, RadioGroup } from "react-aria-components";
import { Icon } from "./icon.tsx";
import styles from "./plain-choice.module.css";

export interface PlainOption<Value extends string> {
  readonly value: Value;
  readonly word: string;
  /** What comes of it, beside it. */
  readonly consequence: string;
}

export interface PlainChoiceProps<Value extends string> {
  readonly label: string;
  readonly options: readonly PlainOption<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly isDisabled?: boolean;
}

/** One of a few, each with its consequence in plain sight. Arrow keys choose. */
export function PlainChoice<Value extends string>(props: PlainChoiceProps<Value>) {
  const { label, options, value, onChange, isDisabled = false } = props;
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      isDisabled={isDisabled}
      onChange={(chosen) => {
        const option = options.find((each) => each.value === chosen);
        if (option !== undefined && option.value !== value) onChange(option.value);
      }}
      className={styles.choices ?? ""}
    >
      {options.map((option) => (
        <RadioField key={option.value} value={option.value} className={styles.field ?? ""}>
          <RadioButton className={styles.choice ?? ""}>
            <span className={styles.dot} aria-hidden="true">
              {option.value === value && <Icon name="check" size="small" />}
            </span>
            <span className={styles.words}>
              <span className={styles.word}>{option.word}</span>
              <span className={styles.consequence}>{option.consequence}</span>
            </span>
          </RadioButton>
        </RadioField>
      ))}
    </RadioGroup>
  );
}
