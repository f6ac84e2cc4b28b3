import type { Kysely } from "kysely";
import type { StatusSetting } from "../../../../shared/contract/presence.ts";
import { operationsOver } from "../../../database/operation.ts";
import { type Param, prepareQuery } from "../../../database/prepared-query.ts";
import type { AccountTables } from "../tables/account-tables.ts";
import type { PresenceTables } from "../tables/presence-tables.ts";

type Tables = PresenceTables & Pick<AccountTables, "account">;

const { read, write } = operationsOver<Tables>();

type View = PresenceTables["presenceView"];
type Publication = PresenceTables["publication"];
type Apart = PresenceTables["apartView"];
type Filtered = PresenceTables["filteredView"];

export interface ViewToSave {
  readonly view: View;
  readonly filtered: readonly PresenceTables["filteredView"][];
  readonly light: { readonly at: string; readonly brightness: "lit" | "dimmed" | null } | null;
}

// Run for everybody who signs in, goes idle or changes their status.
const saveView = prepareQuery((db: Kysely<Tables>, param: Param<View>) =>
  db
    .insertInto("presenceView")
    .values({
      presentity: param("presentity"),
      view: param("view"),
      signedOffAt: param("signedOffAt"),
      signedOffBasic: param("signedOffBasic"),
    })
    .onConflict((conflict) =>
      conflict.column("presentity").doUpdateSet((row) => ({
        view: row.ref("excluded.view"),
        signedOffAt: row.ref("excluded.signedOffAt"),
        signedOffBasic: row.ref("excluded.signedOffBasic"),
      })),
    ),
);

const saveFiltered = prepareQuery((db: Kysely<Tables>, param: Param<Filtered>) =>
  db
    .insertInto("filteredView")
    .values({
      presentity: param("presentity"),
      key: param("key"),
      filter: param("filter"),
      view: param("view"),
    })
    .onConflict((conflict) =>
      conflict
        .columns(["presentity", "key"])
        .doUpdateSet((row) => ({ view: row.ref("excluded.view") })),
    ),
);

const savePublication = prepareQuery((db: Kysely<Tables>, param: Param<Publication>) =>
  db
    .insertInto("publication")
    .values({
      principal: param("principal"),
      deviceId: param("deviceId"),
      label: param("label"),
      userInput: param("userInput"),
      lastInput: param("lastInput"),
      awayStage: param("awayStage"),
      awayNote: param("awayNote"),
    })
    .onConflict((conflict) =>
      conflict.columns(["principal", "deviceId"]).doUpdateSet((row) => ({
        label: row.ref("excluded.label"),
        userInput: row.ref("excluded.userInput"),
        lastInput: row.ref("excluded.lastInput"),
        awayStage: row.ref("excluded.awayStage"),
        awayNote: row.ref("excluded.awayNote"),
      })),
    ),
);

export const presenceOperations = {
  /** Everything about these principals' presentities, table by table. At most a few hundred at once. */
  "presence:load": read(async (db, principals: readonly string[]) => {
    const presentities = await db
      .selectFrom("presentity")
      .selectAll()
      .where("owner", "in", principals)
      .orderBy("createdAt")
      .execute();
    const addresses = presentities.map(({ address }) => address);
    return {
      accounts: await db
        .selectFrom("account")
        .select(["principal", "displayName"])
        .where("principal", "in", principals)
        .execute(),
      publications: await db
        .selectFrom("publication")
        .selectAll()
        .where("principal", "in", principals)
        .execute(),
      presentities,
      ...(await loadPresentities(db, addresses)),
    };
  }),
  "presence:live": read(async (db) => {
    const timed = db
      .selectFrom("statusSetting")
      .innerJoin("presentity", "presentity.address", "statusSetting.presentity")
      .select("owner as principal")
      .where("until", "is not", null);
    const rows = await db.selectFrom("publication").select("principal").union(timed).execute();
    const alive = await db.selectFrom("presenceAlive").select("at").executeTakeFirst();
    return { principals: rows.map(({ principal }) => principal), aliveAt: alive?.at ?? null };
  }),
  "presence:save-setting": write(async (db, setting: SettingToSave) => {
    await saveSetting(db, setting);
  }),
  "presence:save-publication": write(async (db, publication: Publication) => {
    await savePublication.run(db, publication);
  }),
  "presence:remove-publications": write(
    async (db, gone: { readonly principal: string; readonly deviceIds: readonly string[] }) => {
      await db
        .deleteFrom("publication")
        .where("principal", "=", gone.principal)
        .where("deviceId", "in", gone.deviceIds)
        .execute();
    },
  ),
  "presence:save-view": write(async (db, { view, filtered, light }: ViewToSave) => {
    await saveView.run(db, view);
    for (const one of filtered) await saveFiltered.run(db, one);
    if (light !== null) await changeLight(db, view.presentity, light);
  }),
  "presence:save-filtered": write(async (db, view: Filtered) => {
    await saveFiltered.run(db, view);
  }),
  "presence:drop-filtered": write(
    async (db, gone: { readonly presentity: string; readonly keys: readonly string[] }) => {
      await db
        .deleteFrom("filteredView")
        .where("presentity", "=", gone.presentity)
        .where("key", "in", gone.keys)
        .execute();
    },
  ),
  "presence:save-apart": write(async (db, apart: Apart) => {
    await saveApart(db, apart);
  }),
  "presence:remove-apart": write(async (db, pair: Pick<Apart, "presentity" | "watcher">) => {
    await removeApart(db, pair);
  }),
  "presence:keep-alive": write(async (db, at: string) => {
    await db
      .insertInto("presenceAlive")
      .values({ only: 1, at })
      .onConflict((conflict) => conflict.column("only").doUpdateSet({ at }))
      .execute();
  }),
};

