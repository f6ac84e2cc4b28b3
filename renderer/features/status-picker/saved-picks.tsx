import { t } from "../../i18n/t.ts";
import type { ChosenStatus } from "../../state/session/session-store.ts";
import { usePreferences } from "../../state/use-page-state.tsx";
import { Button } from "../../ui/button.tsx";
import { Lamp } from "../../ui/lamp.tsx";
import { lampOf } from "../../ui/presence-words.ts";
import { lightOf } from "../../state/session/own-light.ts";
import { chosenFrom, savedWords } from "./saved-status.ts";
import styles from "./status-picker.module.css";

export interface SavedPicksProps {
  readonly now: number;
  readonly isDisabled: boolean;
  readonly onPick: (chosen: ChosenStatus) => void;
}

/** What was saved before, each to be set in one act. Nothing where nothing is saved. */
export function SavedPicks({ now, isDisabled, onPick }: SavedPicksProps) {
  const saved = usePreferences((state) => state.savedStatuses);
  if (saved.length === 0) return null;
  return (
    <div className={styles.saved} role="group" aria-label={t("status-picker.saved")}>
      {saved.map((status) => (
        <Button
          key={status.name}
          size="small"
          isDisabled={isDisabled}
          aria-label={t("status-picker.saved-set", {
            name: status.name,
            status: savedWords(status),
          })}
          onPress={() => onPick(chosenFrom(status, now))}
        >
          <Lamp state={lampOf(lightOf(status))} label={null} />
          <span className={styles.savedName} dir="auto">
            {status.name}
          </span>
        </Button>
      ))}
    </div>
  );
}
