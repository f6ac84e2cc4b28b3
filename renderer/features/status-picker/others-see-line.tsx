import { useMemo } from "react";
import { t } from "../../i18n/t.ts";
import { ignoredCount } from "../../state/replicated/ignored-count.ts";
import type { ChosenStatus } from "../../state/session/session-store.ts";
import { useAccess, useBuddies } from "../../state/use-page-state.tsx";
import { Lamp } from "../../ui/lamp.tsx";
import { othersSee } from "./others-see.ts";
import styles from "./status-picker.module.css";

export interface OthersSeeLineProps {
  readonly chosen: ChosenStatus;
  readonly now: number;
}

/** What comes of it for others, and who sees less. It never scrolls away. */
export function OthersSeeLine({ chosen, now }: OthersSeeLineProps) {
  const access = useAccess((state) => state);
  const buddies = useBuddies((state) => state.byPresentity);
  const ignored = useMemo(() => ignoredCount(access, buddies), [access, buddies]);
  const { lamp, status, more } = othersSee(chosen, now);
  return (
    <div className={styles.seen}>
      <Lamp state={lamp} label={null} />
      <p className={styles.seenWords}>
        <span className={styles.medium}>{status}</span>
        {more.map((part) => (
          <span key={part} className={styles.more} dir="auto">
            {part}
          </span>
        ))}
        {ignored > 0 && chosen.choice !== "invisible" && (
          <span className={styles.less}>{t("status-picker.ignored", { count: ignored })}</span>
        )}
      </p>
    </div>
  );
}
