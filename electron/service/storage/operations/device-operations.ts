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
    const { count } = await db
      .selectFrom("device")
      .select((query) => query.fn.countAll<number>().as("count"))
      .where("accountId", "=", device.accountId)
      .where("endedAt", "is", null)
      .executeTakeFirstOrThrow();
    if (count >= limits.devices) {
      throw new AppError("too-many", `an account has at most ${limits.devices} devices`);
    }
    await insertDevice(db, device);
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
  "device:end": write(async (db, { accountId, deviceId, reason, now }: DeviceEnd) => {
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
  }),
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
