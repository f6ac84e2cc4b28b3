import { t } from "../../i18n/t.ts";
import { paceWords } from "./pace.ts";
import { comesAndGoes, isPoller } from "./unusual.ts";
import { isWatcher, type WatchRow } from "./watch-row.ts";

export interface LeadWords {
  /** “11 people watched you in the last 30 days.” */
  readonly fact: string;
  /** “One of them looks every 5 minutes, and one keeps coming and going.” */
  readonly unusual: string | undefined;
}

/** What the picture below shows, in plain words. `rows` are those within the span. */
export function leadWords(rows: readonly WatchRow[], span: string): LeadWords {
  const watchers = rows.filter(isWatcher);
  const count = watchers.length;
  if (count === 0) return { fact: t("watchers.lead-nobody", { span }), unusual: undefined };
  return {
    fact: t("watchers.lead", { count, span }),
    unusual: count === 1 ? wordsOfTheOnlyOne(watchers) : wordsOfSome(watchers),
  };
}

function paceOf(rows: readonly WatchRow[]): string {
  return paceWords(rows[0]?.entry.pollIntervalMs ?? 0);
}

function wordsOfTheOnlyOne(rows: readonly WatchRow[]): string | undefined {
  const polls = rows.some(isPoller);
  const comes = rows.some(comesAndGoes);
  if (polls && comes) return t("watchers.lead-only-both", { pace: paceOf(rows) });
  if (polls) return t("watchers.lead-only-poller", { pace: paceOf(rows) });
  return comes ? t("watchers.lead-only-comer") : undefined;
}

function wordsOfSome(rows: readonly WatchRow[]): string | undefined {
  const polling = rows.filter(isPoller);
  const pace = paceOf(polling);
  const pollers = polling.length;
  const comers = rows.filter(comesAndGoes).length;
  if (pollers > 0 && comers > 0) return t("watchers.lead-both", { pollers, pace, comers });
  if (pollers > 0) return t("watchers.lead-pollers", { count: pollers, pace });
  return comers > 0 ? t("watchers.lead-comers", { count: comers }) : undefined;
}
