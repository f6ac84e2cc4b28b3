import type { Device, DeviceKind } from "../../../shared/contract/account.ts";
import { t } from "../../i18n/t.ts";
import { useNow } from "../../state/use-page-state.tsx";
import { Button } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import type { IconName } from "../../ui/icon-shapes.tsx";
import { Icon } from "../../ui/icon.tsx";
import { agoWords } from "../../ui/relative-time.ts";
import styles from "./settings.module.css";

const ICONS: Readonly<Record<DeviceKind, IconName>> = {
  desktop: "laptop",
  browser: "globe",
  phone: "phone",
  script: "code",
};

export interface DeviceRowProps {
  readonly device: Device;
  readonly onRemove: () => void;
}

/** One device; the one in front of the person is left by signing out. */
export function DeviceRow({ device, onRemove }: DeviceRowProps) {
  const { kind, label, isCurrent, lastSeenAt } = device;
  const now = useNow(15_000);
  const seen = t("settings.device-seen", { time: agoWords(Date.parse(lastSeenAt), now) });
  return (
    <li className={styles.device}>
      <Icon name={ICONS[kind]} className={styles.sign} />
      <div className={styles.words}>
        <span className={styles.cut} dir="auto">
          {label}
        </span>
        <span className={styles.soft}>
          {isCurrent
            ? t(`settings.${kind}`)
            : t("settings.device-about", { kind: t(`settings.${kind}`), about: seen })}
        </span>
      </div>
      {isCurrent ? (
        <Chip>{t("settings.this-device")}</Chip>
      ) : (
        <Button
          size="small"
          kind="quiet-danger"
          aria-label={t("settings.remove-device", { label })}
          onPress={onRemove}
        >
          {t("settings.remove")}
        </Button>
      )}
    </li>
  );
}
