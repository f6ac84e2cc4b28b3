import type { DeviceKind } from "../../../shared/contract/account.ts";
import type { OwnDeviceUse } from "../../../shared/contract/device-use.ts";
import { t } from "../../i18n/t.ts";
import { lightOf } from "../../state/session/own-light.ts";
import type { ChosenStatus } from "../../state/session/session-store.ts";
import { useNow } from "../../state/use-page-state.tsx";
import { Chip } from "../../ui/chip.tsx";
import type { IconName } from "../../ui/icon-shapes.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Lamp } from "../../ui/lamp.tsx";
import { lampOf } from "../../ui/presence-words.ts";
import { momentWords } from "../../ui/relative-time.ts";
import { type OwnDevice, useOwnDevices } from "./use-own-devices.ts";
import styles from "./status-picker.module.css";

const ICONS: Readonly<Record<DeviceKind, IconName>> = {
  desktop: "laptop",
  browser: "globe",
  phone: "phone",
  script: "code",
};

export interface DevicesFieldProps {
  readonly chosen: ChosenStatus;
}

/** What each of one's own devices says with what is chosen: a choice is of the person, being away is of a device. */
export function DevicesField({ chosen }: DevicesFieldProps) {
  const devices = useOwnDevices();
  if (devices.length === 0) return null;
  return (
    <div className={styles.part}>
      <span className={styles.label}>{t("status-picker.devices")}</span>
      <ul className={styles.devices} aria-label={t("status-picker.devices")}>
        {devices.map((device) => (
          <DeviceRow key={device.device.id} own={device} chosen={chosen} />
        ))}
      </ul>
      {devices.length > 1 && (
        <span className={styles.sentence}>{t("status-picker.devices-best")}</span>
      )}
    </div>
  );
}

interface DeviceRowProps extends DevicesFieldProps {
  readonly own: OwnDevice;
}

function DeviceRow({ own: { device, use }, chosen }: DeviceRowProps) {
  const now = useNow(15_000);
  const light = lightOf(chosen);
  const isAway = chosen.choice === "available" && use.away !== null;
  return (
    <li className={styles.device}>
      <Icon name={ICONS[device.kind]} size="small" className={styles.sign} />
      <span className={styles.deviceName} dir="auto">
        {device.label}
      </span>
      <Lamp state={lampOf(isAway && light === "available" ? "away" : light)} />
      {device.isCurrent && <Chip>{t("status-picker.this-device")}</Chip>}
      <span className={styles.says}>{saysWords(use, isAway, now)}</span>
    </li>
  );
}

function saysWords({ away, lastInput }: OwnDeviceUse, isAway: boolean, now: number): string {
  const parts = [
    isAway && away !== null
      ? t("status-picker.device-away", { note: away.note })
      : t("status-picker.as-chosen"),
    lastInput === null
      ? ""
      : t("status-picker.device-unused", { time: momentWords(Date.parse(lastInput), now) }),
  ];
  return parts.filter((part) => part !== "").join(" · ");
}
