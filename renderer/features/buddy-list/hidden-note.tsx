import { t } from "../../i18n/t.ts";
import { useOrder, usePageState } from "../../state/use-page-state.tsx";
import { Button } from "../../ui/button.tsx";
import styles from "./buddy-list.module.css";

/** Whoever is hidden is counted, and one act brings them back. */
export function HiddenNote() {
  const { preferences } = usePageState();
  const count = useOrder((state) => state.outline.hiddenCount);
  if (count === 0) return null;
  return (
    <p className={styles.hidden}>
      {t("buddy-list.hidden", { count })}
      <Button
        kind="quiet"
        size="small"
        onPress={() => void preferences.change({ showsUnavailable: true })}
      >
        {t("buddy-list.show-hidden")}
      </Button>
    </p>
  );
}
