import { t } from "../../i18n/t.ts";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { localText, momentOfText } from "./local-text.ts";
import styles from "./see.module.css";

export interface SeeAtFieldProps {
  /** Null: now. */
  readonly at: number | null;
  readonly now: number;
  readonly onAt: (at: number | null) => void;
}

/** Rules may hold at some hours only, so one may look at another time. */
export function SeeAtField({ at, now, onAt }: SeeAtFieldProps) {
  return (
    <div className={styles.at}>
      <Select
        label={t("rules.see-at")}
        isLabelHidden
        options={[
          { value: "now", label: t("rules.see-now") },
          { value: "then", label: t("rules.see-then") },
        ]}
        value={at === null ? "now" : "then"}
        onChange={(when) => onAt(when === "now" ? null : now)}
      />
      {at !== null && (
        <TextField
          label={t("rules.see-time")}
          isLabelHidden
          type="datetime-local"
          inputDir="ltr"
          value={localText(at)}
          onChange={(text) => onAt(momentOfText(text) ?? at)}
        />
      )}
    </div>
  );
}
