import type { AccessRule } from "../../../shared/contract/access.ts";
import { t } from "../../i18n/t.ts";
import { HandlingChip } from "./rule-row.tsx";
import { givesWords, whoWords } from "./rule-words.ts";
import { useNameOf } from "./use-people.ts";
import styles from "./import.module.css";

export interface FoundRulesProps {
  /** The first of them. */
  readonly rules: readonly AccessRule[];
  /** How many there are. */
  readonly count: number;
}

/** The rules of a file, as they would stand in one’s own list. */
export function FoundRules({ rules, count }: FoundRulesProps) {
  const nameOf = useNameOf();
  if (rules.length === 0) return null;
  return (
    // It scrolls, so the keyboard has to be able to get there.
    <div className={styles.box} tabIndex={0} role="region" aria-label={t("rules.import-list")}>
      <ul className={styles.list}>
        {rules.map((rule) => (
          <li key={rule.id} className={styles.rule}>
            <span className={styles.words}>
              <bdi className={styles.who}>{whoWords(rule.condition, nameOf)}</bdi>
              <span className={styles.gives}>{givesWords(rule)}</span>
            </span>
            <HandlingChip handling={rule.handling} />
          </li>
        ))}
      </ul>
      {count > rules.length && (
        <p className={styles.rest}>{t("rules.import-rest", { count: count - rules.length })}</p>
      )}
    </div>
  );
}
