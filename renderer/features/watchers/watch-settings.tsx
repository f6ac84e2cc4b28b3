import { t } from "../../i18n/t.ts";
import { usePageState, usePreferences, useWatchers } from "../../state/use-page-state.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Popover, PopoverTrigger } from "../../ui/popover.tsx";
import { Select } from "../../ui/select.tsx";
import { useTell } from "../../ui/use-toasts.tsx";
import { SpanSetting } from "./span-setting.tsx";
import styles from "./watchers.module.css";

const MEASURE_PX = 340;
const NEVER = "never";
const OFTEN = [5, 10, 20, 40, 100] as const;

/** What the page tells of by itself, and for how long it is kept. */
export function WatchSettings() {
  const spanDays = useWatchers((state) => state.information?.spanDays);
  return (
    <PopoverTrigger>
      <IconButton icon="settings" label={t("watchers.settings")} />
      <Popover
        label={t("watchers.settings")}
        placement="bottom end"
        inlineSizePx={MEASURE_PX}
        isSheetWhenNarrow
      >
        <div className={styles.settings}>
          <AlertSetting />
          {spanDays !== undefined && <SpanSetting spanDays={spanDays} />}
        </div>
      </Popover>
    </PopoverTrigger>
  );
}

function AlertSetting() {
  const { preferences } = usePageState();
  const tell = useTell();
  const alertAt = usePreferences((state) => state.watchAlertAt);
  const counts = alertAt === null || OFTEN.some((each) => each === alertAt) ? [] : [alertAt];
  const offered = [...OFTEN, ...counts].toSorted((a, b) => a - b);
  const choose = async (value: string) => {
    const watchAlertAt = value === NEVER ? null : Number(value);
    const reply = await preferences.change({ watchAlertAt });
    if (!reply.ok) tell.failure(reply.error);
  };
  return (
    <div className={styles.setting}>
      <Select
        label={t("watchers.alert-at")}
        options={[
          ...offered.map((count) => ({
            value: String(count),
            label: t("watchers.alert-at-count", { count }),
          })),
          { value: NEVER, label: t("watchers.alert-never") },
        ]}
        value={alertAt === null ? NEVER : String(alertAt)}
        onChange={(value) => void choose(value)}
      />
      <p className={styles.soft}>
        {t(alertAt === null ? "watchers.alert-never-means" : "watchers.alert-means")}
      </p>
    </div>
  );
}
