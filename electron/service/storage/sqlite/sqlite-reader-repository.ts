import { PrincipalAddress } from "../../../../shared/contract/address.ts";
import type { ReaderRepository, ReadingAct } from "../../watcher/reader-repository.ts";
import type { ServiceDatabase } from "../service-database.ts";

export function createSqliteReaderRepository(database: ServiceDatabase): ReaderRepository {
  return {
    mayRead: (presentity, reader) => database.run("reader:may-read", { presentity, reader }),
    let: (presentity, reader, isAllowed) =>
      database.run("reader:let", { presentity, reader, isAllowed: isAllowed ? 1 : 0 }),
    record: ({ act, ...reading }) => database.run("reader:record", { ...reading, ...countOf(act) }),
    list: async (presentity, from) => {
      const rows = await database.run("reader:list", { presentity, from });
      return rows.map((row) => ({
        reader: PrincipalAddress.parse(row.reader),
        displayName: row.displayName,
        isAllowed: row.isAllowed === 1,
        firstAt: row.firstAt,
        lastAt: row.lastAt,
        fetchCount: row.fetches,
        subscribeCount: row.subscribes,
        cancelCount: row.cancels,
        refusedCount: row.refusals,
      }));
    },
  };
}

function countOf(act: ReadingAct) {
  return {
    fetches: act === "fetch" ? 1 : 0,
    subscribes: act === "subscribe" ? 1 : 0,
    cancels: act === "cancel" ? 1 : 0,
    refusals: act === "refusal" ? 1 : 0,
  };
}
