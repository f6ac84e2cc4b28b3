import type { WatcherInformation } from "../../../shared/contract/watcher.ts";
import { watcherInfoCsv } from "../../../shared/model/watcher-info-csv.ts";
import { watcherInfoXml } from "../../../shared/model/watcher-info-xml.ts";
import type { FileToSave } from "../../ui/save-file.ts";

export const LEDGER_FORMATS = ["csv", "xml"] as const;
export type LedgerFormat = (typeof LEDGER_FORMATS)[number];

/** The whole span as a file, named after the day up to which it tells. */
export function ledgerFile(information: WatcherInformation, format: LedgerFormat): FileToSave {
  const name = `porchlight-watchers-${information.to.slice(0, 10)}.${format}`;
  if (format === "csv") return { name, type: "text/csv", text: watcherInfoCsv(information) };
  const text = watcherInfoXml({ information, version: 0, since: null });
  return { name, type: "application/watcherinfo+xml", text };
}
