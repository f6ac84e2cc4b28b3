import type { PresentityAddress } from "../../../shared/contract/address.ts";
import { AlertKind } from "../../../shared/contract/alert.ts";
import { t } from "../../i18n/t.ts";
import { selectAlert, selectIsWaitedFor } from "../../state/replicated/alerts-store.ts";
import { useAlerts, usePageState } from "../../state/use-page-state.tsx";
import type { Person } from "../../state/use-person.ts";
import { AnswerMenu } from "../../ui/answer-menu.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Popover, PopoverTrigger } from "../../ui/popover.tsx";
import { SettingRow } from "../../ui/setting-row.tsx";
import { useTell } from "../../ui/use-toasts.tsx";
import styles from "./person.module.css";

const MEASURE_PX = 340;

export interface TellMeProps {
  readonly person: Pick<Person, "name">;
  readonly presentity: PresentityAddress;
}

/** A bell that opens what one can be told of about a buddy. */
export function TellMe({ person, presentity }: TellMeProps) {
  const isWaited = useAlerts(selectIsWaitedFor(presentity));
  const label = t("alert.tell-me", person);
  return (
    <PopoverTrigger>
      <IconButton icon="bell" label={label} isOn={isWaited} />
      <Popover label={label} placement="bottom end" inlineSizePx={MEASURE_PX} isSheetWhenNarrow>
        <div className={styles.tellMe}>
          <h2 className={styles.tellMeTitle}>{t("alert.title")}</h2>
          {AlertKind.options.map((kind) => (
            <TellMeRow key={kind} presentity={presentity} kind={kind} />
          ))}
          <p className={styles.below}>{t("alert.words")}</p>
        </div>
      </Popover>
    </PopoverTrigger>
  );
}

interface TellMeRowProps {
  readonly presentity: PresentityAddress;
  readonly kind: AlertKind;
}

function TellMeRow({ presentity, kind }: TellMeRowProps) {
  const { alerts } = usePageState();
  const tell = useTell();
  const repeats = useAlerts((state) => selectAlert(presentity, kind)(state)?.repeats);
  const value = repeats === undefined ? "no" : repeats ? "always" : "once";
  const label = t(`alert.${kind}`);
  async function change(chosen: typeof value): Promise<void> {
    const reply =
      chosen === "no"
        ? await alerts.remove(presentity, kind)
        : await alerts.set(presentity, kind, chosen === "always");
    if (!reply.ok) tell.failure(reply.error);
  }
  return (
    <SettingRow label={label}>
      <AnswerMenu
        label={label}
        options={(["no", "once", "always"] as const).map((id) => ({ id, label: t(`alert.${id}`) }))}
        value={value}
        onChange={(chosen) => void change(chosen)}
      />
    </SettingRow>
  );
}
