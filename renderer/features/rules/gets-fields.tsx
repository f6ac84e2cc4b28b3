import type { AccessHandling } from "../../../shared/contract/access.ts";
import { t } from "../../i18n/t.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Picks } from "../../ui/picks.tsx";
import { ShowsFields } from "./shows-fields.tsx";
import type { DraftFieldsProps } from "./whom-fields.tsx";
import styles from "./dialog.module.css";

const HANDLINGS: readonly AccessHandling[] = ["allow", "confirm", "polite-block", "block"];
const MEANS = {
  allow: "app.allow-means",
  confirm: "app.ask-me-means",
  "polite-block": "app.ignore-quietly-means",
  block: "app.block-means",
} as const;

/** Which of the four answers they get; where they are let in, to do what and to see what. */
export function GetsFields({ draft, onChange }: DraftFieldsProps) {
  const { kind, handling, permits } = draft;
  const options = HANDLINGS.filter((each) => each !== "confirm" || kind !== "anonymous");
  const permit = (part: Partial<typeof permits>) => onChange({ permits: { ...permits, ...part } });
  return (
    <div className={styles.part}>
      <span className={styles.label}>{t("rules.gets")}</span>
      <Picks
        label={t("rules.gets")}
        options={options.map((value) => ({ value, label: t(`rules.chip-${value}`) }))}
        value={[handling]}
        onChange={([next = handling]) => onChange({ handling: next })}
      />
      <span className={styles.hint}>{t(MEANS[handling])}</span>
      {handling === "allow" && (
        <>
          <div className={styles.row}>
            <span className={styles.label}>{t("rules.permits")}</span>
            <Checkbox isSelected={permits.fetch} onChange={(fetch) => permit({ fetch })}>
              {t("rules.permit-fetch")}
            </Checkbox>
            <Checkbox
              isSelected={permits.subscribe}
              onChange={(subscribe) => permit({ subscribe })}
            >
              {t("rules.permit-subscribe")}
            </Checkbox>
          </div>
          <ShowsFields
            label={t("rules.shows")}
            value={draft.shown}
            onChange={(shown) => onChange({ shown })}
          />
        </>
      )}
    </div>
  );
}
