import { useRef, useState } from "react";
import { limits } from "../../../shared/contract/limits.ts";
import type { SavedStatus, SavedStatusLength } from "../../../shared/contract/saved-status.ts";
import type { Failure } from "../../../shared/result/result.ts";
import { failureWords } from "../../i18n/failure-words.ts";
import { t } from "../../i18n/t.ts";
import type { ChosenStatus } from "../../state/session/session-store.ts";
import { usePageState, usePreferences } from "../../state/use-page-state.tsx";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { savedWords, withSaved } from "./saved-status.ts";
import styles from "./status-picker.module.css";

export interface SavedFieldProps {
  readonly chosen: ChosenStatus;
  readonly lasts: SavedStatusLength;
  /** What was typed as its end is no time of day. */
  readonly isUnreadable: boolean;
}

/** Keeps what is set above under a name, and lets go of what was kept. */
export function SavedField({ chosen, lasts, isUnreadable }: SavedFieldProps) {
  const saved = usePreferences((state) => state.savedStatuses);
  const { failure, keep } = useKeep();
  const [typed, setTyped] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const name = typed.trim();
  const isReplacing = saved.some((each) => each.name === name);
  const isFull = saved.length >= limits.savedStatuses && !isReplacing;
  const canSave = name !== "" && !isFull && !isUnreadable;
  // What was pressed is disabled or gone afterwards, and the focus with it, unless it goes on from here.
  const keepAndGoOn = async (next: SavedStatus[]): Promise<boolean> => {
    const isKept = await keep(next);
    field.current?.focus();
    return isKept;
  };
  const save = async () => {
    if (canSave && (await keepAndGoOn(withSaved(saved, { name, chosen, lasts })))) setTyped("");
  };
  return (
    <div className={styles.part}>
      <span className={styles.label}>{t("status-picker.save")}</span>
      <div className={styles.saving}>
        <TextField
          label={t("status-picker.save-name")}
          isLabelHidden
          placeholder={t("status-picker.save-name-placeholder")}
          inputRef={field}
          value={typed}
          onChange={setTyped}
          maxLength={limits.statusName}
          autoComplete="off"
          onKeyDown={(event) => {
            // Escape closes the picker from here too.
            if (event.key !== "Enter") return event.continuePropagation();
            // Else it would set the status.
            event.preventDefault();
            void save();
          }}
        />
        <Button isDisabled={!canSave} onPress={() => void save()}>
          {t("status-picker.save-act")}
        </Button>
      </div>
      <span className={styles.sentence} role="status">
        {saveWords({ name, isReplacing, isFull })}
      </span>
      <SavedList
        saved={saved}
        onRemove={(gone) => void keepAndGoOn(saved.filter((one) => one !== gone))}
      />
      {failure !== null && (
        <span className={styles.sentence} role="alert">
          {failureWords(failure)}
        </span>
      )}
    </div>
  );
}

interface SaveState {
  readonly name: string;
  readonly isReplacing: boolean;
  readonly isFull: boolean;
}

function saveWords({ name, isReplacing, isFull }: SaveState): string {
  if (isFull) return t("status-picker.save-full", { most: limits.savedStatuses });
  return isReplacing ? t("status-picker.save-replaces", { name }) : t("status-picker.save-words");
}

interface SavedListProps {
  readonly saved: readonly SavedStatus[];
  readonly onRemove: (status: SavedStatus) => void;
}

function SavedList({ saved, onRemove }: SavedListProps) {
  if (saved.length === 0) return null;
  return (
    <ul className={styles.savedList} aria-label={t("status-picker.saved")}>
      {saved.map((status) => (
        <li key={status.name} className={styles.savedRow}>
          <span className={styles.savedWords}>
            <span className={styles.medium} dir="auto">
              {status.name}
            </span>
            <span className={styles.sentence} dir="auto">
              {savedWords(status)}
            </span>
          </span>
          <IconButton
            size="small"
            icon="close"
            label={t("status-picker.saved-remove", { name: status.name })}
            onPress={() => onRemove(status)}
          />
        </li>
      ))}
    </ul>
  );
}

/** Keeps the list; a failure stays until the next attempt. */
function useKeep() {
  const { preferences } = usePageState();
  const [failure, setFailure] = useState<Failure | null>(null);
  const keep = async (savedStatuses: SavedStatus[]): Promise<boolean> => {
    const reply = await preferences.change({ savedStatuses });
    setFailure(reply.ok ? null : reply.error);
    return reply.ok;
  };
  return { failure, keep };
}
