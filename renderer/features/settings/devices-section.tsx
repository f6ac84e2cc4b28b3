import { useState } from "react";
import type { Device } from "../../../shared/contract/account.ts";
import { failureWords } from "../../i18n/failure-words.ts";
import { t } from "../../i18n/t.ts";
import { usePageState } from "../../state/use-page-state.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { Section } from "../../ui/section.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useTell } from "../../ui/use-toasts.tsx";
import { DeviceRow } from "./device-row.tsx";
import { orderDevices } from "./order-devices.ts";
import type { Devices } from "./use-devices.ts";
import styles from "./settings.module.css";

export interface DevicesSectionProps {
  readonly devices: Devices;
}

/** Everything that may act as oneself, each with the way to end that. */
export function DevicesSection({ devices }: DevicesSectionProps) {
  const [removing, setRemoving] = useState<Device | null>(null);
  const remove = useRemove(devices.refresh);
  return (
    <Section title={t("settings.devices")} aside={t("settings.devices-hint")}>
      <DeviceList devices={devices} onRemove={setRemoving} />
      {removing !== null && (
        <Confirm
          isOpen
          onOpenChange={() => setRemoving(null)}
          question={t("settings.remove-question", { label: removing.label })}
          consequence={t(
            removing.kind === "script"
              ? "settings.remove-script-consequence"
              : "settings.remove-consequence",
          )}
          confirmLabel={t("settings.remove")}
          onConfirm={() => void remove(removing)}
        />
      )}
    </Section>
  );
}

interface DeviceListProps extends DevicesSectionProps {
  readonly onRemove: (device: Device) => void;
}

function DeviceList({ devices: { known, failure, refresh }, onRemove }: DeviceListProps) {
  if (known !== null) {
    return (
      <Card kind="rows" isList>
        {orderDevices(known).map((device) => (
          <DeviceRow key={device.id} device={device} onRemove={() => onRemove(device)} />
        ))}
      </Card>
    );
  }
  if (failure === null) return <Skeleton label={t("settings.devices-loading")} rows={3} />;
  return (
    <p className={styles.failure}>
      {failureWords(failure)}
      <Button size="small" onPress={refresh}>
        {t("app.try-again")}
      </Button>
    </p>
  );
}

function useRemove(onRemoved: () => void): (device: Device) => Promise<void> {
  const { account } = usePageState();
  const tell = useTell();
  return async ({ id, label }) => {
    const reply = await account.revokeDevice(id);
    if (reply.ok) tell({ text: t("settings.removed", { label }), icon: "check" });
    else tell.failure(reply.error);
    // Also when it failed: it may be gone already.
    onRemoved();
  };
}
