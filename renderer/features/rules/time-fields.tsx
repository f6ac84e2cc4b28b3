import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { Picks } from "../../ui/picks.tsx";
import { Switch } from "../../ui/switch.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { dayWord } from "./rule-words.ts";
import { ShowsFields } from "./shows-fields.tsx";
import type { DraftFieldsProps } from "./whom-fields.tsx";
import styles from "./dialog.module.css";

const DAYS = [1, 2, 3, 4, 5, 6, 7];

/** When the rule holds, and at which hours it shows less; most rules need neither. */
export function TimeFields({ draft, onChange }: DraftFieldsProps) {
  const isUsed = draft.hasHours || draft.from !== "" || draft.until !== "";
  const [isOpen, setOpen] = useState(isUsed);
  return (
    <div className={styles.part}>
      <div>
        <Button
          size="small"
          aria-expanded={isOpen}
          onPress={() => {
            // What can’t be seen must not hold.
            if (isOpen) onChange({ hasHours: false, from: "", until: "" });
            setOpen(!isOpen);
          }}
        >
          {t(isOpen ? "rules.less" : "rules.more")}
        </Button>
      </div>
      {isOpen && (
        <>
          <div className={styles.pair}>
            <TextField
              label={t("rules.from")}
              type="datetime-local"
              inputDir="ltr"
              value={draft.from}
              onChange={(from) => onChange({ from })}
            />
            <TextField
              label={t("rules.until")}
              type="datetime-local"
              inputDir="ltr"
              value={draft.until}
              onChange={(until) => onChange({ until })}
            />
          </div>
          <span className={styles.hint}>{t("rules.span-hint")}</span>
          {draft.handling === "allow" && <HoursFields draft={draft} onChange={onChange} />}
        </>
      )}
    </div>
  );
}

function HoursFields({ draft, onChange }: DraftFieldsProps) {
  const { hasHours, within } = draft;
  const change = (part: Partial<typeof within>) => onChange({ within: { ...within, ...part } });
  return (
    <>
      <Switch isSelected={hasHours} onChange={(next) => onChange({ hasHours: next })}>
        {t("rules.only-hours")}
      </Switch>
      <span className={styles.hint}>{t("rules.only-hours-means")}</span>
      {hasHours && (
        <>
          <Picks
            label={t("rules.days")}
            mode="multiple"
            options={DAYS.map((day) => ({ value: String(day), label: dayWord(day) }))}
            value={within.days.map(String)}
            onChange={(days) => change({ days: days.map(Number) })}
          />
          <div className={styles.pair}>
            <TextField
              label={t("rules.from-clock")}
              type="time"
              inputDir="ltr"
              value={within.from}
              // Emptied it would be no time at all.
              onChange={(from) => from !== "" && change({ from })}
            />
            <TextField
              label={t("rules.to-clock")}
              type="time"
              inputDir="ltr"
              value={within.to}
              onChange={(to) => to !== "" && change({ to })}
            />
          </div>
          <span className={styles.hint}>{t("rules.time-zone", { zone: within.timeZone })}</span>
          <ShowsFields
            label={t("rules.otherwise")}
            value={draft.otherwise}
            onChange={(otherwise) => onChange({ otherwise })}
          />
        </>
      )}
    </>
  );
}
