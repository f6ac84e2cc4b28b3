import { t } from "../i18n/t.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { IconSheet } from "../ui/icon-sheet.tsx";
import styles from "./whole-window.module.css";

/** The page was opened by something that is not Porchlight. */
export function NoBridge() {
  return (
    <main className={styles.whole}>
      <IconSheet />
      <EmptyState icon="mark" title={t("app.no-bridge")}>
        {t("app.no-bridge-words")}
      </EmptyState>
    </main>
  );
}
