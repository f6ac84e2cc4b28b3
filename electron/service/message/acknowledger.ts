import type { DeviceId, DeviceKind } from "../../../shared/contract/account.ts";
import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import type { MessageRepository } from "./message-repository.ts";
import type { ReceiptTeller } from "./receipt-teller.ts";

interface Acknowledging {
  readonly principal: PrincipalAddress;
  readonly deviceId: DeviceId;
  readonly deviceKind: DeviceKind;
}

/** Moves a device's cursor; resolves when that, or something beyond it, is on the disk. */
export type Acknowledge = (device: Acknowledging, through: number) => Promise<void>;

export interface AcknowledgerDeps {
  readonly messages: Pick<MessageRepository, "acknowledge">;
  readonly receipts: Pick<ReceiptTeller, "tell">;
}

interface Gathering {
  through: number;
  readonly written: Promise<void>;
}

/**
 * A cursor only moves forward, so while one move of a device is being written the next ones become a
 * single one: a device in a busy conversation acknowledges far more often than it needs to.
 */
export function createAcknowledger(deps: AcknowledgerDeps): Acknowledge {
  const writing = new Map<DeviceId, Promise<void>>();
  const gathering = new Map<DeviceId, Gathering>();

  const begin = (device: Acknowledging, through: number): Promise<void> => {
    const { deviceId } = device;
    const written = write(deps, device, through).finally(() => {
      if (writing.get(deviceId) === written) writing.delete(deviceId);
    });
    writing.set(deviceId, written);
    return written;
  };

  const gather = (device: Acknowledging, through: number, current: Promise<void>): Gathering => {
    const writeNext = (): Promise<void> => {
      const reached = gathering.get(device.deviceId)?.through ?? through;
      gathering.delete(device.deviceId);
      return begin(device, reached);
    };
    // Whether the move before succeeded concerns only who asked for it.
    return { through, written: current.then(writeNext, writeNext) };
  };

  return (device, through) => {
    const current = writing.get(device.deviceId);
    if (current === undefined) return begin(device, through);
    const next = gathering.get(device.deviceId) ?? gather(device, through, current);
    next.through = Math.max(next.through, through);
    gathering.set(device.deviceId, next);
    return next.written;
  };
}

async function write(
  { messages, receipts }: AcknowledgerDeps,
  { principal: owner, deviceId, deviceKind }: Acknowledging,
  through: number,
): Promise<void> {
  const isPerson = deviceKind !== "script";
  const move = { inbox: owner, device: deviceId, through, isPerson };
  for (const sender of await messages.acknowledge(move)) receipts.tell({ owner, sender });
}
