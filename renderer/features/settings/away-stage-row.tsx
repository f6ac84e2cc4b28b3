import { useState } from "react";
import type { AwayStageSetting } from "../../../shared/contract/auto-away.ts";
import { limits } from "../../../shared/contract/limits.ts";
import { t } from "../../i18n/t.ts";
import { durationWords } from "../../ui/relative-time.ts";
import { Select } from "../../ui/select.tsx";
import { SettingRow } from "../../ui/setting-row.tsx";
import { TextField } from "../../ui/text-field.tsx";
import styles from "./settings.module.css";

const MINUTE_MS = 60_000;
const USUAL_MINUTES: readonly number[] = [0, 1, 2, 5, 10, 15, 20, 30, 60, 120, 240];

export interface AwayStageRowProps {
  readonly label: string;
  readonly hint: string;
  readonly stage: AwayStageSetting;
  readonly onChange: (stage: AwayStageSetting) => void;
}

/** After how long, and the text of it. */
export function AwayStageRow({ label, hint, stage, onChange }: AwayStageRowProps) {
  const { afterMinutes } = stage;
  const minutes = [...new Set([...USUAL_MINUTES, afterMinutes])].toSorted((a, b) => a - b);
  return (
    <div>
      <SettingRow label={label} hint={hint}>
        <Select
          label={label}
          isLabelHidden
          options={minutes.map((each) => ({ value: String(each), label: afterWords(each) }))}
          value={String(afterMinutes)}
          onChange={(chosen) => onChange({ ...stage, afterMinutes: Number(chosen) })}
        />
      </SettingRow>
      {afterMinutes > 0 && (
        <div className={styles.below}>
          <StageNote
            // What was changed elsewhere takes the place of what stands here.
            key={stage.note}
            label={t("settings.away-note", { stage: label })}
            note={stage.note}
            onChange={(note) => onChange({ ...stage, note })}
          />
        </div>
      )}
    </div>
  );
}

function afterWords(minutes: number): string {
  if (minutes === 0) return t("settings.away-never");
  return t("settings.away-after", { length: durationWords(minutes * MINUTE_MS) });
}

interface StageNoteProps {
  readonly label: string;
  readonly note: string;
  readonly onChange: (note: string) => void;
}

/** Kept when the field is left, so that nobody is told a text letter by letter. */
function StageNote({ label, note, onChange }: StageNoteProps) {
  const [typed, setTyped] = useState(note);
  const keep = () => {
    if (typed.trim() !== note) onChange(typed.trim());
  };
  return (
    <TextField
      label={label}
      placeholder={t("settings.away-note-placeholder")}
      value={typed}
      onChange={setTyped}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === "Enter") keep();
        // Chords of the window work from here too.
        event.continuePropagation();
      }}
      maxLength={limits.note}
      autoComplete="off"
    />
  );
}
