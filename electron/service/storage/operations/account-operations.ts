import type { Kysely } from "kysely";
import { PrincipalAddress } from "../../../../shared/contract/address.ts";
import { limits } from "../../../../shared/contract/limits.ts";
import { AppError } from "../../../../shared/result/app-error.ts";
import { operationsOver } from "../../../database/operation.ts";
import type { AccountTables } from "../tables/account-tables.ts";
import { presentityOf } from "../../../../shared/model/address.ts";
import type { MessageTables } from "../tables/message-tables.ts";
import type { PresenceTables } from "../tables/presence-tables.ts";
import { insertDevice, type NewDevice } from "./device-operations.ts";

type Tables = AccountTables & Pick<MessageTables, "inbox"> & Pick<PresenceTables, "presentity">;

const { read, write } = operationsOver<Tables>();

export interface NewAccount {
  readonly account: AccountTables["account"];
  readonly device: NewDevice;
  /** Null where none is needed. */
  readonly invitationHash: string | null;
}

export interface NewInvitation {
  readonly codeHash: string;
  readonly createdBy: string | null;
  readonly createdAt: string;
  readonly expiresAt: string;
}

export const accountOperations = {
  /** The account with its inbox, its first presentity and its first device, or nothing of it. */
  "account:create": write(async (db, { account, device, invitationHash }: NewAccount) => {
    await requireFreeName(db, account);
    await db.insertInto("account").values(account).execute();
    if (invitationHash !== null) await redeem(db, invitationHash, account);
    await db
      .insertInto("inbox")
      .values({ principal: account.principal, last: 0, delivered: 0 })
      .execute();
    const { principal: owner, createdAt } = account;
    const address = presentityOf(PrincipalAddress.parse(owner));
    const says = { label: "", contacts: "[]", markup: "[]" };
    await db
      .insertInto("presentity")
      .values({ address, owner, createdAt, ...says })
      .execute();
    await insertDevice(db, device);
  }),
  "account:find": read(async (db, name: string) =>
    db
      .selectFrom("account")
      .select(["id", "principal", "displayName", "passwordHash"])
      .where("name", "=", name)
      .executeTakeFirst(),
  ),
  /** Nobody is here yet but, perhaps, practice buddies; judged by the invitations the service gave itself. */
  "account:awaits-first": read(async (db) => {
    const own = await db
      .selectFrom("invitation")
      .select("usedBy")
      .where("createdBy", "is", null)
      .execute();
    if (own.length > 0) return own.every(({ usedBy }) => usedBy === null);
    const any = await db.selectFrom("account").select("id").limit(1).executeTakeFirst();
    return any === undefined;
  }),
  "account:profiles": read(async (db, principals: readonly string[]) =>
    db
      .selectFrom("account")
      .select(["id", "principal", "displayName"])
      .where("principal", "in", principals)
      .execute(),
  ),
  "invitation:add": write(async (db, invitation: NewInvitation) => {
    if (invitation.createdBy !== null) await requireRoom(db, invitation.createdBy, invitation);
    await db
      .insertInto("invitation")
      .values({ ...invitation, usedBy: null })
      .execute();
  }),
  "invitation:is-open": read(
    async (db, { codeHash, now }: { readonly codeHash: string; readonly now: string }) => {
      const row = await openInvitation(db, codeHash, now);
      return row !== undefined;
    },
  ),
  /** The domain the accounts here belong to: the one they began with, or this one while there are none. */
  "service:claim-domain": write(async (db, domain: string) => {
    const held = await db
      .selectFrom("serviceSetting")
      .select("value")
      .where("name", "=", "domain")
      .executeTakeFirst();
    const account = await db.selectFrom("account").select("id").limit(1).executeTakeFirst();
    if (held !== undefined && account !== undefined) return held.value;
    await db
      .insertInto("serviceSetting")
      .values({ name: "domain", value: domain })
      .onConflict((conflict) => conflict.column("name").doUpdateSet({ value: domain }))
      .execute();
    return domain;
  }),
};

async function requireFreeName(db: Kysely<Tables>, account: AccountTables["account"]) {
  const similar = await db
    .selectFrom("account")
    .select("name")
    .where((where) =>
      where.or([where("name", "=", account.name), where("skeleton", "=", account.skeleton)]),
    )
    .execute();
  if (similar.some(({ name }) => name === account.name)) {
    throw new AppError("name-taken", "this account name is taken");
  }
  if (similar.length > 0) {
    throw new AppError("name-look-alike", "this account name looks like one that is taken");
  }
}

/** Those that nobody took in time make room. */
async function requireRoom(
  db: Kysely<Tables>,
  createdBy: string,
  { createdAt }: NewInvitation,
): Promise<void> {
  await db
    .deleteFrom("invitation")
    .where("createdBy", "=", createdBy)
    .where("usedBy", "is", null)
    .where("expiresAt", "<=", createdAt)
    .execute();
  const { count } = await db
    .selectFrom("invitation")
    .select((query) => query.fn.countAll<number>().as("count"))
    .where("createdBy", "=", createdBy)
    .where("usedBy", "is", null)
    .executeTakeFirstOrThrow();
  if (count < limits.invitations) return;
  throw new AppError("too-many", `an account has at most ${limits.invitations} open invitations`);
}

function openInvitation(db: Kysely<Tables>, codeHash: string, now: string) {
  return db
    .selectFrom("invitation")
    .select("codeHash")
    .where("codeHash", "=", codeHash)
    .where("usedBy", "is", null)
    .where("expiresAt", ">", now)
    .executeTakeFirst();
}

async function redeem(
  db: Kysely<Tables>,
  codeHash: string,
  account: AccountTables["account"],
): Promise<void> {
  const open = await openInvitation(db, codeHash, account.createdAt);
  if (open === undefined) {
    throw new AppError("invitation-invalid", "this invitation is unknown, used or has expired");
  }
  await db
    .updateTable("invitation")
    .set({ usedBy: account.id })
    .where("codeHash", "=", codeHash)
    .execute();
}
