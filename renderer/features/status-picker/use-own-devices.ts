import { useEffect, useState } from "react";
import type { Device } from "../../../shared/contract/account.ts";
import type { OwnDeviceUse } from "../../../shared/contract/device-use.ts";
import { selectIsOnline } from "../../state/session/session-store.ts";
import { useNow, usePageState, useSession } from "../../state/use-page-state.tsx";

export interface OwnDevice {
  readonly device: Device;
  readonly use: OwnDeviceUse;
}

/** One's own devices that are here, this one first; asked for anew while the picker is open. Empty while unknown. */
export function useOwnDevices(): readonly OwnDevice[] {
  const { account } = usePageState();
  const isOnline = useSession(selectIsOnline);
  const away = useSession((state) => state.away);
  const now = useNow(15_000);
  const [devices, setDevices] = useState<readonly OwnDevice[]>([]);
  useEffect(() => {
    let isLate = false;
    const ask = async () => {
      const [known, uses] = await Promise.all([account.listDevices(), account.listDeviceUse()]);
      // What was known stays: a failure is told where the status can't be set.
      if (isLate || !known.ok || !uses.ok) return;
      setDevices(joinDevices(known.value.devices, uses.value.devices));
    };
    if (isOnline) void ask();
    return () => {
      isLate = true;
    };
  }, [account, isOnline, away, now]);
  return isOnline ? devices : [];
}

function joinDevices(known: readonly Device[], uses: readonly OwnDeviceUse[]): OwnDevice[] {
  const joined = uses.flatMap((use) => {
    const device = known.find(({ id }) => id === use.deviceId);
    return device === undefined ? [] : [{ device, use }];
  });
  return joined.toSorted((a, b) => Number(b.device.isCurrent) - Number(a.device.isCurrent));
}
