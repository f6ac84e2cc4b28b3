import { Button } from "react-aria-components";
import { Icon } from "./icon.tsx";
import { MenuButton, type MenuEntry } from "./menu.tsx";
import styles from "./answer-menu.module.css";

export interface AnswerMenuProps<Value extends string> {
  /** What is answered or set, by ear: “Answer for Ada Byron-King”. */
  readonly label: string;
  readonly options: readonly (MenuEntry & { readonly id: Value; readonly short?: string })[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/**
 * A setting in a row or a grid: shows the present answer, opens the others. An option may have a
 * shorter word for the button than for the menu.
 */
export function AnswerMenu<Value extends string>(props: AnswerMenuProps<Value>) {
  const { label, options, value, onChange } = props;
  const present = options.find((option) => option.id === value);
  const word = present?.short ?? present?.label ?? "";
  return (
    <MenuButton
      label={label}
      entries={options}
      chosen={[value]}
      onAction={(id) => {
        const option = options.find((each) => each.id === id);
        if (option !== undefined && option.id !== value) onChange(option.id);
      }}
    >
      <Button className={styles.answer ?? ""} aria-label={`${label}: ${word}`}>
        {word}
        <Icon name="down" size="small" className={styles.arrow} />
      </Button>
    </MenuButton>
  );
}
