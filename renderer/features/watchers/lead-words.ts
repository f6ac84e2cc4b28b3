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

export interface LeadInput {
  /** Those within the span. */
  readonly rows: readonly WatchRow[];
  /** “30 days” */
  readonly span: string;
  /** Whether anybody watched in it without a name. */
  readonly isAnonymousToo: boolean;
}

/** What the picture below shows, in plain words. */
export function leadWords({ rows, span, isAnonymousToo }: LeadInput): LeadWords {
  const watchers = rows.filter(isWatcher);
  const count = watchers.length;
  if (count === 0) {
    const key = isAnonymousToo ? "hiding.anonymous-only" : "watchers.lead-nobody";
    return { fact: t(key, { span }), unusual: undefined };
  }
  return {
    fact: t(isAnonymousToo ? "hiding.anonymous-lead" : "watchers.lead", { count, span }),
    unusual: count === 1 && !isAnonymousToo ? wordsOfTheOnlyOne(watchers) : wordsOfSome(watchers),
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
