import type { PresenceDocument } from "../../../shared/contract/presence.ts";
import { principalOf } from "../../../shared/model/address.ts";
import { availabilityOf } from "../../../shared/model/availability.ts";
import { t } from "../../i18n/t.ts";
import type { Person } from "../../state/use-person.ts";
import { lampWord } from "../../ui/lamp-state.ts";
import { lampOf, subscriptionNote } from "../../ui/presence-words.ts";
import { momentWords } from "../../ui/relative-time.ts";
import { activityWords } from "../../ui/said-words.ts";

export interface HeadWords {
  readonly word: string;
  readonly since: string;
  readonly note: string;
  readonly about: string;
}

/** What the head of a person's page says beside their name. */
export function headWords(person: Person, now: number): HeadWords {
  const { buddy, principal, name } = person;
  const document = buddy?.document ?? null;
  const own = document?.person;
  const lamp = lampWord(lampOf(person.reach));
  const said = buddy?.displayName ?? "";
  const about = [
    said === "" || said === name ? "" : t("person.calls-themself", { name: said }),
    principalOf(principal),
    ...(buddy?.buddy.groups ?? []),
  ];
  return {
    word: subscriptionNote(buddy?.subscription ?? null) ?? lamp,
    since: buddy?.subscription?.state === "active" ? sinceWords(person, document, now) : "",
    note: own?.note ?? "",
    about: about.filter((part) => part !== "").join(" · "),
  };
}

function sinceWords(person: Person, document: PresenceDocument | null, now: number): string {
  if (document === null) return "";
  const words = (at: string) => momentWords(Date.parse(at), now);
  if (person.reach === "unknown") {
    const asOf = person.buddy?.asOf;
    const last = lampWord(lampOf(availabilityOf(document)));
    return asOf === null || asOf === undefined
      ? ""
      : t("presence.as-of", { time: words(asOf), note: last });
  }
  if (person.reach === "unavailable") {
    const seen = document.lastSeen;
    return seen === null || seen === undefined ? "" : t("presence.last-on", { time: words(seen) });
  }
  const until = document.person?.until;
  return [
    t("person.since", { time: words(document.timestamp) }),
    until === null || until === undefined ? "" : t("person.until", { time: words(until) }),
    activityWords(document.person?.activities ?? []),
  ]
    .filter((part) => part !== "")
    .join(" · ");
}
