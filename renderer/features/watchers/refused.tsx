import { t } from "../../i18n/t.ts";
import { Card } from "../../ui/card.tsx";
import { momentWords } from "../../ui/relative-time.ts";
import { Section } from "../../ui/section.tsx";
import { Window } from "../../ui/window.tsx";
import { AnswerCell } from "./answer-cell.tsx";
import type { Watch } from "./use-watch.ts";
import { triesWords } from "./watch-words.ts";
import type { OnAnswer } from "./answers.ts";
import styles from "./watchers.module.css";

export interface RefusedProps {
  readonly watch: Watch;
  readonly onAnswer: OnAnswer;
}

/** Whoever tried and saw nothing; apart, because they watched nothing. */
export function Refused({ watch, onAnswer }: RefusedProps) {
  const rows = watch.rows.filter(({ standing }) => standing === "refused");
  if (rows.length === 0) return null;
  return (
    <Section title={t("watchers.refused-group")}>
      <Card kind="rows" isList>
        {rows.map((row) => (
          <li key={row.id} className={styles.refused}>
            <Window name={row.name} size={24} />
            <div className={styles.words}>
              <span className={styles.cut} dir="auto">
                {row.name}
              </span>
              <span className={styles.soft}>
                {t("watchers.last-try", {
                  tries: triesWords(row),
                  time: momentWords(row.lastAt, watch.end),
                })}
              </span>
            </div>
            <AnswerCell row={row} onAnswer={onAnswer} />
          </li>
        ))}
      </Card>
    </Section>
  );
}