export interface SettingToSave {
  readonly presentity: string;
  readonly setting: StatusSetting;
}

export async function saveSetting(
  db: Kysely<Pick<PresenceTables, "statusSetting">>,
  { presentity, setting }: SettingToSave,
): Promise<void> {
  const { choice, note, details, until, then: fallback, setAt } = setting;
  const row = {
    choice,
    note,
    details: JSON.stringify(details),
    until,
    thenChoice: fallback?.choice ?? null,
    thenNote: fallback?.note ?? null,
    thenDetails: fallback === null ? null : JSON.stringify(fallback.details),
    setAt,
    setBy: setting.setBy ?? null,
    thenSetBy: fallback?.setBy ?? null,
  };
  await db
    .insertInto("statusSetting")
    .values({ presentity, ...row })
    .onConflict((conflict) => conflict.column("presentity").doUpdateSet(row))
    .execute();
}

async function loadPresentities(db: Kysely<Tables>, addresses: readonly string[]) {
  return {
    delegates: await db
      .selectFrom("presentityDelegate")
      .selectAll()
      .where("presentity", "in", addresses)
      .execute(),
    settings: await db
      .selectFrom("statusSetting")
      .selectAll()
      .where("presentity", "in", addresses)
      .execute(),
    views: await db
      .selectFrom("presenceView")
      .selectAll()
      .where("presentity", "in", addresses)
      .execute(),
    aparts: await db
      .selectFrom("apartView")
      .selectAll()
      .where("presentity", "in", addresses)
      .execute(),
    filtered: await db
      .selectFrom("filteredView")
      .selectAll()
      .where("presentity", "in", addresses)
      .execute(),
  };
}

async function changeLight(
  db: Kysely<PresenceTables>,
  presentity: string,
  { at, brightness }: NonNullable<ViewToSave["light"]>,
): Promise<void> {
  await db
    .updateTable("lightInterval")
    .set({ to: at })
    .where("presentity", "=", presentity)
    .where("to", "is", null)
    .execute();
  if (brightness === null) return;
  await db
    .insertInto("lightInterval")
    .values({ presentity, from: at, to: null, brightness })
    // Two changes within a millisecond, or a clock that went back: the light as it is now counts.
    .onConflict((conflict) =>
      conflict.columns(["presentity", "from"]).doUpdateSet({ to: null, brightness }),
    )
    .execute();
}

export async function saveApart(
  db: Kysely<Pick<PresenceTables, "apartView">>,
  { presentity, watcher, ...shown }: Apart,
): Promise<void> {
  await db
    .insertInto("apartView")
    .values({ presentity, watcher, ...shown })
    .onConflict((conflict) => conflict.columns(["presentity", "watcher"]).doUpdateSet(shown))
    .execute();
}

export async function removeApart(
  db: Kysely<Pick<PresenceTables, "apartView">>,
  { presentity, watcher }: Pick<Apart, "presentity" | "watcher">,
): Promise<void> {
  await db
    .deleteFrom("apartView")
    .where("presentity", "=", presentity)
    .where("watcher", "=", watcher)
    .execute();
}
