import type { Kysely } from "kysely";
import { limits } from "../../../../shared/contract/limits.ts";
import { AppError } from "../../../../shared/result/app-error.ts";
import { operationsOver } from "../../../database/operation.ts";
import { type Param, prepareQuery } from "../../../database/prepared-query.ts";
import type { AccountTables } from "../tables/account-tables.ts";
import type { MessageTables } from "../tables/message-tables.ts";

type Tables = AccountTables & Pick<MessageTables, "inboxCursor">;

const { read, write } = operationsOver<Tables>();

export type NewDevice = Omit<AccountTables["device"], "endedAt" | "endReason">;

export interface DeviceInPlace {
  readonly device: NewDevice;
  readonly connected: readonly string[];
}

export interface DeviceEnd {
  readonly accountId: string;
  readonly deviceId: string;
  readonly reason: "signed-out" | "revoked";
  readonly now: string;
}

// Run at every connection: after a restart everybody comes back at once.
const findByToken = prepareQuery(
  (db: Kysely<Tables>, param: Param<{ readonly tokenHash: string }>) =>
    db
      .selectFrom("device")
      .innerJoin("account", "account.id", "device.accountId")
      .select([
        "device.id as deviceId",
        "device.label",
        "device.kind",
        "device.endReason",
        "account.id as accountId",
        "account.principal",
        "account.displayName",
      ])
      .where("device.tokenHash", "=", param("tokenHash")),
);

export const deviceOperations = {
  "device:add": write(async (db, device: NewDevice) => {
    const { length } = await goodDevices(db, device);
    if (length >= limits.devices) {
      const message = `this account has ${limits.devices} devices already; revoke one that is not needed`;
      throw new AppError("too-many", message);
    }
    await insertDevice(db, device);
  }),
  /** The device that had to go for it, or null. */
  "device:add-or-replace": write(async (db, { device, connected }: DeviceInPlace) => {
    const devices = await goodDevices(db, device);
    const replaced = devices.length < limits.devices ? undefined : leastMissed(devices, connected);
    if (replaced !== undefined) {
      const { accountId, createdAt: now } = device;
      await endDevice(db, { accountId, deviceId: replaced.id, reason: "signed-out", now });
    }
    await insertDevice(db, device);
    return replaced?.id ?? null;
  }),
  "device:find-by-token": read(async (db, tokenHash: string) =>
    findByToken.first(db, { tokenHash }),
  ),
  "device:list": read(async (db, accountId: string) =>
    db
      .selectFrom("device")
      .select(["id", "label", "kind", "createdAt", "lastSeenAt"])
      .where("accountId", "=", accountId)
      .where("endedAt", "is", null)
      .orderBy("createdAt")
      .execute(),
  ),
  /** Whether there was such a device to end. */
  "device:end": write(async (db, end: DeviceEnd) => endDevice(db, end)),
  "device:seen": write(
    async (
      db,
      { deviceIds, now }: { readonly deviceIds: readonly string[]; readonly now: string },
    ) => {
      await db
        .updateTable("device")
        .set({ lastSeenAt: now })
        .where("id", "in", deviceIds)
        .execute();
    },
  ),
};

/** Those whose token is good, in the order in which they were seen last. */
async function goodDevices(db: Kysely<Tables>, { accountId }: Pick<NewDevice, "accountId">) {
  return db
    .selectFrom("device")
    .select(["id", "kind"])
    .where("accountId", "=", accountId)
    .where("endedAt", "is", null)
    .orderBy("lastSeenAt")
    .orderBy("createdAt")
    .execute();
}

type GoodDevice = Awaited<ReturnType<typeof goodDevices>>[number];

/**
 * When scripts were here last is not written down, and what is connected was noted when it came; so "unused for
 * longest" can be told only of the others. But there is always one to go: whoever holds all devices of an account
 * would keep its owner out.
 */
function leastMissed(
  devices: readonly GoodDevice[],
  connected: readonly string[],
): GoodDevice | undefined {
  const others = devices.filter(({ id }) => !connected.includes(id));
  return others.find(({ kind }) => kind !== "script") ?? others[0] ?? devices[0];
}

async function endDevice(
  db: Kysely<Tables>,
  { accountId, deviceId, reason, now }: DeviceEnd,
): Promise<boolean> {
  const ended = await db
    .updateTable("device")
    .set({ endedAt: now, endReason: reason })
    .where("id", "=", deviceId)
    .where("accountId", "=", accountId)
    .where("endedAt", "is", null)
    .executeTakeFirst();
  if (ended.numUpdatedRows === 0n) return false;
  await db.deleteFrom("inboxCursor").where("deviceId", "=", deviceId).execute();
  await forgetLongEnded(db, accountId);
  return true;
}

/** An ended device is kept to know its token again, and to say why it is void; not every one for ever. */
async function forgetLongEnded(
  db: Kysely<Pick<AccountTables, "device">>,
  accountId: string,
): Promise<void> {
  const remembered = db
    .selectFrom("device")
    .select("id")
    .where("accountId", "=", accountId)
    .where("endedAt", "is not", null)
    .orderBy("endedAt", "desc")
    .limit(limits.devices);
  await db
    .deleteFrom("device")
    .where("accountId", "=", accountId)
    .where("endedAt", "is not", null)
    .where("id", "not in", remembered)
    .execute();
}

export async function insertDevice(
  db: Kysely<Pick<AccountTables, "device">>,
  device: NewDevice,
): Promise<void> {
  await db
    .insertInto("device")
    .values({ ...device, endedAt: null, endReason: null })
    .execute();
}
