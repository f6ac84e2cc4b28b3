import type { FileRemark } from "../../shared/contract/interchange.ts";
import { remarkWords } from "../i18n/file-words.ts";
import { t } from "../i18n/t.ts";
import styles from "./remarks.module.css";

/** What of a file is not taken, or not as it stands there, sentence by sentence. */
export function Remarks({ remarks }: { readonly remarks: readonly FileRemark[] }) {
  if (remarks.length === 0) return null;
  return (
    <section className={styles.remarks} aria-label={t("files.remarks")}>
      <h3 className={styles.title}>{t("files.remarks")}</h3>
      <ul className={styles.list} tabIndex={0}>
        {remarks.map((remark) => (
          <li key={JSON.stringify(remark)} dir="auto">
            {remarkWords(remark)}
          </li>
        ))}
      </ul>
    </section>
  );
}
