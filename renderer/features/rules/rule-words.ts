import type {
  AccessCondition,
  AccessGrant,
  AccessHandling,
  WeeklyHours,
} from "../../../shared/contract/access.ts";
import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import { t } from "../../i18n/t.ts";
import type { ChipProps } from "../../ui/chip.tsx";
import { fullWords, weekday } from "../../ui/clock.ts";
import type { IconName } from "../../ui/icon-shapes.tsx";
import { filterWords } from "./filter-words.ts";

export type NameOf = (person: PrincipalAddress) => string;

/** Whom a rule is about. */
export function whoWords(condition: AccessCondition, nameOf: NameOf): string {
  switch (condition.kind) {
    case "person":
      return nameOf(condition.person);
    case "group":
      return condition.group;
    case "domain":
      return t("rules.who-domain", { domain: condition.domain });
    case "authenticated":
      return t("rules.who-authenticated");
    case "anonymous":
      return t("rules.who-anonymous");
  }
}

/** What a rule gives, on one line. */
export function givesWords(grant: AccessGrant): string {
  const given =
    grant.handling === "allow" ? allowWords(grant) : [t(`rules.gives-${grant.handling}`)];
  return [...given, levelWords(grant), ...spanWords(grant)]
    .filter((part) => part !== "")
    .join(", ");
}

function allowWords({ shows, permits, hours }: AccessGrant): string[] {
  const { fetch, subscribe } = permits;
  return [
    filterWords(shows),
    hours === null ? "" : hoursWords(hours.within),
    hours === null ? "" : t("rules.gives-otherwise", { shown: filterWords(hours.otherwise) }),
    fetch && !subscribe ? t("rules.gives-fetch-only") : "",
    subscribe && !fetch ? t("rules.gives-subscribe-only") : "",
  ];
}

function levelWords({ minimumLevel }: AccessGrant): string {
  return minimumLevel === "verified-device" || minimumLevel === "signed"
    ? t(`rules.${minimumLevel}`)
    : "";
}

function spanWords({ validity }: AccessGrant): string[] {
  const { from = null, until = null } = validity ?? {};
  return [
    from === null ? "" : t("rules.gives-from", { time: fullWords(Date.parse(from)) }),
    until === null ? "" : t("rules.gives-until", { time: fullWords(Date.parse(until)) }),
  ];
}

/** “Mon–Fri 08:00–18:00” */
export function hoursWords({ days, from, to }: WeeklyHours): string {
  return t("rules.gives-hours", { days: daysWords(days), from, to });
}

function daysWords(days: readonly number[]): string {
  const sorted = [...new Set(days)].toSorted((a, b) => a - b);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return "";
  const isRow = sorted.length > 2 && last - first === sorted.length - 1;
  return isRow ? `${dayWord(first)}–${dayWord(last)}` : sorted.map(dayWord).join(" ");
}

/** 1 is Monday. */
export function dayWord(day: number): string {
  // The first of January 2024 was a Monday.
  return weekday(new Date(2024, 0, day, 12).getTime());
}

interface HandlingLook {
  readonly tone: NonNullable<ChipProps["tone"]>;
  readonly icon: IconName;
}

export const HANDLING_LOOKS: Readonly<Record<AccessHandling, HandlingLook>> = {
  allow: { tone: "ok", icon: "check" },
  confirm: { tone: "ask", icon: "info" },
  "polite-block": { tone: "quiet", icon: "eye-off" },
  block: { tone: "danger", icon: "block" },
};
