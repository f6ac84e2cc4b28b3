import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import type { AccessHandling } from "../../../shared/contract/access.ts";
import { classNames } from "../../ui/class-names.ts";
import { Icon } from "../../ui/icon.tsx";
import { answerOptions } from "./answers.ts";
import styles from "./answer-list.module.css";

export interface AnswerListProps {
  /** “What Tomasz Wiśniewski may see” */
  readonly label: string;
  readonly value: AccessHandling;
  readonly onChange: (value: AccessHandling) => void;
}

/** The four answers with what each means; the one that holds is marked, another is one act away. */
export function AnswerList({ label, value, onChange }: AnswerListProps) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      orientation="vertical"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = answerOptions().find(({ id }) => keys.has(id));
        if (chosen !== undefined && chosen.id !== value) onChange(chosen.id);
      }}
      className={styles.answers ?? ""}
    >
      {answerOptions().map((option) => (
        <ToggleButton key={option.id} id={option.id} className={styles.answer ?? ""}>
          <Icon name={option.icon ?? "info"} size="small" className={styles.sign} />
          <span className={classNames(styles.word, option.isDanger === true && styles.danger)}>
            {option.id === value ? option.short : option.label}
          </span>
          <span className={styles.means}>{option.description}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
