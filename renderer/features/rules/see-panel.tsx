import type { AccessDecision } from "../../../shared/model/access-decision.ts";
import type { TraceStep } from "../../../shared/model/access-trace.ts";
import { t } from "../../i18n/t.ts";
import { SeeAsPicker } from "./see-as-picker.tsx";
import { SeeAtField } from "./see-at-field.tsx";
import { SeenCard } from "./seen-card.tsx";
import { subjectName } from "./see-as.ts";
import { TraceList } from "./trace-list.tsx";
import { useNameOf } from "./use-people.ts";
import { usePreview } from "./use-preview.ts";
import type { SeeAs } from "./use-see-as.ts";
import styles from "./see.module.css";

export interface SeePanelProps {
  readonly see: SeeAs;
  readonly decision: AccessDecision;
  readonly trace: readonly TraceStep[];
  readonly now: number;
}

/** What somebody sees and why, side by side. */
export function SeePanel({ see, decision, trace, now }: SeePanelProps) {
  const nameOf = useNameOf();
  const name = subjectName(see.as, nameOf);
  const at = see.at === null ? null : new Date(see.at).toISOString();
  const preview = usePreview({ as: see.as, at, draft: null });
  return (
    <section className={styles.see} aria-label={t("rules.see")}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t("rules.see")}</h2>
        <SeeAsPicker name={name} onSeeAs={see.onSeeAs} />
        <span className={styles.push} />
        <SeeAtField at={see.at} now={now} onAt={see.onAt} />
      </div>
      <div className={styles.body}>
        <div className={styles.view}>
          <h3 className={styles.label}>{t("rules.sees", { name })}</h3>
          <SeenCard preview={preview} decision={decision} now={now} />
          <p className={styles.faint}>{t("rules.sees-exactly")}</p>
        </div>
        <div className={styles.why}>
          <h3 className={styles.label}>{t("rules.why")}</h3>
          <TraceList trace={trace} name={name} at={see.at ?? now} nameOf={nameOf} />
        </div>
      </div>
    </section>
  );
}
