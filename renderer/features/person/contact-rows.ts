import type { PresenceDocument, PresenceTuple } from "../../../shared/contract/presence.ts";
import { t } from "../../i18n/t.ts";
import type { IconName } from "../../ui/icon-shapes.tsx";

export interface ContactRow {
  readonly id: string;
  readonly icon: IconName;
  readonly address: string;
  /** What kind of contact it is, an unknown one by its own name, and what is said of it. */
  readonly about: string;
  /** Milliseconds since 1970. */
  readonly changedAt: number;
}

const KNOWN = ["tel", "sms", "mailto", "sip", "xmpp", "https", "http"] as const;

/** A device, or the inbox of somebody who is not there; every other tuple is a contact. */
export function isReachable({ device, contact }: PresenceTuple): boolean {
  return device !== undefined || contact === undefined || contact.means === "im";
}

/** One row for each other way to reach somebody. They are text: nothing is called or opened from here. */
export function contactRows({ tuples }: PresenceDocument): readonly ContactRow[] {
  return tuples.flatMap((tuple) => {
    const { id, contact, note = "" } = tuple;
    if (contact === undefined || isReachable(tuple)) return [];
    const { means, address } = contact;
    const about = [meansWords(means), note].filter((part) => part !== "").join(" · ");
    const changedAt = Date.parse(tuple.timestamp);
    return [{ id, icon: iconOf(means), address, about, changedAt }];
  });
}

/** Means is an open list: an unknown one is shown as it came. */
function meansWords(means: string): string {
  const known = KNOWN.find((each) => each === means);
  return known === undefined ? means : t(`person.contact-${known}`);
}

function iconOf(means: string): IconName {
  if (means === "tel" || means === "sms") return "phone";
  return means === "mailto" || means === "xmpp" ? "inbox" : "globe";
}
