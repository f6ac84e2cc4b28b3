import { t } from "../../i18n/t.ts";
import { Picks } from "../../ui/picks.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { momentOf } from "./moment-of.ts";
import type { UntilPick } from "./until.ts";
import styles from "./status-picker.module.css";

export interface UntilFieldProps {
  readonly pick: UntilPick;
  readonly onPick: (pick: UntilPick) => void;
  /** The time that held when the picker was opened. */
  readonly kept: number | null;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly isUnreadable: boolean;
  readonly now: number;
  /** What happens then, or that nothing does. */
  readonly sentence: string;
}

/** For how long; what happens then is always said, so that nothing moves when a time is chosen. */
export function UntilField(props: UntilFieldProps) {
  const { pick, onPick, kept, typed, onType, isUnreadable, now, sentence } = props;
  const options: readonly { value: UntilPick; label: string }[] = [
    ...(kept === null ? [] : [{ value: "kept" as const, label: momentOf(kept, now) }]),
    { value: "half-hour", label: t("status-picker.in-half-an-hour") },
    { value: "hour", label: t("status-picker.in-an-hour") },
    { value: "four-hours", label: t("status-picker.in-four-hours") },
    { value: "today", label: t("status-picker.today") },
    { value: "other", label: t("status-picker.other-time") },
  ];
  return (
    <div className={styles.part}>
      <span className={styles.label}>{t("status-picker.until")}</span>
      <Picks
        label={t("status-picker.until")}
        options={options}
        value={pick === "none" ? [] : [pick]}
        onChange={([chosen = "none"]) => onPick(chosen)}
      />
      {pick === "other" && (
        <TextField
          label={t("status-picker.time")}
          isLabelHidden
          placeholder={t("status-picker.time-placeholder")}
          inputDir="ltr"
          autoFocus
          autoComplete="off"
          value={typed}
          onChange={onType}
          hint={isUnreadable ? t("status-picker.time-unreadable") : undefined}
          error={isUnreadable && typed !== "" ? t("status-picker.time-unreadable") : undefined}
        />
      )}
      <span className={styles.sentence} role="status">
        {isUnreadable ? "" : sentence}
      </span>
    </div>
  );
}
