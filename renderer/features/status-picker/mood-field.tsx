import { useState } from "react";
import { limits } from "../../../shared/contract/limits.ts";
import { MOODS, type Mood } from "../../../shared/contract/presence-vocabulary.ts";
import { t } from "../../i18n/t.ts";
import { Picks } from "../../ui/picks.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { findMoods } from "./find-moods.ts";
import styles from "./status-picker.module.css";

export interface MoodFieldProps {
  readonly value: readonly Mood[];
  readonly onChange: (moods: readonly Mood[]) => void;
}

/** A few moods, and the others by name. */
export function MoodField({ value, onChange }: MoodFieldProps) {
  const [searched, setSearched] = useState("");
  const names = new Map(MOODS.map((mood) => [mood, t(`mood.${mood}`)]));
  const found = findMoods(names, searched);
  const shown = [...new Set([...(searched.trim() === "" ? value : []), ...found])];
  return (
    <div className={styles.part}>
      <span className={styles.label}>{t("status-picker.mood")}</span>
      <SearchField label={t("status-picker.find-mood")} value={searched} onChange={setSearched} />
      {found.length === 0 && <span className={styles.sentence}>{t("status-picker.no-mood")}</span>}
      <Picks
        label={t("status-picker.mood")}
        mode="multiple"
        options={shown.map((mood) => ({ value: mood, label: names.get(mood) ?? "" }))}
        value={value}
        onChange={(picked) => {
          const next = [...value.filter((mood) => !shown.includes(mood)), ...picked];
          if (next.length <= limits.moods) onChange(next);
        }}
      />
      {value.length >= limits.moods && (
        <span className={styles.sentence} role="status">
          {t("status-picker.most", { most: limits.moods })}
        </span>
      )}
    </div>
  );
}
