import type { TraceStep } from "../../../shared/model/access-trace.ts";
import { t } from "../../i18n/t.ts";
import { whoWords, type NameOf } from "./rule-words.ts";
import { traceWords } from "./trace-words.ts";
import styles from "./see.module.css";

export interface TraceListProps {
  readonly trace: readonly TraceStep[];
  /** Of whom it is about. */
  readonly name: string;
  readonly at: number;
  readonly nameOf: NameOf;
}

/** The rules in order, each with one reason; the one that decides is lit. */
export function TraceList({ trace, name, at, nameOf }: TraceListProps) {
  const isByDefault = trace.every(({ outcome }) => outcome !== "decides");
  return (
    <ol className={styles.trace}>
      {trace.map((step, index) => (
        <Step
          key={step.rule.id}
          number={index + 1}
          title={whoWords(step.rule.condition, nameOf)}
          kind={kindOf(step)}
        >
          {traceWords(step, name, at)}
        </Step>
      ))}
      <Step
        number={trace.length + 1}
        title={t("rules.who-default")}
        kind={isByDefault ? "decides" : "later"}
      >
        {t(isByDefault ? "rules.default-gives" : "rules.outcome-not-reached")}
      </Step>
    </ol>
  );
}

type Kind = "decides" | "other" | "later";

function kindOf({ outcome }: TraceStep): Kind {
  if (outcome === "decides") return "decides";
  return outcome === "not-reached" ? "later" : "other";
}

interface StepProps {
  readonly number: number;
  readonly title: string;
  readonly kind: Kind;
  readonly children: string;
}

function Step({ number, title, kind, children }: StepProps) {
  return (
    <li className={styles.step} data-kind={kind}>
      <span className={styles.dot}>{number}</span>
      <span className={styles.stepTitle}>
        <bdi>{title}</bdi>
      </span>
      <p className={styles.reason}>
        {children} {kind === "decides" && <span className={styles.hit}>{t("rules.decides")}</span>}
      </p>
    </li>
  );
}
