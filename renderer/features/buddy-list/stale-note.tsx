import { t } from "../../i18n/t.ts";
import { useBuddies, useNow, useSession } from "../../state/use-page-state.tsx";
import { momentWords } from "../../ui/relative-time.ts";
import styles from "./buddy-list.module.css";

/** Without a connection nobody's light is known; this says as of when the notes below are. */
export function StaleNote() {
  const connection = useSession((state) => state.connection);
  const newest = useBuddies((state) => state.newestAsOf);
  const now = useNow(15_000);
  if (connection.state === "online" || newest === null) return null;
  return (
    <p className={styles.stale}>
      {t("buddy-list.as-of", { time: momentWords(Date.parse(newest), now) })}
    </p>
  );
}
