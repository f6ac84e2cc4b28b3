import { t } from "../../i18n/t.ts";
import { AnswerMenu } from "../../ui/answer-menu.tsx";
import { answerOptions, type OnAnswer } from "./answers.ts";
import type { WatchRow } from "./watch-row.ts";

export interface AnswerCellProps {
  readonly row: WatchRow;
  readonly onAnswer: OnAnswer;
}

/** The present answer, and the other three one press away. */
export function AnswerCell({ row, onAnswer }: AnswerCellProps) {
  const { id, name, handling } = row;
  return (
    <AnswerMenu
      label={t("watchers.answer-for", { name })}
      options={answerOptions()}
      value={handling}
      onChange={(answer) => onAnswer(id, name, answer)}
    />
  );
}
