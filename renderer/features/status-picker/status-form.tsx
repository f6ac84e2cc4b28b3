import { useState } from "react";
import type { Failure } from "../../../shared/result/result.ts";
import { failureWords } from "../../i18n/failure-words.ts";
import { t } from "../../i18n/t.ts";
import { selectIsOnline } from "../../state/session/session-store.ts";
import { usePageState, useSession } from "../../state/use-page-state.tsx";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Key } from "../../ui/key.tsx";
import { StatusChoice } from "../../ui/status-choice.tsx";
import { useWidth } from "../../ui/use-width.ts";
import { ActivitiesField } from "./activities-field.tsx";
import { DevicesField } from "./devices-field.tsx";
import { MoreFields } from "./more-fields.tsx";
import { NoteField } from "./note-field.tsx";
import { OthersSeeLine } from "./others-see-line.tsx";
import { StatusNow } from "./status-now.tsx";
import { SavedField } from "./saved-field.tsx";
import { SavedPicks } from "./saved-picks.tsx";
import { lastsOf } from "./saved-status.ts";
import { statusOptions } from "./status-options.ts";
import { thenWords } from "./then-words.ts";
import { UntilField } from "./until-field.tsx";
import { useSetStatus, useStatusForm } from "./use-status-form.ts";
import styles from "./status-picker.module.css";

export interface StatusFormProps {
  readonly onClose: () => void;
  readonly shortcut: string | undefined;
}

/** What one is and says, for how long, and what others get of it. */
export function StatusForm({ onClose, shortcut }: StatusFormProps) {
  const form = useStatusForm();
  const { failure, isSetting, set } = useSetStatus(onClose);
  const isOnline = useSession(selectIsOnline);
  const [hasMore, setMore] = useState(false);
  const canSet = isOnline && !form.isUnreadable && !isSetting;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (canSet) void set(form.chosen);
      }}
    >
      <StatusNow setting={form.present} now={form.now} />
      <div className={styles.scroll}>
        <SavedPicks
          now={form.now}
          isDisabled={!isOnline || isSetting}
          onPick={(chosen) => void set(chosen)}
        />
        <StatusChoice
          label={t("status-picker.choice")}
          options={statusOptions()}
          value={form.chosen.choice}
          onChange={form.setChoice}
        />
        <div className={styles.part}>
          <NoteField value={form.note} onChange={form.setNote} />
          <ActivitiesField
            value={form.details.activities}
            onChange={(activities) => form.change({ activities: [...activities] })}
            isOpen={hasMore}
            onOpenChange={setMore}
          />
        </div>
        {hasMore && <MoreFields details={form.details} onChange={form.change} now={form.now} />}
        <UntilField
          pick={form.pick}
          onPick={form.setPick}
          kept={form.kept}
          typed={form.typed}
          onType={form.setTyped}
          isUnreadable={form.isUnreadable}
          now={form.now}
          sentence={thenWords(form.present, form.chosen, form.now)}
        />
        <DevicesField chosen={form.chosen} />
        <SavedField chosen={form.chosen} lasts={lastsOf(form)} isUnreadable={form.isUnreadable} />
      </div>
      <OthersSeeLine chosen={form.chosen} now={form.now} />
      <Trouble isOnline={isOnline} failure={failure} />
      <Acts shortcut={shortcut} canSet={canSet} onClose={onClose} />
    </form>
  );
}

interface TroubleProps {
  readonly isOnline: boolean;
  readonly failure: Failure | null;
}

/** Why it can't be set, or was not. */
function Trouble({ isOnline, failure }: TroubleProps) {
  if (!isOnline) return <p className={styles.offline}>{t("status-picker.offline")}</p>;
  if (failure === null) return null;
  return (
    <p className={styles.failure} role="alert">
      {failureWords(failure)}
    </p>
  );
}

interface ActsProps extends StatusFormProps {
  readonly canSet: boolean;
}

function Acts({ shortcut, canSet, onClose }: ActsProps) {
  const { view } = usePageState();
  const isNarrow = useWidth() === "narrow";
  return (
    <div className={styles.acts}>
      {isNarrow ? (
        // The bottom bar of a narrow window has no place for it.
        <IconButton
          icon="settings"
          label={t("app.settings")}
          onPress={() => {
            onClose();
            view.openSection("settings");
          }}
        />
      ) : (
        shortcut !== undefined && <Key keys={shortcut} />
      )}
      <span className={styles.push} />
      <Button kind="quiet" onPress={onClose}>
        {t("ui.cancel")}
      </Button>
      <Button kind="primary" type="submit" isDisabled={!canSet}>
        {t("status-picker.set")}
      </Button>
    </div>
  );
}
