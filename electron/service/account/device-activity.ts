import type { DeviceId } from "../../../shared/contract/account.ts";
import type { Caller, Clock, Log, Sessions } from "../ports.ts";
import { timestamp } from "../system-clock.ts";
import type { AccountRepository } from "./account-repository.ts";

export interface DeviceActivityDeps {
  readonly accounts: Pick<AccountRepository, "markSeen">;
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly log: Log;
}

// "Last seen" is read by people in a list of devices: nobody needs it to the second.
const WRITE_EVERY_MS = 5_000;

/** Remembers when each device was here last, in one write for many. */
export function createDeviceActivity({ accounts, sessions, clock, log }: DeviceActivityDeps) {
  let seen = new Set<DeviceId>();
  let cancel: (() => void) | undefined;

  const write = async (): Promise<void> => {
    cancel = undefined;
    const devices = [...seen];
    seen = new Set();
    if (devices.length === 0) return;
    try {
      await accounts.markSeen(devices, timestamp(clock));
    } catch {
      // Only a line in a list: the next connection brings it up to date.
      log.warn({ count: devices.length }, "the time devices were seen was not written");
    }
  };

  const note = ({ deviceId }: Caller): void => {
    seen.add(deviceId);
    cancel ??= clock.schedule(() => void write(), WRITE_EVERY_MS);
  };

  const stops = [sessions.onDidStart(note), sessions.onDidEnd(note)];
  return {
    stop: async (): Promise<void> => {
      for (const stop of stops) stop();
      cancel?.();
      await write();
    },
  };
}
