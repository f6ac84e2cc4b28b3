import type { InformationReader } from "../../../shared/contract/watcher-reading.ts";
import { t } from "../../i18n/t.ts";
import { strangerName } from "../../state/replicated/person-name.ts";
import { momentWords } from "../../ui/relative-time.ts";

export function readerName({ reader, displayName }: InformationReader): string {
  return strangerName(reader, displayName);
}

/** “May read · read 3 times, the last time yesterday, 21:40” */
export function readerWords(reader: InformationReader, now: number): string {
  const first = t(reader.isAllowed ? "watchers.may-read" : "watchers.may-not-read");
  return t("watchers.and", { first, second: didWords(reader, now) });
}

function didWords(reader: InformationReader, now: number): string {
  if (reader.isSubscribed) return t("watchers.reads-now");
  if (reader.lastAt === null) return t("watchers.never-read");
  const time = momentWords(Date.parse(reader.lastAt), now);
  const count = reader.fetchCount + reader.subscribeCount;
  if (count > 0) return t("watchers.read-times", { count, time });
  return t("watchers.tried-times", { count: reader.refusedCount, time });
}
