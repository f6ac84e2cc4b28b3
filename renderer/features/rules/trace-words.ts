import { isWithin } from "../../../shared/model/weekly-hours.ts";
import type { TraceStep } from "../../../shared/model/access-trace.ts";
import { t } from "../../i18n/t.ts";
import { fullWords } from "../../ui/clock.ts";
import { givesWords } from "./rule-words.ts";

/** Why a rule did or did not decide about somebody, in one sentence. */
export function traceWords({ rule, outcome }: TraceStep, name: string, at: number): string {
  const { condition, validity } = rule;
  switch (outcome) {
    case "decides":
      return decidingWords({ rule, outcome }, at);
    case "not-in-group":
      return t("rules.outcome-not-in-group", {
        name,
        group: condition.kind === "group" ? condition.group : "",
      });
    case "other-domain":
      return t("rules.outcome-other-domain", {
        name,
        domain: condition.kind === "domain" ? condition.domain : "",
      });
    case "not-yet":
      return t("rules.outcome-not-yet", { time: timeWords(validity?.from) });
    case "over":
      return t("rules.outcome-over", { time: timeWords(validity?.until) });
    case "somebody-else":
    case "known":
    case "too-weak":
      return t(`rules.outcome-${outcome}`, { name });
    case "anonymous":
    case "narrows":
    case "milder":
    case "not-reached":
      return t(`rules.outcome-${outcome}`);
  }
}

function decidingWords({ rule }: TraceStep, at: number): string {
  const { hours, handling } = rule;
  if (hours === null || handling !== "allow") return `${givesWords(rule)}.`;
  const isInside = isWithin(hours.within, new Date(at));
  return t(isInside ? "rules.within-hours" : "rules.outside-hours");
}

function timeWords(at: string | null | undefined): string {
  return at === null || at === undefined ? "" : fullWords(Date.parse(at));
}
