import type {
  LastSeenPrecision,
  PresenceFilter,
  UserInputPrecision,
} from "../contract/presence-filter.ts";
import type { ViewContent } from "./presence-view.ts";

export const SHOW_EVERYTHING: PresenceFilter = {
  devices: "each",
  means: "all",
  activities: true,
  mood: true,
  place: true,
  notes: true,
  userInput: "full",
  lastSeen: "exact",
  markup: true,
};

/** Whether somebody is there, and nothing else. */
export const SHOW_LIGHT_ONLY: PresenceFilter = {
  devices: "one",
  means: "messages",
  activities: false,
  mood: false,
  place: false,
  notes: false,
  userInput: "none",
  lastSeen: "none",
  markup: false,
};

const LAST_SEEN: readonly LastSeenPrecision[] = ["exact", "day", "none"];
const USER_INPUT: readonly UserInputPrecision[] = ["full", "bare", "none"];

/** What both let through: commutative, associative, and a filter with itself is itself. */
export function narrow(a: PresenceFilter, b: PresenceFilter): PresenceFilter {
  return {
    devices: a.devices === "one" ? "one" : b.devices,
    means: a.means === "messages" ? "messages" : b.means,
    activities: a.activities && b.activities,
    mood: a.mood && b.mood,
    place: a.place && b.place,
    notes: a.notes && b.notes,
    userInput: later(USER_INPUT, a.userInput, b.userInput),
    lastSeen: later(LAST_SEEN, a.lastSeen, b.lastSeen),
    markup: a.markup && b.markup,
  };
}

function later<T>(order: readonly T[], a: T, b: T): T {
  return order.indexOf(a) < order.indexOf(b) ? b : a;
}

/**
 * A name for what a filter does: two filters with the same key show the same, so that their watchers
 * share one view (design 4.3). Short, because it is part of every view's key.
 */
export function filterKey(filter: PresenceFilter): string {
  return [
    filter.devices === "each" ? "d" : "",
    filter.means === "all" ? "m" : "",
    filter.activities ? "a" : "",
    filter.mood ? "o" : "",
    filter.place ? "p" : "",
    filter.notes ? "n" : "",
    filter.markup ? "x" : "",
    USER_INPUT.indexOf(filter.userInput),
    LAST_SEEN.indexOf(filter.lastSeen),
  ].join("");
}

/**
 * What a view says that has this filter. Idempotent: what was let through once is let through again.
 *
 * Absence of something means nothing (RFC 4479 §3): withheld and never said look alike.
 */
export function filterContent(content: ViewContent, filter: PresenceFilter): ViewContent {
  const tuples = (filter.userInput === "none" ? withoutUse(content.tuples) : content.tuples)
    .filter(({ contact }) => filter.means === "all" || !contact || contact.means === "im")
    .map((tuple) => filterTuple(tuple, filter));
  const { person, lastSeen } = content;
  return {
    tuples: filter.devices === "one" ? mergeDevices(tuples) : tuples,
    ...(person === undefined ? {} : { person: filterPerson(person, filter) }),
    ...(lastSeen === undefined ? {} : { lastSeen: coarsen(lastSeen, filter.lastSeen) }),
  };
}

/** The moment as exactly as it may be known. Also for what tells it by being new: timestamps and versions. */
export function coarsen(moment: string | null, precision: LastSeenPrecision): string | null {
  if (moment === null || precision === "none") return null;
  return precision === "exact" ? moment : `${moment.slice(0, "2026-01-01".length)}T00:00:00.000Z`;
}

type TupleContent = ViewContent["tuples"][number];
type PersonContent = NonNullable<ViewContent["person"]>;

/**
 * Whether somebody is away is their light, and stays. Which device went away, and what it says in its first
 * and in its second stage, would tell when it was used last: so devices are away all together or not at
 * all, and none has a text. Nothing else that a device says of itself comes with a note.
 */
function withoutUse(tuples: readonly TupleContent[]): TupleContent[] {
  const devices = tuples.filter(({ device }) => device !== undefined);
  const areAllAway = devices.every(({ status }) => status.activities.includes("away"));
  return tuples.map((tuple) => {
    if (tuple.device === undefined) return tuple;
    const { note: _note, ...rest } = tuple;
    if (areAllAway) return rest;
    const activities = tuple.status.activities.filter((activity) => activity !== "away");
    return { ...rest, status: { ...tuple.status, activities } };
  });
}

function filterTuple(tuple: TupleContent, filter: PresenceFilter): TupleContent {
  const { note, device, ...rest } = tuple;
  return {
    ...rest,
    status: { ...tuple.status, activities: filter.activities ? tuple.status.activities : [] },
    ...(note === undefined || !filter.notes ? {} : { note }),
    ...(device === undefined ? {} : { device: filterDevice(device, filter) }),
    markup: filter.markup ? tuple.markup : [],
  };
}

function filterDevice(
  { label, userInput, lastInput }: NonNullable<TupleContent["device"]>,
  filter: PresenceFilter,
): NonNullable<TupleContent["device"]> {
  return {
    ...(label === undefined || filter.devices === "one" ? {} : { label }),
    ...(userInput === undefined || filter.userInput === "none" ? {} : { userInput }),
    ...(lastInput === undefined || filter.userInput !== "full" ? {} : { lastInput }),
  };
}

function filterPerson(person: PersonContent, filter: PresenceFilter): PersonContent {
  const { displayName, activities, note, noteLanguage, until, moods, place } = person;
  const { timeOffset, markup } = person;
  return {
    displayName,
    activities: filter.activities ? activities : [],
    note: filter.notes ? note : "",
    ...(noteLanguage === undefined || !filter.notes ? {} : { noteLanguage }),
    until: filter.notes ? until : null,
    ...(moods === undefined || !filter.mood ? {} : { moods }),
    ...(place === undefined || !filter.place ? {} : { place }),
    ...(timeOffset === undefined || !filter.place ? {} : { timeOffset }),
    ...(markup === undefined || !filter.markup ? {} : { markup }),
  };
}

/** As available as the most available of them. */
function mergeDevices(tuples: readonly TupleContent[]): TupleContent[] {
  const devices = tuples.filter(({ device }) => device !== undefined);
  const [first] = devices;
  if (first === undefined) return [...tuples];
  const best = devices.find((tuple) => rank(tuple) === Math.min(...devices.map(rank))) ?? first;
  const { lastInput: _lastInput, ...device } = best.device ?? {};
  const lastInputs = devices.flatMap((tuple) => tuple.device?.lastInput ?? []).toSorted();
  const lastInput = device.userInput === "idle" ? lastInputs.at(-1) : undefined;
  const { note: _note, ...rest } = best;
  const merged: TupleContent = {
    ...rest,
    key: MERGED,
    device: { ...device, ...(lastInput === undefined ? {} : { lastInput }) },
    markup: [],
  };
  return [merged, ...tuples.filter((tuple) => tuple.device === undefined)];
}

const MERGED = "devices";

function rank({ status, device }: TupleContent): number {
  const isUnused = device?.userInput === "idle" || status.activities.includes("away");
  return (status.basic === "open" ? 0 : 2) + (isUnused ? 1 : 0);
}
