import { numberWords } from "../i18n/formatting-locale.ts";
import { t } from "../i18n/t.ts";
import styles from "./data-grid.module.css";

/** A count in a grid; none is a faint dash, so that the eye finds the others. */
export function GridNumber({ count }: { readonly count: number }) {
  if (count !== 0) return numberWords(count);
  return (
    <>
      <span className={styles.dash} aria-hidden="true">
        –
      </span>
      <span className="visually-hidden">{t("ui.none")}</span>
    </>
  );
}
