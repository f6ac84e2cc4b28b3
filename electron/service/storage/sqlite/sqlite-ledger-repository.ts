import { PresentityAddress, PrincipalAddress } from "../../../../shared/contract/address.ts";
import { ruleBook } from "../../../../shared/model/access-book.ts";
import type { LedgerRepository, LedgerRow } from "../../watcher/ledger-repository.ts";
import type { OutputOf } from "../../../database/operation.ts";
import type { ServiceDatabase } from "../service-database.ts";
import type { ServiceOperations } from "../service-operations.ts";
import { groupsByPerson, ruleOf } from "./sqlite-access-rule-repository.ts";

type Read = OutputOf<ServiceOperations["ledger:read"]>;

export function createSqliteLedgerRepository(database: ServiceDatabase): LedgerRepository {
  return {
    record: (fetches) => database.run("ledger:record", fetches),
    countAnonymous: async (acts) =>
      (await database.run("anonymous:count", acts)).map((one) => PresentityAddress.parse(one)),
    read: async (presentity, span) => {
      const read = await database.run("ledger:read", { presentity, ...span });
      const anonymous = read.anonymous.map((hour) => ({ ...hour, presentity }));
      return { rows: rowsOf(read), anonymous, light: read.light.toReversed() };
    },
    span: (presentity) => database.run("ledger:span", presentity),
    setSpan: (presentity, days, now) => database.run("ledger:set-span", { presentity, days, now }),
    prune: (now) => database.run("ledger:prune", now),
  };
}

function rowsOf({ entries, decided, sums, marks, stays, refusals }: Read): LedgerRow[] {
  const sumsOf = new Map(sums.map((row) => [row.watcher, row]));
  const marksOf = Map.groupBy(marks, (row) => row.watcher);
  const staysOf = Map.groupBy(stays.toReversed(), (row) => row.watcher);
  const refusalsOf = Map.groupBy(refusals, (row) => row.watcher);
  const book = ruleBook(decided.rules.map(ruleOf));
  const groupsOf = groupsByPerson(decided.groups);
  return entries.map(({ watcher: raw, ...entry }) => {
    const watcher = PrincipalAddress.parse(raw);
    const groups = groupsOf.get(watcher) ?? new Set<string>();
    const subject = { watcher, groups, level: entry.authenticationLevel };
    const own = sumsOf.get(watcher);
    return {
      ...entry,
      watcher,
      groups,
      rules: book.about(subject),
      fetchCount: own?.fetches ?? 0,
      intervals: {
        count: own?.intervals ?? 0,
        sumMs: own?.intervalSum ?? 0,
        sumOfSquares: own?.intervalSquares ?? 0,
      },
      subscribeCount: own?.subscribes ?? 0,
      cancelCount: own?.cancels ?? 0,
      refusedCount: own?.refusals ?? 0,
      fetches: (marksOf.get(watcher) ?? []).map(({ at, count, isLit }) => ({
        at,
        count,
        isLit: isLit === 1,
      })),
      stays: (staysOf.get(watcher) ?? []).map(({ from, to, view }) => ({ from, to, view })),
      refusals: (refusalsOf.get(watcher) ?? []).map(({ at }) => at),
    };
  });
}
