import { t } from "../../i18n/t.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Popover, PopoverTrigger } from "../../ui/popover.tsx";
import { TERMS } from "./term.ts";
import styles from "./watchers.module.css";

const MEASURE_PX = 388;

/** The words of the page beside those of the model. */
export function Terms() {
  return (
    <PopoverTrigger>
      <IconButton icon="info" size="small" label={t("watchers.terms")} />
      <Popover
        label={t("watchers.terms")}
        placement="top end"
        inlineSizePx={MEASURE_PX}
        isSheetWhenNarrow
      >
        <h2 className={styles.termsTitle}>{t("watchers.terms")}</h2>
        <dl className={styles.terms}>
          {TERMS.map((term) => (
            <div key={term}>
              <dt className={styles.term}>{t(`watchers.term-${term}`)}</dt>
              <dd className={styles.soft}>{t(`watchers.term-${term}-means`)}</dd>
            </div>
          ))}
        </dl>
      </Popover>
    </PopoverTrigger>
  );
}
