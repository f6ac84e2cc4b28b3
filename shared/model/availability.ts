import type { PresenceDocument } from "../contract/presence.ts";
import type { Activity } from "../contract/presence-vocabulary.ts";

/** What one lamp can say. `unknown`: nothing is known, or not as of now. */
export type Availability = "available" | "away" | "busy" | "closed" | "unavailable" | "unknown";

const BUSY: ReadonlySet<Activity> = new Set([
  "appointment",
  "busy",
  "meeting",
  "on-the-phone",
  "performance",
  "presentation",
  "steering",
  "worship",
]);
const AWAY: ReadonlySet<Activity> = new Set([
  "away",
  "breakfast",
  "dinner",
  "holiday",
  "in-transit",
  "lunch",
  "meal",
  "permanent-absence",
  "shopping",
  "sleeping",
  "spectator",
  "travel",
  "tv",
  "vacation",
]);

/**
 * Rolls a document up to one lamp. The same for everybody who holds the same document.
 *
 * What is said of the person was chosen by hand and holds for all devices; what a device says of itself,
 * that it went away or is not used, holds for that one.
 *
 * A document without a device is the unavailable one: its tuple says whether the inbox accepts
 * messages, not whether anybody is there (design 4.1: offline and CLOSED are different axes).
 */
export function availabilityOf(document: PresenceDocument | null): Availability {
  if (document === null) return "unknown";
  const here = document.tuples.filter((tuple) => tuple.device !== undefined);
  if (here.length === 0) return "unavailable";
  if (!isAccepting(document)) return "closed";
  const chosen = sayOf(document.person?.activities ?? []);
  if (chosen !== "available") return chosen;
  const devices = new Set(here.map(lightOfDevice));
  return BEST_FIRST.find((light) => devices.has(light)) ?? "available";
}

type Light = "available" | "busy" | "away";

/** Of several devices the one that somebody is at speaks for them (RFC 4479: each speaks for itself alone). */
const BEST_FIRST: readonly Light[] = ["available", "busy", "away"];

function lightOfDevice({ status, device }: PresenceDocument["tuples"][number]): Light {
  const said = sayOf(status.activities);
  return said === "available" && device?.userInput === "idle" ? "away" : said;
}

function sayOf(said: readonly Activity[]): Light {
  const activities = new Set(said);
  if (!activities.isDisjointFrom(BUSY)) return "busy";
  return activities.isDisjointFrom(AWAY) ? "available" : "away";
}

/**
 * Whether an INSTANT MESSAGE would be accepted, from the document alone (RFC 2778: STATUS and
 * INSTANT INBOX ADDRESS suffice to judge readiness). One open tuple for instant messages is enough.
 */
export function isAccepting(document: PresenceDocument): boolean {
  const inboxes = document.tuples.filter((tuple) => tuple.contact?.means === "im");
  return inboxes.length === 0 || inboxes.some((tuple) => tuple.status.basic === "open");
}
