import { t } from "../../i18n/t.ts";
import { Card } from "../../ui/card.tsx";
import { Section } from "../../ui/section.tsx";
import { Window } from "../../ui/window.tsx";
import { AnswerList } from "./answer-list.tsx";
import { UNUSUAL_ID } from "./show-unusual.ts";
import { isUnusual } from "./unusual.ts";
import { unusualWords } from "./unusual-words.ts";
import type { Watch } from "./use-watch.ts";
import { isWatcher, type WatchRow } from "./watch-row.ts";
import type { OnAnswer } from "./answers.ts";
import styles from "./watchers.module.css";

// More than that stand out no more; the grid has them.
const MOST = 6;

export interface UnusualProps {
  readonly watch: Watch;
  readonly onAnswer: OnAnswer;
}

/** Whoever polls, or keeps coming and going, each with the four answers. */
export function Unusual({ watch, onAnswer }: UnusualProps) {
  const rows = watch.rows.filter((row) => isWatcher(row) && isUnusual(row)).slice(0, MOST);
  if (rows.length === 0) return null;
  return (
    <div id={UNUSUAL_ID} className={styles.unusual} tabIndex={-1}>
      <Section title={t("watchers.unusual")}>
        <div className={styles.cards}>
          {rows.map((row) => (
            <UnusualCard key={row.id} row={row} now={watch.end} onAnswer={onAnswer} />
          ))}
        </div>
      </Section>
    </div>
  );
}

interface UnusualCardProps {
  readonly row: WatchRow;
  readonly now: number;
  readonly onAnswer: OnAnswer;
}

function UnusualCard({ row, now, onAnswer }: UnusualCardProps) {
  const { title, sentences } = unusualWords(row, now);
  return (
    <Card>
      <div className={styles.about}>
        <Window name={row.name} />
        <div className={styles.words}>
          <h3 className={styles.cardTitle}>{title}</h3>
          <p className={styles.soft}>{sentences.join(" ")}</p>
        </div>
      </div>
      <AnswerList
        label={t("watchers.answers", { name: row.name })}
        value={row.handling}
        onChange={(handling) => onAnswer(row.id, row.name, handling)}
      />
    </Card>
  );
}
