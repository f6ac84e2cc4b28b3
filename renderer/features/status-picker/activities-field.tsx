import { useState } from "react";
import { limits } from "../../../shared/contract/limits.ts";
import { ACTIVITIES, type Activity } from "../../../shared/contract/presence-vocabulary.ts";
import { t } from "../../i18n/t.ts";
import { Picks } from "../../ui/picks.tsx";
import styles from "./status-picker.module.css";

const USUAL: readonly Activity[] = ["meeting", "on-the-phone", "lunch"];
/** The five states say these, and nobody says of themself that they don't know. */
const NEVER: readonly Activity[] = ["away", "busy", "unknown"];
/** One is left for what the state itself stands for. */
const MOST = limits.activities - 1;

export interface ActivitiesFieldProps {
  readonly value: readonly Activity[];
  readonly onChange: (activities: readonly Activity[]) => void;
  /** All of them and everything else that can be said are shown. */
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** What one is doing, several at once; the usual ones first, all others behind “More…”. */
export function ActivitiesField({ value, onChange, isOpen, onOpenChange }: ActivitiesFieldProps) {
  // As they were when it opened: what is picked stays where it is.
  const [known] = useState(() => [...new Set([...USUAL, ...value])]);
  const rest = ACTIVITIES.filter((each) => !known.includes(each) && !NEVER.includes(each));
  const change = (of: readonly Activity[]) => (picked: readonly Activity[]) => {
    const next = [...value.filter((each) => !of.includes(each)), ...picked];
    if (next.length <= MOST) onChange(next);
  };
  return (
    <>
      <Picks
        label={t("status-picker.activities")}
        mode="multiple"
        options={known.map(optionOf)}
        value={value}
        onChange={change(known)}
        more={{
          label: t(isOpen ? "status-picker.less" : "status-picker.more"),
          isOpen,
          onOpenChange,
        }}
      />
      {isOpen && (
        <Picks
          label={t("status-picker.more-activities")}
          mode="multiple"
          options={rest.map(optionOf)}
          value={value}
          onChange={change(rest)}
        />
      )}
      {value.length >= MOST && (
        <span className={styles.sentence} role="status">
          {t("status-picker.most", { most: MOST })}
        </span>
      )}
    </>
  );
}

function optionOf(value: Activity) {
  return { value, label: t(`activity.${value}`) };
}
