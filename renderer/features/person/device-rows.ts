import type { PresenceDocument, PresenceTuple } from "../../../shared/contract/presence.ts";
import { availabilityOf, type Availability } from "../../../shared/model/availability.ts";
import { t } from "../../i18n/t.ts";
import type { IconName } from "../../ui/icon-shapes.tsx";
import type { LampState } from "../../ui/lamp-state.ts";
import { lampOf } from "../../ui/presence-words.ts";
import { isReachable } from "./contact-rows.ts";

export interface DeviceRow {
  readonly id: string;
  readonly icon: IconName;
  readonly lamp: LampState;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly changedAt: number;
  readonly about: string;
  readonly availability: Availability;
}

/** One row for each device of a document, or for its inbox alone: its means, and what it says. */
export function deviceRows(document: PresenceDocument): readonly DeviceRow[] {
  return document.tuples.filter(isReachable).map((tuple) => {
    // By the very rule that rolls a whole document up: one device is a document with one tuple.
    const availability = availabilityOf({ ...document, tuples: [tuple] });
    return {
      id: tuple.id,
      icon: iconOf(tuple),
      lamp: lampOf(availability),
      name: nameOf(tuple),
      changedAt: Date.parse(tuple.timestamp),
      about: aboutTuple(tuple),
      availability,
    };
  });
}

const REACH: Readonly<Record<Availability, number>> = {
  available: 0,
  busy: 1,
  away: 2,
  closed: 3,
  unavailable: 4,
  unknown: 5,
};

/** The device that decides what the lamp says; undefined when there is nothing to choose between. */
export function mostReachable(rows: readonly DeviceRow[]): DeviceRow | undefined {
  if (rows.length < 2) return undefined;
  return rows.toSorted((a, b) => REACH[a.availability] - REACH[b.availability])[0];
}

function nameOf({ device }: PresenceTuple): string {
  if (device !== undefined) return device.label ?? t("person.device-unnamed");
  return t("person.inbox");
}

function iconOf({ device, contact }: PresenceTuple): IconName {
  if (contact?.means === "tel") return "phone";
  if (device === undefined) return "inbox";
  return /phone|mobile|pixel|android/i.test(device.label ?? "") ? "phone" : "laptop";
}

function aboutTuple(tuple: PresenceTuple): string {
  const means = meansWords(tuple);
  const parts = tuple.device === undefined ? aboutInbox(tuple) : [means, inputWords(tuple)];
  return [...parts, tuple.note ?? ""].filter((part) => part !== "").join(" · ");
}

function aboutInbox(tuple: PresenceTuple): string[] {
  return [t(tuple.status.basic === "open" ? "person.inbox-open" : "person.inbox-closed")];
}

function inputWords({ status, device }: PresenceTuple): string {
  if (status.basic === "closed") return t("person.device-closed");
  // Withheld and not said look alike.
  return device?.userInput === undefined ? "" : t(`person.device-${device.userInput}`);
}

function meansWords({ contact }: PresenceTuple): string {
  if (contact === undefined) return "";
  // An unknown means is kept and shown as it came.
  return contact.means === "im" ? t("person.means-im") : t("person.means-other", contact);
}
